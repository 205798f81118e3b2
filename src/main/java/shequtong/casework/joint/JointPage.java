package shequtong.casework.joint;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.casework.file.Dispatches.Dispatch;
import shequtong.casework.file.Standing;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;
import shequtong.web.Picture;

/**
 * A table as one desk sees it.
 *
 * @param whole where the whole case is; none for a body
 * @param matter what it is about; none where the reader may not see it any more
 * @param taken what was taken on at it
 * @param conflict why the last act was not done
 */
record JointPage(
        String path,
        String list,
        @Nullable String whole,
        Invitation it,
        @Nullable Standing matter,
        List<Picture> pictures,
        @Nullable Shown lead,
        List<Dispatch> taken,
        List<Minute> minutes,
        May may,
        JointForm form,
        Faults faults,
        @Nullable String conflict,
        Instant now)
        implements Html {

    record Minute(String words, Shown by, Instant at) {}

    /** @param setUp where a table that opened by itself is set up; none where it is not the reader's to do */
    record May(
            boolean answer,
            boolean meet,
            boolean commit,
            boolean minute,
            boolean judge,
            boolean callOff,
            @Nullable String setUp) {}

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    UUID once() {
        return UUID.randomUUID();
    }

    List<Invitation.Guest> present() {
        return it.guests().stream()
                .filter(one -> Boolean.TRUE.equals(one.attended()))
                .toList();
    }

    boolean judged() {
        return it.guests().stream().anyMatch(one -> one.justified() != null);
    }

    /** Whoever said that they come is marked before anybody looks; a form that came back has what was ticked. */
    boolean ticked(Invitation.Guest one) {
        return form.minutes().isEmpty() && faults.all().isEmpty()
                ? Boolean.TRUE.equals(one.coming())
                : form.present().contains(one.body());
    }
}
