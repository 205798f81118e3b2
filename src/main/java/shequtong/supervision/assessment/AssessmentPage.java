package shequtong.supervision.assessment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shequtong.web.Html;

/**
 * The list of a month.
 *
 * @param report what is shown; none before anything was issued
 * @param next where the next page begins
 * @param takes whether this desk sees enough to take it along
 */
record AssessmentPage(
        String path,
        Choices choices,
        @Nullable Head report,
        List<Weights.Indicator> indicators,
        List<Line> rows,
        @Nullable Integer next,
        boolean decides,
        boolean takes,
        UUID once)
        implements Html {

    record Choice(String value, String label, boolean current) {}

    record Choices(List<Choice> kinds, List<Choice> months, List<Choice> peers, String q) {

        String kind() {
            return current(kinds);
        }

        String month() {
            return current(months);
        }

        /** Streets are all of one type. */
        boolean typed() {
            return peers.size() > 1;
        }

        String peersChosen() {
            return current(peers);
        }

        String query() {
            return "kind=" + kind() + "&month=" + month() + "&peers=" + peersChosen() + "&q="
                    + java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8);
        }

        private static String current(List<Choice> all) {
            return all.stream()
                    .filter(Choice::current)
                    .map(Choice::value)
                    .findFirst()
                    .orElse("");
        }
    }

    /** @param counted 截至几时 */
    record Head(String title, String state, java.time.Instant counted, String reason) {}

    /** @param change places gained among its peers since the month before; none where there is nothing to compare */
    record Line(
            String path,
            String label,
            String rank,
            String peers,
            List<Cell> cells,
            String score,
            @Nullable Integer change) {

        /** On paper, where no colour says it: 升2位, 降1位. */
        String moved() {
            if (change == null || change == 0) return "—";
            return (change > 0 ? "升" : "降") + Math.abs(change) + "位";
        }
    }

    /** A rate as it is printed: rounded down to a tenth, so that 100 is never said of less; 暂无 of nothing (R91). */
    record Cell(String indicator, int part, int whole) {

        static Cell of(String indicator, Rows.@Nullable Figure it) {
            return it == null ? new Cell(indicator, 0, 0) : new Cell(indicator, it.part(), it.whole());
        }

        boolean known() {
            return whole > 0;
        }

        String text() {
            return known() ? tenths() / 10 + "." + tenths() % 10 : "暂无";
        }

        int percent() {
            return (int) (tenths() / 10);
        }

        private long tenths() {
            return known() ? part * 1000L / whole : 0;
        }
    }

    String formula() {
        return String.join(
                " + ",
                indicators.stream()
                        .filter(Weights.Indicator::counts)
                        .map(it -> it.label() + "×" + it.weight() + "%")
                        .toList());
    }
}
