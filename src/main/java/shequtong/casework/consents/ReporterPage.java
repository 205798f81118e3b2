package shequtong.casework.consents;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;

/** @param raised who it is, on the answer to the form alone */
record ReporterPage(
        String path,
        String task,
        String purpose,
        @Nullable Shown raised,
        Faults faults,
        @Nullable String conflict) implements Html {

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
