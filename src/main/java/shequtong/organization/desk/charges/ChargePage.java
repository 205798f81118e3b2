package shequtong.organization.desk.charges;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.organization.desk.Unit;
import shequtong.residency.Shown;
import shequtong.web.Html;

/**
 * Whom to name for a mechanism.
 *
 * @param now who answers for it until then
 * @param fault why what was sent could not be done
 */
record ChargePage(
        String base,
        Unit.Head unit,
        Mechanism mechanism,
        @Nullable Shown now,
        String q,
        List<Choice> choices,
        String fault)
        implements Html {

    record Choice(long mandate, Shown shown) {}

    String path() {
        return base + "/" + unit.code();
    }

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return fault.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
