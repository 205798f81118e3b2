package shequtong.supervision.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.web.Html;

/** One who is assessed, with every formula, what was counted for it, and what was said against it. */
record RowPage(
        String list,
        String label,
        String peers,
        Report report,
        String score,
        String rank,
        List<Line> lines,
        List<Version> versions,
        List<Said> contests)
        implements Html {

    /** @param href where the things behind it are listed; none where it has no list of its own */
    record Line(
            Weights.Indicator indicator,
            AssessmentPage.Cell cell,
            @Nullable BigDecimal scored,
            @Nullable String href) {}

    record Version(String href, String label, Instant issuedAt, String reason, boolean current) {}

    record Said(Contests.Contest contest, String indicator) {}
}
