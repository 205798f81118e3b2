package shequtong.casework.common;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.kernel.Slice;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * One common problem at a desk.
 *
 * @param street whether it is the desk of a 街镇
 * @param takes whether whoever looks may take it along
 * @param leads whether this desk leads it; a community only reads what its 街镇 leads
 */
record CommonPage(
        String path,
        String list,
        String cases,
        boolean street,
        boolean takes,
        boolean leads,
        Overview overview,
        Slice<Grouped.Row> rows,
        Slice<Step.Line> steps,
        CommonForm form,
        Faults faults,
        @Nullable String conflict,
        Instant now)
        implements Html {

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    boolean open() {
        return overview.solved() == null;
    }

    /** What lies in it and the reader may not open. */
    int unseen() {
        return overview.cases() - overview.seen();
    }

    /** At this desk, or where neighbours and those who look in from above read it. */
    String to(Grouped.Row row) {
        var id = "/cases/" + row.it().id().value();
        return row.path() == null ? cases.substring(0, cases.lastIndexOf('/')) + id : "/c/" + row.path() + id;
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
