package shequtong.residency.minors;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * What a guardian has consented to, and the form for another child.
 *
 * @param may whether the reader is of age and confirmed
 */
record ChildrenPage(String path, String committee, int version, boolean may, List<Line> lines, Faults faults)
        implements Html {

    /** @param child as their household sees them, once they have joined */
    record Line(
            long id,
            String mask,
            int version,
            Instant givenAt,
            @Nullable Instant withdrawnAt,
            @Nullable Shown child) {}

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return faults.status();
    }
}
