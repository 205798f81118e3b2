package shequtong.organization;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** An end is no error: whoever reads while a right ends gets an explanation. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Endings {

    @ExceptionHandler
    EndedPage on(Ended ended, HttpServletRequest request) {
        return new EndedPage(ended.title(), ended.text(), request.getHeader("HX-Request") != null);
    }
}
