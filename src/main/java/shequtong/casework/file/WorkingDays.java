package shequtong.casework.file;

import static shequtong.web.Moments.SHANGHAI;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;

/**
 * Which days are worked in Shanghai.
 *
 * @param exceptions days that are not what their weekday says, from the calendar
 */
public record WorkingDays(Map<LocalDate, Boolean> exceptions) {

    private static final LocalTime CLOSING = LocalTime.of(18, 0);

    /** Counted from the day after: whatever comes today, at whatever hour, has these days in full. */
    public Instant end(Instant from, int days) {
        var day = from.atZone(SHANGHAI).toLocalDate();
        for (var left = days; left > 0; ) {
            day = day.plusDays(1);
            if (works(day)) left--;
        }
        return closing(day);
    }

    /** How many worked days there are after one moment's day, up to and with the other's. */
    int between(Instant from, Instant to) {
        var last = to.atZone(SHANGHAI).toLocalDate();
        var days = 0;
        for (var day = from.atZone(SHANGHAI).toLocalDate().plusDays(1); !day.isAfter(last); day = day.plusDays(1))
            if (works(day)) days++;
        return days;
    }

    /** When a day's work is over. */
    public static Instant closing(LocalDate day) {
        return day.atTime(CLOSING).atZone(SHANGHAI).toInstant();
    }

    private boolean works(LocalDate day) {
        var weekday = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        return exceptions.getOrDefault(day, weekday);
    }
}
