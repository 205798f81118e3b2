package shequtong.organization.desk.appointing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.organization.Hands;
import shequtong.organization.desk.Unit;
import shequtong.residency.Shown;
import shequtong.web.Html;

/**
 * One official's post: what lies in their hands, and what may be done about it from above.
 *
 * @param ends whether this desk may end it
 * @param handing whether its hand-over has begun
 * @param until when it ended
 */
record MandatePage(
        String base,
        Unit.Head unit,
        long id,
        Shown shown,
        String duty,
        Instant since,
        @Nullable Instant until,
        List<Hands.Held> held,
        boolean ends,
        boolean handing,
        String typed,
        String fault)
        implements Html {

    String path() {
        return base + "/" + unit.code() + "/mandates/" + id;
    }

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return fault.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
