package shequtong.casework.file;

import static shequtong.web.Moments.SHANGHAI;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** A date and an hour in a form, by Shanghai's clock: 2026-05-15T18:00. */
public final class Hours {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private Hours() {}

    public static String of(Instant at) {
        return FORM.format(at.atZone(SHANGHAI));
    }

    /** None when it is empty or no date. */
    public static Optional<Instant> read(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).atZone(SHANGHAI).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
