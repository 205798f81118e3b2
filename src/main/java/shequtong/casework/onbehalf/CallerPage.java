package shequtong.casework.onbehalf;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * Who rang or came, for one look.
 *
 * @param lookPath where the number of whoever lives here is looked up instead
 * @param caller none until a reason was given
 */
record CallerPage(
        String back,
        String path,
        @Nullable String lookPath,
        @Nullable Shown caller,
        @Nullable String phone,
        Faults faults)
        implements Html {

    UUID once() {
        return UUID.randomUUID();
    }

    RingBack[] reasons() {
        return RingBack.values();
    }

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
