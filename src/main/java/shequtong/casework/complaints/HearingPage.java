package shequtong.casework.complaints;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.casework.complaints.HearingController.Reply;
import shequtong.casework.file.Timeline;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;
import shequtong.web.Picture;

/**
 * A complaint at the office of the 街镇.
 *
 * @param reach where the telephone of whoever wrote it may be looked up, with a reason that they read
 * @param open whether it has still to be answered
 * @param lasting whether notes may still be added
 * @param conflict why the last act was not done
 */
record HearingPage(
        String list,
        ComplaintLine line,
        String words,
        List<Shown> named,
        Shown raised,
        @Nullable String reach,
        List<Picture> pictures,
        Timeline timeline,
        boolean open,
        boolean lasting,
        int version,
        ComplaintForm.Say say,
        Reply reply,
        Faults faults,
        @Nullable String conflict,
        Instant now)
        implements Html {

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
