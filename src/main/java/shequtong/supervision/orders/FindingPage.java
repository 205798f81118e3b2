package shequtong.supervision.orders;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.residency.Shown;
import shequtong.supervision.orders.Words.Said;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * One finding.
 *
 * @param matter where what it is about is read
 * @param order where the order is read that it became
 * @param demands whether it may be made an order here
 */
record FindingPage(
        String list,
        FindingLine line,
        String matter,
        String words,
        Finding.@Nullable Answer answer,
        @Nullable String order,
        boolean committee,
        boolean demands,
        Function<Long, Shown> names,
        Said said,
        Faults faults,
        @Nullable String conflict,
        Instant now)
        implements Html {

    @Override
    public HttpStatus status() {
        return conflict == null ? faults.status() : HttpStatus.CONFLICT;
    }

    UUID once() {
        return UUID.randomUUID();
    }

    boolean answerable() {
        return committee && line.state().equals("REMARKED");
    }
}
