package shequtong.residency.joining;

import java.time.Instant;
import java.util.List;
import shequtong.web.Html;

record OverduePage(List<Line> lines) implements Html {

    /** @param oldest when the first of them should have been answered */
    record Line(String community, int people, Instant oldest) {}

    int people() {
        return lines.stream().mapToInt(Line::people).sum();
    }
}
