package shequtong.supervision.patrol;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shequtong.supervision.orders.Recent;
import shequtong.supervision.patrol.Lines.Line;
import shequtong.supervision.patrol.Lines.Waiting;
import shequtong.supervision.patrol.Rounds.Round;
import shequtong.web.Html;

/**
 * A patroller's day: three rounds, the communities in them, and the matters of the round that runs.
 *
 * @param patch of the patroller
 * @param oversees whether this desk reads of everybody's days as well
 * @param current the round that runs, if there is a sheet for it
 */
record PatrolPage(
        String base,
        LocalDate day,
        Instant now,
        Rounds.Patch patch,
        boolean oversees,
        List<Box> boxes,
        List<Row> rows,
        List<Line> matters,
        @Nullable Round current,
        List<Recent.Line> issued)
        implements Html {

    /** So long after a round opens its sheet may still be on the way. */
    private static final Duration MAKING = Duration.ofMinutes(15);

    /** One of the three. @param round its sheet, if it has one */
    record Box(
            Turn turn,
            Instant opens,
            Instant closes,
            @Nullable Round round,
            boolean runs) {}

    /** How a community stands in a round. */
    enum Tick {
        NONE,
        OPEN,
        SEEN,
        FAULT
    }

    /** A community, and how it stands in each of the rounds. */
    record Row(String slug, String place, int unanswered, int overdue, Map<Turn, Tick> ticks) {

        Tick tick(Turn turn) {
            return ticks.getOrDefault(turn, Tick.NONE);
        }
    }

    static PatrolPage of(
            String base,
            LocalDate day,
            Instant now,
            Rounds.Patch patch,
            boolean oversees,
            List<Round> rounds,
            List<Line> lines,
            List<Waiting> waiting,
            List<Recent.Line> issued) {
        var boxes = new ArrayList<Box>();
        for (var turn : Turn.values())
            boxes.add(new Box(
                    turn,
                    turn.opens(day),
                    turn.closes(day),
                    rounds.stream().filter(it -> it.turn() == turn).findFirst().orElse(null),
                    turn.runs(day, now)));
        var current = boxes.stream()
                .filter(Box::runs)
                .map(Box::round)
                .flatMap(java.util.stream.Stream::ofNullable)
                .findFirst()
                .orElse(null);
        return new PatrolPage(
                base,
                day,
                now,
                patch,
                oversees,
                boxes,
                rows(lines, waiting),
                lines.stream()
                        .filter(it -> current != null && it.round() == current.id() && it.matter() != null)
                        .toList(),
                current,
                issued);
    }

    private static List<Row> rows(List<Line> lines, List<Waiting> waiting) {
        var rows = new LinkedHashMap<Long, Row>();
        for (var it : lines) {
            var waits = waiting.stream()
                    .filter(one -> one.community() == it.community())
                    .findFirst()
                    .orElse(new Waiting(it.community(), 0, 0));
            var row = rows.computeIfAbsent(
                    it.community(),
                    _ -> new Row(
                            it.slug(), it.place(), waits.unanswered(), waits.overdue(), new EnumMap<>(Turn.class)));
            var tick = it.fault() ? Tick.FAULT : it.opened() ? Tick.SEEN : Tick.OPEN;
            row.ticks().merge(it.turn(), tick, PatrolPage::worse);
        }
        return rows.values().stream()
                .sorted(Comparator.comparing(Row::overdue)
                        .thenComparing(Row::unanswered)
                        .reversed()
                        .thenComparing(Row::slug))
                .toList();
    }

    /** What is not seen yet comes before what was found: there is still something to open. */
    private static Tick worse(Tick one, Tick other) {
        if (one == Tick.OPEN || other == Tick.OPEN) return Tick.OPEN;
        return one == Tick.FAULT || other == Tick.FAULT ? Tick.FAULT : Tick.SEEN;
    }

    static String why(String why) {
        return switch (why) {
            case "OVERDUE" -> "已超时";
            case "REOPENED" -> "重办";
            case "UNANSWERED" -> "未回应";
            default -> "抽查";
        };
    }

    static String style(String why) {
        return switch (why) {
            case "OVERDUE" -> "is-late";
            case "REOPENED" -> "is-doing";
            case "UNANSWERED" -> "is-new";
            default -> "is-closed";
        };
    }

    static String icon(String why) {
        return switch (why) {
            case "OVERDUE" -> "alarm";
            case "REOPENED" -> "refresh";
            case "UNANSWERED" -> "hourglass-empty";
            default -> "question-mark";
        };
    }

    /** 幸福里、平安坊等 */
    String blind() {
        var names = patch.blind();
        return String.join("、", names.subList(0, Math.min(names.size(), Rounds.Patch.NAMED)))
                + (names.size() > Rounds.Patch.NAMED ? "等" : "");
    }

    /** Why there is no sheet now: they are made in the first minutes of a round, of what its patroller may open. */
    String unmade() {
        var runs = boxes.stream().filter(Box::runs).findFirst();
        if (runs.isPresent())
            return now.isBefore(runs.get().opens().plus(MAKING)) ? "清单正在准备，几分钟就好。" : "这一次没有您能打开的居村，所以没有清单。";
        return boxes.stream()
                .filter(it -> now.isBefore(it.opens()))
                .findFirst()
                .map(it -> "现在不在巡查时间里，到" + it.turn().label() + "的时间就有清单。")
                .orElse("今天的三次巡查都过了。");
    }

    /** Until then what is opened counts for no round: two lie two hours apart (R53). Nothing if it counts now. */
    @Nullable Instant resting() {
        var running = current;
        if (running == null || running.done()) return null;
        return boxes.stream()
                .map(Box::round)
                .filter(it -> it != null && it.turn().number() < running.turn().number() && it.last() != null)
                .map(it -> requireNonNull(requireNonNull(it).last()).plus(Turn.APART))
                .filter(now::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    int left() {
        return current == null ? 0 : current.lines() - current.opened();
    }
}
