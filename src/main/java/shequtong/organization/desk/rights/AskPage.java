package shequtong.organization.desk.rights;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.organization.desk.Unit;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * The form with which a right to look is asked for.
 *
 * @param units into which
 * @param choices for whom
 * @param latest the last day that may be chosen
 */
record AskPage(
        String path,
        List<Unit.Head> units,
        String q,
        List<Choice> choices,
        RightsController.Form form,
        String latest,
        Faults faults,
        @Nullable String refusal)
        implements Html {

    record Choice(long mandate, Shown shown) {}

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return refusal != null ? HttpStatus.CONFLICT : faults.status();
    }
}
