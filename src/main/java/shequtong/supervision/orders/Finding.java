package shequtong.supervision.orders;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.identity.PersonId;
import shequtong.kernel.Subject;

/** What was found on patrol (S109): kept as a note, put to the community as a remark, or made an order (R55). */
sealed interface Finding {

    /** So long the community has for a remark. */
    Duration ANSWERED_IN = Duration.ofHours(24);

    Head head();

    /** For whoever noted it alone. */
    record Noted(Head head) implements Finding {

        Remarked remarked(Instant now) {
            return new Remarked(head, now.plus(ANSWERED_IN));
        }
    }

    record Remarked(Head head, Instant due) implements Finding {

        Answered answered(String words, long mandate, Instant now) {
            return new Answered(head, due, new Answer(words, mandate, now));
        }
    }

    record Answered(Head head, Instant due, Answer answer) implements Finding {}

    /** @param due when it was a remark before; and then what the community had answered, if it had */
    record Ordered(
            Head head,
            OrderId order,
            @Nullable Instant due,
            @Nullable Answer answer) implements Finding {}

    /** What the community said. @param by the mandate under which */
    record Answer(String words, long by, Instant at) {}

    /** @param title what it is about; the community's name for the community as a whole */
    record Head(
            FindingId id,
            long community,
            long street,
            String slug,
            String place,
            Subject about,
            String title,
            PersonId finder,
            long mandate,
            long area,
            Fault fault,
            String words,
            Instant at) {}
}
