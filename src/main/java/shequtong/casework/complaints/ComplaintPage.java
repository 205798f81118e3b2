package shequtong.casework.complaints;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.casework.complaints.ComplaintController.Verdict;
import shequtong.casework.file.Timeline;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;
import shequtong.web.Picture;

/**
 * A complaint as whoever wrote it sees it.
 *
 * @param rateDue until when they are asked for a verdict; null while they are not
 * @param sent whether it was sent just now
 * @param conflict why the last act was not done
 */
record ComplaintPage(
        String path,
        String committee,
        String street,
        ComplaintLine line,
        String words,
        List<Shown> named,
        List<Picture> pictures,
        Timeline timeline,
        @Nullable Instant rateDue,
        boolean open,
        boolean sent,
        ComplaintForm.Say say,
        Verdict verdict,
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
