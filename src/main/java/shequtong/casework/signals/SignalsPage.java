package shequtong.casework.signals;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.casework.signals.SignalController.Decision;
import shequtong.kernel.Slice;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * @param cases where the cases are for whoever may see all of them; a 街镇 sees how many there are
 * @param typedFor the signal whose form was not accepted; 0 for none
 */
record SignalsPage(
        String path,
        @Nullable String cases,
        boolean done,
        Slice<Signal> list,
        long typedFor,
        Decision typed,
        Faults faults,
        @Nullable String conflict)
        implements Html {

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    Decision of(Signal it) {
        return it.id().value() == typedFor ? typed : Decision.NONE;
    }

    String next() {
        return path + "?done=" + done + "&after=" + list.next();
    }

    /** Where the common problems of this desk are. */
    String common() {
        return path.substring(0, path.lastIndexOf('/')) + "/common/";
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
