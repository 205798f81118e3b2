package shequtong.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;

/** Every no, in one place and in one voice: a page, or a toast where htmx asked. */
@Controller
@ControllerAdvice
class Problems implements ErrorController {

    private static final String NOT_HERE = "没有找到，也许已经不在这里了";

    @ExceptionHandler
    ProblemPage on(Refused refused, HttpServletRequest request) {
        return page(HttpStatus.CONFLICT, refused.reason(), request);
    }

    @ExceptionHandler
    ProblemPage on(Forbidden forbidden, HttpServletRequest request) {
        return page(HttpStatus.FORBIDDEN, forbidden.reason(), request);
    }

    /** An id that is no number is an id of nothing; and what is asked of a form by a path into it is asked by none of ours. */
    @ExceptionHandler({
        Missing.class,
        MethodArgumentTypeMismatchException.class,
        NoResourceFoundException.class,
        InvalidPropertyException.class
    })
    ProblemPage missing(HttpServletRequest request) {
        return page(HttpStatus.NOT_FOUND, NOT_HERE, request);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    ProblemPage tooLarge(HttpServletRequest request) {
        return page(HttpStatus.CONTENT_TOO_LARGE, "照片太大了：每张不超过20MB，最多9张。请返回换小一点的再试", request);
    }

    /** The database is restarting or every connection is taken: it passes, and nothing was done by halves. */
    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ProblemPage busy(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        return page(HttpStatus.SERVICE_UNAVAILABLE, "系统正忙，请过几秒钟再试一次。返回上一页，您填的内容还在", request);
    }

    /** What never reached a controller, or broke in one. */
    @RequestMapping("/error")
    ProblemPage error(HttpServletRequest request, HttpServletResponse response) {
        if (passing(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))) return busy(request, response);
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer it ? HttpStatus.valueOf(it) : HttpStatus.NOT_FOUND;
        return page(status, message(status), request);
    }

    private static boolean passing(@Nullable Object failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException;
    }

    private static String message(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "发来的内容有一处看不懂，什么也没有改动。请返回上一页，刷新后再试";
            case FORBIDDEN -> "这一页放得太久了，请返回刷新后再试";
            case CONTENT_TOO_LARGE -> "内容太大了，请返回删减一些再试";
            default -> status.is4xxClientError() ? NOT_HERE : "我们这边出了差错。返回上一页，您填的内容还在，请稍后再试";
        };
    }

    private static ProblemPage page(HttpStatus status, String message, HttpServletRequest request) {
        return new ProblemPage(status, message, Templates.htmx(request), Written.of(request));
    }
}
