package shequtong.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days and hours that people choose in a form, as a browser writes them: 2026-05-15, 2026-05-15T18:00. Every one is read
 * here, so that a year has four digits everywhere and nothing is kept that no calendar, and no database, can hold.
 */
public final class Dates {

    private static final Pattern YEAR = Pattern.compile("[1-9]\\d{3}-.{5,}");

    private Dates() {}

    /** What keeps a browser from asking for a year of six digits; nothing for a field that takes no date. */
    static @Nullable String last(String type) {
        return switch (type) {
            case "date" -> "9999-12-31";
            case "datetime-local" -> "9999-12-31T23:59";
            default -> null;
        };
    }

    /** None when it is empty or no day. */
    public static Optional<LocalDate> day(String text) {
        try {
            return YEAR.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** By Shanghai's clock; none when it is empty or no moment of a day. */
    public static Optional<Instant> hour(String text) {
        try {
            return YEAR.matcher(text).matches()
                    ? Optional.of(
                            LocalDateTime.parse(text).atZone(Moments.SHANGHAI).toInstant())
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /**
     * What to say to whoever chose a day further ahead than the form goes; nothing when it is near enough.
     *
     * @param longest from today; the last day counts
     */
    public static Optional<String> tooFar(LocalDate chosen, Period longest, Instant now) {
        var last = LocalDate.ofInstant(now, Moments.SHANGHAI).plus(longest);
        return chosen.isAfter(last)
                ? Optional.of(
                        "最晚可以选到%d年%d月%d日，请重新选".formatted(last.getYear(), last.getMonthValue(), last.getDayOfMonth()))
                : Optional.empty();
    }

    public static Optional<String> tooFar(Instant chosen, Period longest, Instant now) {
        return tooFar(LocalDate.ofInstant(chosen, Moments.SHANGHAI), longest, now);
    }

    /** Whether it was over before, as far as a form can tell, which knows no seconds. */
    public static boolean before(Instant chosen, Instant earliest) {
        return chosen.isBefore(earliest.minusSeconds(60));
    }
}
