package shequtong.identity.staff;

import org.springframework.http.HttpStatus;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * Both factors are asked for once more.
 *
 * @param why what will be done then
 * @param rules what a new password has to be; empty where none is asked for
 * @param old whether there is a password, so that it is asked for
 * @param coded whether a code is asked for
 * @param hint what to type in the demonstration
 */
record ProvePage(
        String title,
        String why,
        String action,
        String back,
        String rules,
        boolean old,
        boolean coded,
        String hint,
        Faults faults)
        implements Html {

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
