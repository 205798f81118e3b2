package shequtong.casework.file;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.casework.CaseId;
import shequtong.identity.PersonId;

/** A case. Each state is a type, and offers only the steps that may follow it. */
public sealed interface Case {

    Head head();

    /** The name of the state in the table. */
    default String state() {
        return switch (this) {
            case Reported _ -> "REPORTED";
            case Accepted _ -> "ACCEPTED";
            case Handling _ -> "HANDLING";
            case Rework _ -> "REWORK";
            case Answered _ -> "ANSWERED";
            case Closed _ -> "CLOSED";
        };
    }

    /** Somebody has still to do something about it. */
    sealed interface Open extends Case {

        Open with(Head head);

        /** The committee says something to the resident: this, and nothing else, stops the first clock (R30). */
        default Open replied(Instant now) {
            return with(head().answered(now));
        }

        /** Somebody sets about it: the committee itself, or the bodies it was sent to. */
        default Handling taken(Tier tier) {
            return new Handling(head().at(tier));
        }

        /** Closed without being asked about: it is somebody else's to decide, or it is told on in an earlier case (R36). */
        default Closed aside(Instant now) {
            return new Closed(head().answered(now), now, null, now, Outcome.EXPLAINED, Outcome.EXPLAINED, false);
        }

        /** Ended with the approval of the tier above, without a verdict: it counts as not resolved (R46). */
        default Closed forced(Instant now) {
            return new Closed(head(), now, null, now, Outcome.EXPLAINED, Outcome.EXPLAINED, false);
        }

        /** The committee says what came of it, and the resident is asked. */
        default Answered answered(Outcome outcome, Instant now, Duration asked) {
            return new Answered(head().answered(now), now, now.plus(asked), outcome);
        }
    }

    /** Nobody has answered yet. */
    record Reported(Head head) implements Open {

        @Override
        public Reported with(Head head) {
            return new Reported(head);
        }

        @Override
        public Accepted replied(Instant now) {
            return new Accepted(head.answered(now));
        }
    }

    /** The committee has answered that it will see to it. */
    record Accepted(Head head) implements Open {

        @Override
        public Accepted with(Head head) {
            return new Accepted(head);
        }
    }

    /** With the bodies it was sent to; with the committee itself when none of them has still to answer. */
    record Handling(Head head) implements Open {

        @Override
        public Handling with(Head head) {
            return new Handling(head);
        }
    }

    /** The resident said 没有, and the committee has to try again. */
    record Rework(Head head) implements Open {

        @Override
        public Rework with(Head head) {
            return new Rework(head);
        }
    }

    /** Waiting for the resident's verdict. */
    record Answered(Head head, Instant answeredAt, Instant rateDue, Outcome outcome) implements Case {

        /**
         * 没有 opens it again by itself once; whoever says it a second time is heard by the 街镇 (R44).
         *
         * @param redo when the new work has to be done
         */
        public Case rated(Resolved resolved, Instant now, Instant redo) {
            return switch (resolved) {
                case YES -> new Closed(head, answeredAt, rateDue, now, outcome, outcome, true);
                case PARTLY -> new Closed(head, answeredAt, rateDue, now, outcome, Outcome.PARTLY, true);
                case NO -> redone(now, redo);
            };
        }

        private Case redone(Instant now, Instant redo) {
            var again = head.again(now, redo);
            return head.reworks() == 0 ? new Rework(again) : new Handling(again.at(Tier.SUBDISTRICT));
        }

        /** Nobody answered in time: closed, and never counted as solved (R45). */
        public Closed lapsed(Instant now) {
            return new Closed(head, answeredAt, rateDue, now, outcome, outcome, false);
        }
    }

    record Closed(
            Head head,
            Instant answeredAt,
            @Nullable Instant rateDue,
            Instant closedAt,
            Outcome outcome,
            Outcome result,
            boolean confirmed)
            implements Case {

        /** The same, told otherwise. */
        public Closed with(Head head) {
            return new Closed(head, answeredAt, rateDue, closedAt, outcome, result, confirmed);
        }

        /**
         * It came back within its month (A20): done again the first time, and heard by the 街镇 the next, as if the
         * resident had said 没有 at the end (R44).
         *
         * @param redo when the new work has to be done
         */
        public Open reopened(Instant now, Instant redo) {
            var again = head.again(now, redo);
            return head.reworks() == 0 ? new Rework(again) : new Handling(again.at(Tier.SUBDISTRICT));
        }
    }

    /** What a case has in every state. */
    record Head(
            long community,
            CaseId id,
            int version,
            PersonId reporter,
            String category,
            Tier tier,
            @Nullable Long holder,
            Times times,
            int reworks,
            @Nullable Instant unsatisfiedAt,
            @Nullable Instant nudgedAt) {

        Head answered(Instant now) {
            return times.firstAnsweredAt() == null ? with(times.answered(now)) : this;
        }

        public Head at(Tier tier) {
            return new Head(
                    community, id, version, reporter, category, tier, holder, times, reworks, unsatisfiedAt, nudgedAt);
        }

        /** Something came back: what is left decides, but a table that was called stays called until it is called off. */
        public Head lowered(Tier left) {
            return tier == Tier.INVITATION ? this : at(left);
        }

        public Head heldBy(long mandate) {
            return new Head(
                    community, id, version, reporter, category, tier, mandate, times, reworks, unsatisfiedAt, nudgedAt);
        }

        public Head classified(String category, Times times) {
            return new Head(
                    community, id, version, reporter, category, tier, holder, times, reworks, unsatisfiedAt, nudgedAt);
        }

        public Head nudged(Instant now) {
            return new Head(
                    community, id, version, reporter, category, tier, holder, times, reworks, unsatisfiedAt, now);
        }

        public Head judged(@Nullable Instant unsatisfiedAt) {
            return new Head(
                    community, id, version, reporter, category, tier, holder, times, reworks, unsatisfiedAt, nudgedAt);
        }

        Head again(Instant now, Instant redo) {
            return new Head(
                    community,
                    id,
                    version,
                    reporter,
                    category,
                    tier,
                    holder,
                    times.again(now, redo),
                    reworks + 1,
                    unsatisfiedAt,
                    nudgedAt);
        }

        private Head with(Times times) {
            return classified(category, times);
        }
    }

    /** The two clocks: to the first answer, and to the end of the work. */
    record Times(
            Instant reportedAt,
            Instant firstDue,
            @Nullable Instant firstAnsweredAt,
            Instant handleFrom,
            Instant handleDue) {

        Times answered(Instant now) {
            return new Times(reportedAt, firstDue, now, handleFrom, handleDue);
        }

        Times again(Instant now, Instant redo) {
            return new Times(reportedAt, firstDue, firstAnsweredAt, now, redo);
        }

        /** It has rested: its beginning moves with its end, so that as much of it is used as before. */
        public Times moved(Duration by, Instant handleDue) {
            return new Times(reportedAt, firstDue, firstAnsweredAt, handleFrom.plus(by), handleDue);
        }

        /** Another category has other limits, but what is over is over by whatever name (R42, R93). */
        public Times classified(Instant firstDue, Instant handleDue, Instant now) {
            return limited(
                    now.isBefore(this.firstDue) ? firstDue : this.firstDue,
                    now.isBefore(this.handleDue) ? handleDue : this.handleDue);
        }

        /** What an open case has overdrawn already: an answer that was not given, or its handling. */
        public boolean overdrawn(Instant now) {
            return !now.isBefore(handleDue) || firstAnsweredAt == null && !now.isBefore(firstDue);
        }

        /** Another category has other limits; what was answered already stays answered as it was. */
        public Times limited(Instant firstDue, Instant handleDue) {
            return new Times(
                    reportedAt,
                    firstAnsweredAt == null ? firstDue : this.firstDue,
                    firstAnsweredAt,
                    handleFrom,
                    handleDue);
        }
    }
}
