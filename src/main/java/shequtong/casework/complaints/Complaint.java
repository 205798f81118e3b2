package shequtong.casework.complaints;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.casework.file.Resolved;
import shequtong.identity.PersonId;

/** A complaint. Like a case it is answered, judged and done again, and it has the same two clocks (R31, R43, R44). */
sealed interface Complaint {

    Head head();

    /** Whoever reported it has still to be answered. */
    record Open(Head head) implements Complaint {

        Open replied(Instant now) {
            return new Open(head.answered(now));
        }

        Answered answered(Finding finding, Instant now, Duration asked) {
            return new Answered(head.answered(now), now, now.plus(asked), finding);
        }
    }

    record Answered(Head head, Instant answeredAt, Instant rateDue, Finding finding) implements Complaint {

        /** @param redo when the new work has to be done */
        Complaint rated(Resolved resolved, Instant now, Instant redo) {
            return resolved == Resolved.NO
                    ? new Open(head.again(now, redo))
                    : new Closed(head, answeredAt, rateDue, now, finding, resolved);
        }

        /** Nobody answered in time: closed, and confirmed by nobody (R45). */
        Closed lapsed(Instant now) {
            return new Closed(head, answeredAt, rateDue, now, finding, null);
        }
    }

    /** @param resolved what its reporter said; nothing when the days went by */
    record Closed(
            Head head,
            Instant answeredAt,
            Instant rateDue,
            Instant closedAt,
            Finding finding,
            @Nullable Resolved resolved)
            implements Complaint {}

    /**
     * @param street whose it is
     * @param community whose committee it is about
     * @param place what that community is called
     * @param named the officials it is about; empty when it is about the committee as a whole
     */
    record Head(
            long street,
            ComplaintId id,
            int version,
            String number,
            long community,
            String place,
            PersonId reporter,
            List<PersonId> named,
            String words,
            Instant reportedAt,
            Instant firstDue,
            @Nullable Instant firstAnsweredAt,
            Instant handleFrom,
            Instant handleDue,
            int reworks) {

        private Head answered(Instant now) {
            return firstAnsweredAt == null ? with(now, handleFrom, handleDue, reworks) : this;
        }

        private Head again(Instant now, Instant redo) {
            return with(firstAnsweredAt, now, redo, reworks + 1);
        }

        private Head with(@Nullable Instant firstAnsweredAt, Instant handleFrom, Instant handleDue, int reworks) {
            return new Head(
                    street,
                    id,
                    version,
                    number,
                    community,
                    place,
                    reporter,
                    named,
                    words,
                    reportedAt,
                    firstDue,
                    firstAnsweredAt,
                    handleFrom,
                    handleDue,
                    reworks);
        }
    }
}
