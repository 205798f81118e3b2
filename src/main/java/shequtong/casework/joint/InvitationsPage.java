package shequtong.casework.joint;

import java.time.Instant;
import shequtong.kernel.Slice;
import shequtong.web.Html;

/** @param body whether it is the desk of a body that is invited, which has one list of all of them */
record InvitationsPage(String path, boolean body, boolean done, Slice<Tables.Row> rows, Instant now) implements Html {

    String next() {
        return path + (done ? "?done=true&after=" : "?after=") + rows.next();
    }
}
