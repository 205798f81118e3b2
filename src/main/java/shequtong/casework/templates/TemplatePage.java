package shequtong.casework.templates;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.casework.Category;
import shequtong.casework.templates.TemplatesController.Wanted;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * @param changes whether it is in use, and this colleague may change it
 * @param newest the version a change would follow
 */
record TemplatePage(
        String list,
        long id,
        boolean changes,
        List<Version> versions,
        List<Category> categories,
        Wanted wanted,
        int newest,
        Faults faults,
        @Nullable String conflict)
        implements Html {

    record Version(int number, String words, Instant at, Shown by) {}

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
