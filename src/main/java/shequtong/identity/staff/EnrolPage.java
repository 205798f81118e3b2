package shequtong.identity.staff;

import org.springframework.http.HttpStatus;
import shequtong.web.Faults;
import shequtong.web.Html;
import shequtong.web.Qr;

/**
 * The QR code for an authenticator, and the fields that show it is set up.
 *
 * @param ticket ties this page to whoever may see it
 * @param uri what the QR code says
 * @param secret the same for typing it by hand, in groups of four
 * @param rules what a password has to be; empty where none is asked for
 */
public record EnrolPage(String action, String ticket, String uri, String secret, String rules, Faults faults)
        implements Html {

    String qr() {
        return Qr.svg(uri);
    }

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
