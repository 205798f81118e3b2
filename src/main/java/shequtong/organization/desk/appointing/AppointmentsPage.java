package shequtong.organization.desk.appointing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.organization.desk.Tab;
import shequtong.residency.Shown;
import shequtong.web.Html;

/**
 * Who was proposed for what.
 *
 * @param open those that wait, or those that are decided
 */
record AppointmentsPage(
        String path,
        String base,
        List<Tab> tabs,
        boolean open,
        List<Row> rows,
        Function<Long, Shown> officials,
        Function<PersonId, Shown> officers,
        @Nullable Cursor next)
        implements Html {

    /** @param decides whether it is this desk's to decide; @param withdraws whether it may be taken back from here */
    record Row(
            long id,
            String place,
            String seat,
            String duty,
            PersonId candidate,
            long proposedBy,
            Instant at,
            Appointment.State state,
            @Nullable Long decidedBy,
            @Nullable String reason,
            boolean alone,
            boolean decides,
            boolean withdraws) {}

    UUID once() {
        return UUID.randomUUID();
    }

    static String style(Appointment.State state) {
        return switch (state) {
            case PROPOSED -> "is-new";
            case HANDING -> "is-up";
            case MADE -> "is-done";
            case REFUSED, WITHDRAWN -> "";
        };
    }

    static String icon(Appointment.State state) {
        return switch (state) {
            case PROPOSED -> "hourglass-empty";
            case HANDING -> "refresh";
            case MADE -> "circle-check";
            case REFUSED -> "circle-x";
            case WITHDRAWN -> "corner-up-left";
        };
    }
}
