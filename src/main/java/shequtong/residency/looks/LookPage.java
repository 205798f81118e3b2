package shequtong.residency.looks;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * What is on file, masked, and the form that asks for one field of it.
 *
 * @param back where the official came from, if it is one of their lists
 * @param revealed what the form asked for: on the answer to it, and on no other page
 * @param refusal why it was not done
 */
record LookPage(
        String path,
        @Nullable String back,
        @Nullable Shown resident,
        List<Line> lines,
        LookForm form,
        String hint,
        @Nullable Line revealed,
        Faults faults,
        @Nullable String refusal)
        implements Html {

    /** @param open whether this desk may see it in full */
    record Line(Field field, String text, boolean open) {}

    UUID once() {
        return UUID.randomUUID();
    }

    Reason[] reasons() {
        return Reason.values();
    }

    @Override
    public HttpStatus status() {
        return refusal == null ? faults.status() : HttpStatus.CONFLICT;
    }
}
