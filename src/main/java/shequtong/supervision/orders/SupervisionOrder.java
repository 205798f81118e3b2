package shequtong.supervision.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.identity.PersonId;
import shequtong.kernel.Subject;

/** 督办 (R51): demanded until a moment, answered by the community, and at an end only when whoever demanded it says so. */
sealed interface SupervisionOrder {

    Head head();

    /** The community has still to answer, for the first time or once more. */
    record Issued(Head head) implements SupervisionOrder {

        Replied replied(Instant now) {
            return new Replied(head, now);
        }

        Lifted lifted(Instant now) {
            return new Lifted(head, now);
        }
    }

    record Replied(Head head, Instant repliedAt) implements SupervisionOrder {

        /** What was answered will not do. @param due when it is to be answered again */
        Issued returned(Instant due) {
            return new Issued(head.due(due));
        }

        Lifted lifted(Instant now) {
            return new Lifted(head, now);
        }
    }

    record Lifted(Head head, Instant liftedAt) implements SupervisionOrder {}

    /**
     * @param about what was found wanting: a case, or the community as a whole
     * @param title what that is called; nothing where this desk may not read it any more
     * @param issuer the person who alone may end it, and the mandate it was demanded under
     * @param area the desk it was demanded at
     */
    record Head(
            OrderId id,
            int version,
            long community,
            String slug,
            String place,
            Subject about,
            @Nullable String title,
            PersonId issuer,
            long mandate,
            long area,
            String demand,
            Instant issuedAt,
            Instant due,
            @Nullable Instant repliedAt) {

        private Head due(Instant due) {
            return new Head(
                    id, version, community, slug, place, about, title, issuer, mandate, area, demand, issuedAt, due,
                    repliedAt);
        }
    }
}
