package shequtong.load;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What is told of one page. Without a kept block it is void, and tells only why. */
record Row(
        String id,
        OptionalDouble statements,
        List<Block> kept,
        List<Block> dropped,
        boolean steady,
        Usage idle,
        String fault) {

    static final List<String> TITLES = List.of(
            "page",
            "stmts",
            "ours ms",
            "java",
            "pg",
            "floor ms",
            "F",
            "spread",
            "req/s",
            "p50 ms",
            "p99 ms",
            "bytes",
            "errors");

    static Row empty(String id, String fault) {
        return new Row(id, OptionalDouble.empty(), List.of(), List.of(), true, new Usage(1, 0, 0, 0), fault);
    }

    List<String> cells() {
        if (kept.isEmpty()) return List.of(id, "VOID");
        var ours = kept.stream().flatMap(it -> it.ours().stream()).toList();
        var floor = kept.stream().flatMap(it -> it.floor().stream()).toList();
        var ratios = kept.stream().mapToDouble(Block::ratio).sorted().toArray();
        var tally = ours.stream().map(Segment::tally).reduce(new Tally(), Tally::plus);
        var waits = tally.milliseconds(0.5, 0.99);
        return List.of(
                id,
                statements.isPresent() ? number("%.1f", statements.getAsDouble()) : "–",
                number("%.3f", Block.cost(ours)),
                number("%.3f", median(ours, it -> it.each(it.usage().java()))),
                number("%.3f", median(ours, it -> it.each(it.usage().postgres()))),
                number("%.3f", Block.cost(floor)),
                number("%.2f", middle(ratios)),
                number("%.2f", ratios[0]) + "–" + number("%.2f", ratios[ratios.length - 1]),
                number("%.0f", median(ours, Segment::rate)),
                number("%.2f", waits[0]),
                number("%.2f", waits[1]),
                Long.toString(tally.bytesEach()),
                Integer.toString(tally.errors()));
    }

    String note() {
        var told = Stream.of(
                fault.isEmpty() ? "" : "void: " + fault,
                fault.isEmpty() ? blocks() : "",
                steady ? "" : "the warm-up did not become steady",
                number("background subtracted %.3f core", idle.cores()));
        return id + ": " + told.filter(it -> !it.isEmpty()).collect(joining("; "));
    }

    private String blocks() {
        var foreign = Stream.concat(kept.stream(), dropped.stream())
                .mapToDouble(Block::foreign)
                .sorted()
                .toArray();
        return "%d blocks kept, %d dropped for foreign load (".formatted(kept.size(), dropped.size())
                + number("%.2f–", foreign[0])
                + number("%.2f core)", foreign[foreign.length - 1]);
    }

    private static double median(List<Segment> segments, ToDoubleFunction<Segment> of) {
        return middle(segments.stream().mapToDouble(of).sorted().toArray());
    }

    private static double middle(double[] sorted) {
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElseThrow();
    }

    private static String number(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
