package shequtong.casework.joint;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * The form that calls a table.
 *
 * @param path of the case
 * @param words of the matter, and no person's
 * @param told whether its reporter told it to the committee alone: whoever is called will read it
 * @param conflict why it was not called
 */
record CallPage(
        String path,
        String list,
        String title,
        String area,
        String words,
        boolean told,
        List<Summons.Choice> choices,
        List<Leader> leaders,
        CallController.Form form,
        Faults faults,
        @Nullable String conflict)
        implements Html {

    record Leader(long mandate, Shown shown) {}

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
