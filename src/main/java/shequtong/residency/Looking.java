package shequtong.residency;

import java.util.Optional;
import shequtong.identity.PersonId;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;

/** The way to what stands masked of somebody: for a reason that they will read, one thing at a time (R102). */
public final class Looking {

    private Looking() {}

    /** Whether this desk may reach residents at all: the matrix's row “reveal full phone / address”. */
    public static boolean reaches(Duty duty) {
        return duty.does(Work.COMMUNITY) || street(duty);
    }

    /** Where it is asked for; nothing at a desk that has no right to it. */
    public static Optional<String> path(Duty duty, PersonId about) {
        return reaches(duty) ? Optional.of(duty.path("/residents/" + about.value() + "/look")) : Optional.empty();
    }

    /** A 街镇, and only about those whose matters it has in hand. */
    public static boolean street(Duty duty) {
        return duty.mandate().position() == Position.STREET_STAFF
                || duty.mandate().position() == Position.STREET_LEADER;
    }
}
