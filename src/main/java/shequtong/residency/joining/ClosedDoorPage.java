package shequtong.residency.joining;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.web.Html;

/**
 * A code that was taken down: it says so, and makes no account (R12). It never leads to the new one by itself: whoever
 * found an old code somewhere has to come to the wall where the new one hangs.
 */
record ClosedDoorPage(
        String estate, String committee, @Nullable String phone, boolean renewed) implements Html {

    @Override
    public HttpStatus status() {
        return HttpStatus.GONE;
    }
}
