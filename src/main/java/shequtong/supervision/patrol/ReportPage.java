package shequtong.supervision.patrol;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shequtong.residency.Shown;
import shequtong.web.Html;

/** Who did how much on one day. @param next the mandate the next page begins after */
record ReportPage(
        String path,
        LocalDate day,
        LocalDate today,
        List<Reports.Day> days,
        Function<Long, Shown> names,
        @Nullable Long next)
        implements Html {

    String label() {
        return RoundSights.day(day);
    }

    boolean later() {
        return day.isBefore(today);
    }
}
