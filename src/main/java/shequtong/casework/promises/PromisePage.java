package shequtong.casework.promises;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.web.Faults;
import shequtong.web.Html;

/** One promise, where it is kept or put off. */
record PromisePage(
        String path,
        String list,
        String file,
        Promise promise,
        String words,
        String due,
        String reason,
        Faults faults,
        @Nullable String refusal,
        Instant now)
        implements Html {

    @Override
    public HttpStatus status() {
        return refusal == null ? faults.status() : HttpStatus.CONFLICT;
    }

    PromiseList shown() {
        return new PromiseList(List.of(promise), null, now);
    }

    boolean movable() {
        return promise.open() && promise.due().isAfter(now);
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
