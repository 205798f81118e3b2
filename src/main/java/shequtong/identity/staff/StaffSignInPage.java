package shequtong.identity.staff;

import org.springframework.http.HttpStatus;
import shequtong.web.Html;

/** @param demo whether the cast may be played with one tap */
record StaffSignInPage(String phone, String back, String fault, boolean demo) implements Html {

    @Override
    public HttpStatus status() {
        return fault.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
