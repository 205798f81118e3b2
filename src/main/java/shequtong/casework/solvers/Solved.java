package shequtong.casework.solvers;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import shequtong.web.Html;

/**
 * Who solved matters of one kind during the last year, in the nearest surroundings where there were enough of them.
 *
 * @param where 本小区, 本居村 or 本街镇; empty when there was none anywhere
 * @param lines the one with most first; body 0 is the committee itself
 */
public record Solved(String where, int total, List<Line> lines) implements Html {

    /** Fewer prove nothing; then the surroundings are widened. */
    private static final int ENOUGH = 3;

    public static final Solved NONE = new Solved("", 0, List.of());

    /** @param label a body is no person */
    record Line(long body, String label, int count) {}

    /** @param estate and so on: how many it solved there; each also counts in the wider one */
    record Row(long body, String label, int estate, int community, int street) {}

    static Solved of(List<Row> rows) {
        return List.of(all("本小区", rows, Row::estate), all("本居村", rows, Row::community), all("本街镇", rows, Row::street))
                .stream()
                .filter(it -> it.total >= (it.where.equals("本街镇") ? 1 : ENOUGH))
                .findFirst()
                .orElse(NONE);
    }

    private static Solved all(String where, List<Row> rows, ToIntFunction<Row> solved) {
        var lines = rows.stream()
                .map(it -> new Line(it.body(), it.label(), solved.applyAsInt(it)))
                .filter(it -> it.count() > 0)
                .sorted(Comparator.comparingInt(Line::count).reversed())
                .toList();
        return new Solved(where, lines.stream().mapToInt(Line::count).sum(), lines);
    }

    public boolean isEmpty() {
        return total == 0;
    }

    /** 近一年本居村同类事解决了12件：安居物业9件、居（村）委会自己3件. */
    String sentence() {
        return "近一年" + where + "同类事解决了" + total + "件："
                + lines.stream()
                        .limit(3)
                        .map(it -> it.label() + it.count() + "件")
                        .collect(Collectors.joining("、"));
    }

    /** To the body that it was sent to. */
    String why(long body) {
        var mine = lines.stream()
                .filter(it -> it.body() == body)
                .mapToInt(Line::count)
                .sum();
        return mine == 0
                ? sentence() + "。您单位还没有办过，办不了请及时联系派单的人"
                : "近一年" + where + "同类事解决了" + total + "件，其中" + mine + "件是您单位办的";
    }
}
