package shequtong.residency.joining;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import shequtong.web.Moments;

/** Monday to Friday by Shanghai's clock. Holidays are not known here: a review due on one is only asked for early. */
public final class WorkingDays {

    private WorkingDays() {}

    public static Instant after(Instant start, int days) {
        var at = onWork(start.atZone(Moments.SHANGHAI));
        for (var i = 0; i < days; i++) at = onWork(at.plusDays(1));
        return at.toInstant();
    }

    private static ZonedDateTime onWork(ZonedDateTime at) {
        var day = at;
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY)
            day = day.plusDays(1);
        return day;
    }
}
