package shequtong.residency.roll;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shequtong.identity.Phone;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.FullName;
import shequtong.residency.facts.IdNumber;

/** A file's rows, each by itself: what can be read, and what is wrong with the others, cell by cell. */
record Reading(List<Line> lines, List<Fault> faults) {

    static Reading of(List<Row> rows, Map<String, Long> estates, Clock clock) {
        var lines = new ArrayList<Line>();
        var faults = new ArrayList<Fault>();
        for (var row : rows) {
            var wrong = wrong(row, estates, clock);
            faults.addAll(wrong);
            if (wrong.isEmpty()) lines.add(line(row, estates));
        }
        return new Reading(List.copyOf(lines), List.copyOf(faults));
    }

    private static List<Fault> wrong(Row row, Map<String, Long> estates, Clock clock) {
        var reasons = new HashMap<Column, String>();
        reasons.put(Column.ESTATE, estate(row.at(Column.ESTATE), estates));
        reasons.put(Column.BUILDING, Rules.building(row.at(Column.BUILDING)));
        reasons.put(Column.ROOM, Rules.room(row.at(Column.ROOM)));
        reasons.put(Column.AREA, Rules.area(row.at(Column.AREA)));
        reasons.put(Column.USE, Rules.use(row.at(Column.USE)));
        reasons.put(Column.HEAD, Rules.head(row.at(Column.HEAD)));
        reasons.put(Column.CARD, Rules.card(row.at(Column.CARD), clock));
        reasons.put(Column.PHONE, Rules.phone(row.at(Column.PHONE)));
        reasons.put(Column.MOVED_IN, Rules.movedIn(row.at(Column.MOVED_IN), clock));
        if (inhabited(row)) {
            reasons.put(Column.NAME, Rules.name(row.at(Column.NAME)));
            reasons.put(Column.RELATION, Rules.relation(row.at(Column.RELATION)));
        }
        var faults = new ArrayList<Fault>();
        for (var column : Column.values()) {
            var tooLong = row.at(column).length() > column.max() && column != Column.NAME;
            var reason =
                    tooLong ? column.label() + "太长了，最多%d个字".formatted(column.max()) : reasons.getOrDefault(column, "");
            if (!reason.isEmpty()) faults.add(new Fault(row.number(), column, reason));
        }
        return faults;
    }

    /** A dwelling may stand alone; whatever is said of a person needs one. */
    private static boolean inhabited(Row row) {
        return List.of(Column.NAME, Column.RELATION, Column.HEAD, Column.CARD, Column.PHONE, Column.MOVED_IN).stream()
                .anyMatch(it -> !row.at(it).isEmpty());
    }

    private static String estate(String typed, Map<String, Long> estates) {
        if (typed.isEmpty()) return "缺小区";
        return estates.containsKey(typed) ? "" : "本居村没有这个小区，应是：" + String.join("、", estates.keySet());
    }

    private static Line line(Row row, Map<String, Long> estates) {
        var dwelling = new Dwelling(
                estates.getOrDefault(row.at(Column.ESTATE), 0L),
                Dwelling.building(row.at(Column.BUILDING)),
                Dwelling.room(row.at(Column.ROOM)));
        return new Line(row.number(), dwelling, facts(row), inhabited(row) ? person(row) : null);
    }

    private static Line.Facts facts(Row row) {
        var note = Cells.words(row.at(Column.NOTE));
        return new Line.Facts(
                typed(row, Column.AREA).map(BigDecimal::new).orElse(null),
                Use.of(row.at(Column.USE)).orElse(null),
                note.isEmpty() ? null : note);
    }

    private static Line.Person person(Row row) {
        return new Line.Person(
                FullName.of(row.at(Column.NAME)),
                Rules.relationOf(row.at(Column.RELATION)).orElseThrow(),
                Rules.headOf(row.at(Column.HEAD)).orElse(null),
                card(row.at(Column.CARD)),
                Phone.of(row.at(Column.PHONE)).orElse(null),
                Rules.day(row.at(Column.MOVED_IN)).orElse(null));
    }

    private static @Nullable IdNumber card(String typed) {
        return Rules.known(typed) ? null : IdNumber.of(typed);
    }

    private static Optional<String> typed(Row row, Column column) {
        return Optional.of(row.at(column)).filter(it -> !it.isEmpty());
    }
}
