package shequtong.residency.joining;

import static java.time.DayOfWeek.FRIDAY;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import shequtong.organization.HolidayCalendar;
import shequtong.web.Moments;

/** Days on which a committee works, by Shanghai's clock: holidays are left out, and made-up Sundays count (R15, R31). */
@Component
public class WorkingDays {

    /** The longest holidays move a deadline by less. */
    private static final int AHEAD = 60;

    private final ObjectProvider<HolidayCalendar> calendars;

    WorkingDays(ObjectProvider<HolidayCalendar> calendars) {
        this.calendars = calendars;
    }

    public Instant after(Instant start, int days) {
        var first = start.atZone(Moments.SHANGHAI);
        var exceptions = new HashMap<LocalDate, Boolean>();
        calendars.forEach(it -> exceptions.putAll(
                it.exceptions(first.toLocalDate(), first.toLocalDate().plusDays(days + AHEAD))));
        var at = onWork(first, exceptions);
        for (var i = 0; i < days; i++) at = onWork(at.plusDays(1), exceptions);
        return at.toInstant();
    }

    private static ZonedDateTime onWork(ZonedDateTime at, Map<LocalDate, Boolean> exceptions) {
        var day = at;
        while (!exceptions.getOrDefault(day.toLocalDate(), day.getDayOfWeek().compareTo(FRIDAY) <= 0))
            day = day.plusDays(1);
        return day;
    }
}
