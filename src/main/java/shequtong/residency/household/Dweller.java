package shequtong.residency.household;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import shequtong.identity.PersonId;
import shequtong.residency.facts.IdNumber;
import shequtong.residency.facts.Relation;

/**
 * A membership: that somebody lives in a dwelling.
 *
 * @param settled whether the committee has decided once that they do: it is not disputed again
 * @param until until when they have said that they live here (A11)
 * @param born unknown only for whoever was registered without a card
 */
record Dweller(
        PersonId person,
        Relation relation,
        Standing standing,
        boolean settled,
        Instant since,
        @Nullable Instant until,
        @Nullable LocalDate born) {

    /** What the household and the committee say about it. */
    enum Standing {
        CONFIRMED,
        /** Admitted by the committee; the head has not yet said that they belong to the family. */
        AWAITING,
        /** The head says that they do not: they read and do not write until the committee has decided (threat 2). */
        DISPUTED
    }

    /** Of age at this moment by Shanghai's calendar (R18, R74); whose birth is not known is not taken to be. */
    boolean mayVote(Clock clock) {
        return adult(clock) && standing != Standing.DISPUTED;
    }

    boolean adult(Clock clock) {
        return born != null && !IdNumber.minor(born, clock);
    }

    /** A head is of age and undisputed, whatever their relation to the dwelling. */
    boolean mayLead(Clock clock) {
        return adult(clock) && standing == Standing.CONFIRMED;
    }

    boolean disputable(Clock clock, Duration within) {
        return !settled
                && switch (standing) {
                    case AWAITING -> true;
                    case CONFIRMED -> since.plus(within).isAfter(clock.instant());
                    case DISPUTED -> false;
                };
    }
}
