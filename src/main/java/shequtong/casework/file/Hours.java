package shequtong.casework.file;

import static shequtong.web.Moments.SHANGHAI;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** A date and an hour in a form, by Shanghai's clock: 2026-05-15T18:00. */
public final class Hours {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    private Hours() {}

    public static String of(Instant at) {
        return FORM.format(at.atZone(SHANGHAI));
    }
}
