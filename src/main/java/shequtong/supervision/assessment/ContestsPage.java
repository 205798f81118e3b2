package shequtong.supervision.assessment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.kernel.Cursor;
import shequtong.web.Faults;
import shequtong.web.Html;

/** What waits for the district's decision, the oldest first. @param further whether it begins after the first of them */
record ContestsPage(
        String list,
        String path,
        List<Line> lines,
        @Nullable Cursor next,
        boolean further,
        long tried,
        String typed,
        Faults faults)
        implements Html {

    static final Cursor FIRST = new Cursor(Instant.EPOCH, 0);

    record Line(Contests.Contest contest, String indicator, UUID once) {}

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
