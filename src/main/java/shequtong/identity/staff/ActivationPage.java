package shequtong.identity.staff;

import org.springframework.http.HttpStatus;
import shequtong.web.Html;

/**
 * @param path of the link
 * @param coded whether codes can be sent, so that one is asked for
 * @param sent whether one is on its way
 */
record ActivationPage(String path, String phone, boolean coded, boolean sent, String fault) implements Html {

    @Override
    public HttpStatus status() {
        return fault.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
