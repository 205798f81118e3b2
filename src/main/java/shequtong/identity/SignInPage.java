package shequtong.identity;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import shequtong.web.Html;

/**
 * @param demo whether the cast may be played with one tap
 * @param sent whether a code is on its way, so that the page asks for it
 */
record SignInPage(String phone, String back, boolean sent, String fault, boolean demo) implements Html {

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return fault.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
