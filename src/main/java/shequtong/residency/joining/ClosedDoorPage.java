package shequtong.residency.joining;

import org.springframework.http.HttpStatus;
import shequtong.web.Html;

/** A code that was taken down: it says so, and makes no account (R12). */
record ClosedDoorPage(String estate, String committee, boolean renewed) implements Html {

    @Override
    public HttpStatus status() {
        return HttpStatus.GONE;
    }
}
