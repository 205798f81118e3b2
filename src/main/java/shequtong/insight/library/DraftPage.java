package shequtong.insight.library;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.insight.library.Written.Draft;
import shequtong.web.Faults;
import shequtong.web.Html;

/** @param method POST for a new one, PUT for another wording */
record DraftPage(
        String list,
        String action,
        String method,
        List<String> majors,
        Draft draft,
        Faults faults,
        @Nullable String conflict)
        implements Html {

    boolean fresh() {
        return method.equals("POST");
    }

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }
}
