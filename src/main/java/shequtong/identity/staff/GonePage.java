package shequtong.identity.staff;

import org.springframework.http.HttpStatus;
import shequtong.web.Html;

/** A link that is unknown, used, too old or taken back: it does not tell which. */
record GonePage() implements Html {

    @Override
    public HttpStatus status() {
        return HttpStatus.NOT_FOUND;
    }
}
