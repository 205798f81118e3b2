package shequtong.organization.register;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.web.Html;

/**
 * @param closed areas that are no more and stay readable
 * @param open the edition that waits to be confirmed
 * @param title as it was typed for a file that was not taken
 */
record RegisterPage(
        String path,
        long towns,
        long residential,
        long villages,
        long closed,
        @Nullable Open open,
        List<Editions.Past> past,
        String title,
        List<String> faults)
        implements Html {

    /** More lines than these are not read by anybody: the first ones lead to the same mistake. */
    private static final int SHOWN = 20;

    /** @param own whether the asker prepared it, so that somebody else has to confirm */
    record Open(long id, String title, Instant at, boolean own) {}

    List<String> first() {
        return faults.subList(0, Math.min(SHOWN, faults.size()));
    }

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return faults.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
