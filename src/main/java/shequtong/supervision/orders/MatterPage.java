package shequtong.supervision.orders;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.residency.Shown;
import shequtong.supervision.Places.Place;
import shequtong.supervision.orders.Words.Found;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * A matter from above.
 *
 * @param read where it is to be opened
 * @param opened whether it was read within the day: before that nothing is found in it
 * @param demands whether an answer may be demanded here, and not only asked for
 * @param conflict why what was sent was not done
 */
record MatterPage(
        String base,
        Place place,
        Matters.Matter matter,
        String read,
        boolean opened,
        boolean demands,
        List<FindingLine> remarks,
        List<OrderLine> orders,
        Function<Long, Shown> names,
        Found found,
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

    String path() {
        return base + "/observatory/" + place.slug() + "/cases/" + matter.id().value();
    }
}
