package shequtong.web;

import org.springframework.http.HttpStatus;

/** A record that is rendered by the template of the same name beside it. */
public non-sealed interface Html extends Answer {

    default HttpStatus status() {
        return HttpStatus.OK;
    }
}
