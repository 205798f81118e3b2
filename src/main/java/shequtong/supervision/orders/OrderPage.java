package shequtong.supervision.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.residency.Shown;
import shequtong.supervision.orders.Words.Said;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * One order, and what was written to and fro.
 *
 * @param matter where what it is about is read
 * @param replies whether the community may answer here now
 * @param returns whether its issuer may send the answer back
 * @param lifts whether its issuer may end it
 */
record OrderPage(
        String list,
        OrderLine line,
        String matter,
        int version,
        List<OrderStep> steps,
        Function<Long, Shown> names,
        boolean replies,
        boolean returns,
        boolean lifts,
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
}
