package shequtong.media;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * Where boxes are drawn.
 *
 * @param picture as it is shown now
 * @param over the cover that lies over it; none when none does
 * @param original it, as text, for whoever said why; none otherwise
 */
record CoverPage(
        String path,
        String back,
        String title,
        String picture,
        int width,
        int height,
        @Nullable Integer over,
        Boxes boxes,
        CoverForm form,
        @Nullable String original,
        Faults faults,
        @Nullable String refusal)
        implements Html {

    @Override
    public HttpStatus status() {
        return refusal == null ? faults.status() : HttpStatus.CONFLICT;
    }

    boolean covered() {
        return over != null;
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
