package shequtong.casework.legacy;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Clocks;
import shequtong.casework.file.Reminders;
import shequtong.casework.file.Step;
import shequtong.casework.file.Step.Kind;
import shequtong.casework.file.Telling;
import shequtong.identity.PersonId;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.web.Moments;

/**
 * A 街镇 or the district says that a case is legacy, with a reason that everybody may read: never the community, whose own
 * clock it stops (S94). It is looked at again within a year, each time with what was found.
 */
@Service
@Transactional
class Marking {

    private static final Period YEAR = Period.ofYears(1);
    private static final Period AGES = Period.ofYears(100);
    private static final PersonId NOBODY = new PersonId(0);

    private final Cases cases;
    private final Ledger ledger;
    private final Clocks clocks;
    private final Reminders reminders;
    private final ReviewClock reviews;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Marking(
            Cases cases,
            Ledger ledger,
            Clocks clocks,
            Reminders reminders,
            ReviewClock reviews,
            Telling telling,
            Audit audit,
            Clock clock) {
        this.cases = cases;
        this.ledger = ledger;
        this.clocks = clocks;
        this.reminders = reminders;
        this.reviews = reviews;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    static boolean marks(Duty duty) {
        return duty.does(Work.COORDINATING) || duty.mandate().position() == Position.DISTRICT_STAFF;
    }

    static void mayMark(Duty duty) {
        if (!marks(duty)) throw new Forbidden("历史遗留由街镇或者区里认定");
    }

    /**
     * Only what was answered: nobody is left without a word by a mark. It stops a clock that runs, and does not turn back
     * one that has run out (R42, R93).
     */
    void mark(Duty duty, CaseId id, String reason) {
        var open = open(duty, id);
        var head = open.head();
        if (head.times().firstAnsweredAt() == null) throw new Refused("还没有回应居民。请居村先回应，再列为历史遗留");
        var next = next();
        var due = head.times().handleDue();
        var over = !clock.instant().isBefore(due);
        ledger.mark(head, duty, reason, next, over);
        reminders.rest(head, later(AGES));
        step(duty, open, Kind.LEGACY_MARKED, reason, over ? due : next, next, "casework.legacy");
        if (over) reminders.again(open);
        reviews.set(head, next);
        telling.holder(head, LegacyParts.MARKED, duty.person());
    }

    void review(Duty duty, CaseId id, String words) {
        var open = open(duty, id);
        var mark = marked(open);
        var next = next();
        ledger.reviewed(open.head(), next);
        var due = mark.overdrawn() ? open.head().times().handleDue() : next;
        step(duty, open, Kind.LEGACY_REVIEWED, words, due, next, "casework.legacy.review");
        reviews.set(open.head(), next);
    }

    /** There is a way now: its clock runs again, in full; what had run out before the mark has run out. */
    void end(Duty duty, CaseId id, String words) {
        var open = open(duty, id);
        var over = marked(open).overdrawn();
        var due = over
                ? open.head().times().handleDue()
                : clocks.handling(open.head().category(), clock.instant());
        ledger.end(open.head());
        reminders.rest(open.head(), null);
        step(duty, open, Kind.LEGACY_ENDED, words, due, due, "casework.legacy.end");
        if (over) reminders.again(open);
        telling.holder(open.head(), LegacyParts.ENDED, duty.person());
    }

    private Ledger.Mark marked(Case.Open open) {
        return ledger.of(open.head().community(), open.head().id()).orElseThrow(() -> new Refused("这件事没有列为历史遗留"));
    }

    private Case.Open open(Duty duty, CaseId id) {
        mayMark(duty);
        if (cases.locked(duty, id) instanceof Case.Open open) return open;
        throw new Refused("这件事已经答复居民，正在等居民评价或已经办结");
    }

    /**
     * @param due what the handling clock stands at from now on
     * @param next what is to be looked to next, as the path tells it
     */
    private void step(Duty duty, Case.Open open, Kind kind, String words, Instant due, Instant next, String act) {
        var head = open.head();
        var times = head.times().limited(head.times().firstDue(), due);
        cases.save(
                open.with(head.classified(head.category(), times)),
                Step.of(kind, duty, clock.instant(), words).until(next));
        audit.record(duty.actor(), act, head.id().subject());
        telling.reporter(head, Telling.MOVED);
    }

    private Instant next() {
        return later(YEAR);
    }

    private Instant later(Period time) {
        return clock.instant().atZone(Moments.SHANGHAI).plus(time).toInstant();
    }

    /** A month before, and when it is due; nothing where it was looked at, taken off or solved meanwhile. */
    void remind(long community, CaseId id, Instant due) {
        if (!(cases.find(community, id).orElse(null) instanceof Case.Open open)) return;
        ledger.of(community, id)
                .filter(it -> it.reviewDue().toEpochMilli() == due.toEpochMilli())
                .ifPresent(_ -> {
                    telling.street(open.head(), LegacyParts.REVIEW);
                    telling.holder(open.head(), LegacyParts.REVIEW, NOBODY);
                });
    }
}
