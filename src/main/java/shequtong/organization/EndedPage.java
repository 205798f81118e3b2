package shequtong.organization;

import org.springframework.http.HttpStatus;
import shequtong.web.Html;

/** @param toast whether only a part of a page was asked for, so that the words come as a short message */
record EndedPage(String title, String text, boolean toast) implements Html {

    @Override
    public HttpStatus status() {
        return HttpStatus.FORBIDDEN;
    }
}
