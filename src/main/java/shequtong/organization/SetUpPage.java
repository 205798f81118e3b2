package shequtong.organization;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import shequtong.web.Html;

/**
 * @param written the name under which the first official will act
 * @param coded whether codes can be sent, so that one is asked for
 */
record SetUpPage(String path, String written, String phone, boolean coded, String fault) implements Html {

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return fault.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
