package shequtong.casework.consents;

import java.util.Optional;
import java.util.Set;
import shequtong.casework.file.DispatchId;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** The way to who reported something, for a handler that is no authority, where the reporter agrees (R48). */
public final class Reporting {

    /** Bodies that are no authority. Authorities see no person here either, and reach one through the committee. */
    private static final Set<String> PRIVATE = Set.of("PROPERTY_COMPANY", "HEALTH_CENTRE", "LAW_FIRM");

    private Reporting() {}

    static boolean needed(String kind) {
        return PRIVATE.contains(kind);
    }

    /** Where it is asked for; nothing at a desk that may not ask. */
    public static Optional<String> path(Duty duty, DispatchId dispatch) {
        return duty.does(Work.HANDLING) && needed(duty.mandate().body().kind())
                ? Optional.of(duty.path("/tasks/" + dispatch.value() + "/reporter"))
                : Optional.empty();
    }
}
