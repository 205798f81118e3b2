package shequtong.organization.desk.appointing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.organization.desk.Unit;
import shequtong.residency.Shown;
import shequtong.web.Faults;
import shequtong.web.Html;

/**
 * The form with which somebody is proposed.
 *
 * @param seats that this desk may fill here
 * @param now the one who is to be replaced
 */
record CandidatePage(
        String base,
        Unit.Head unit,
        List<Seat> seats,
        @Nullable Shown now,
        AppointmentController.Form form,
        Faults faults,
        @Nullable String refusal)
        implements Html {

    String path() {
        return base + "/" + unit.code();
    }

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return refusal != null ? HttpStatus.CONFLICT : faults.status();
    }
}
