package shequtong.load.ledger;

import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shequtong.load.Table;

/** What the comparison found, with some keys of what is wrong, to look for them. */
record Verdict(
        Killer killer,
        Duration gap,
        List<Writer.Outcome> outcomes,
        int acknowledged,
        List<String> lost,
        List<String> doubled) {

    private static final List<String> TITLES = List.of(
            "victim",
            "kills",
            "acknowledged",
            "lost",
            "doubled",
            "repeated",
            "saved though error",
            "refused",
            "longest gap s");

    boolean clean() {
        return lost.isEmpty() && doubled.isEmpty();
    }

    @Override
    public String toString() {
        var cells = Stream.of(
                killer.victim().name().toLowerCase(),
                killer.kills(),
                acknowledged,
                lost.size(),
                doubled.size(),
                sum(Writer.Outcome::repeated),
                sum(Writer.Outcome::savedThoughError),
                sum(it -> it.refusals().size()),
                "%.2f".formatted(gap.toMillis() / 1e3));
        var table = Table.of(TITLES, List.of(cells.map(Object::toString).toList()));
        var refusals = outcomes.stream().flatMap(it -> it.refusals().stream()).distinct();
        return table
                + Stream.of(
                                some("lost: ", lost.stream()),
                                some("doubled: ", doubled.stream()),
                                some("refused: ", refusals))
                        .collect(Collectors.joining());
    }

    private int sum(ToIntFunction<Writer.Outcome> of) {
        return outcomes.stream().mapToInt(of).sum();
    }

    private static String some(String title, Stream<String> examples) {
        var text = examples.limit(5).collect(Collectors.joining(", "));
        return text.isEmpty() ? "" : title + text + "\n";
    }
}
