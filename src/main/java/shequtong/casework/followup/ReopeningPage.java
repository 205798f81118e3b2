package shequtong.casework.followup;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.web.Faults;
import shequtong.web.Html;

/** @param again whether it was done twice already, so that the 街镇 looks this time */
record ReopeningPage(
        String path,
        String title,
        boolean again,
        String reason,
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
