package shequtong.casework.complaints;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.CaseworkSettings;
import shequtong.casework.complaints.ComplaintStep.Kind;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.residency.Looking;

/** What the office of the 街镇 does with a complaint. The grid centre, which works with the committees, has no part in it. */
@Service
@Transactional
class Hearing {

    private final Complaints complaints;
    private final ComplaintDeadlines deadlines;
    private final ComplaintTelling telling;
    private final CaseworkSettings settings;
    private final Audit audit;
    private final Clock clock;

    Hearing(
            Complaints complaints,
            ComplaintDeadlines deadlines,
            ComplaintTelling telling,
            CaseworkSettings settings,
            Audit audit,
            Clock clock) {
        this.complaints = complaints;
        this.deadlines = deadlines;
        this.telling = telling;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Forbidden at a desk that has nothing to do with complaints, whether there are any or not */
    static void must(Duty duty) {
        if (!Looking.street(duty))
            throw new Forbidden("这项工作不归" + duty.mandate().position().label() + "办理");
    }

    void reply(Duty duty, ComplaintId id, int seen, String words) {
        var open = open(duty, id, seen);
        var now = clock.instant();
        complaints.save(open.replied(now), ComplaintStep.of(Kind.REPLIED, duty, now, words));
        audit.record(duty.actor(), "casework.complaint.reply", id.subject());
        telling.reporter(open.head(), ComplaintTelling.REPLIED);
    }

    /** For the office alone, and never its reporter's to read. */
    void note(Duty duty, ComplaintId id, String words) {
        must(duty);
        var it = complaints.heard(duty, id);
        if (it instanceof Complaint.Closed) throw new Refused("这件事已经办结");
        complaints.save(it, ComplaintStep.of(Kind.NOTED, duty, clock.instant(), words));
        audit.record(duty.actor(), "casework.complaint.note", id.subject());
    }

    void answer(Duty duty, ComplaintId id, int seen, Finding finding, String words) {
        var open = open(duty, id, seen);
        var now = clock.instant();
        var answered = open.answered(finding, now, settings.asked());
        complaints.save(
                answered, ComplaintStep.of(Kind.ANSWERED, duty, now, words).found(finding));
        deadlines.set(open.head(), answered.rateDue());
        audit.record(duty.actor(), "casework.complaint.answer", id.subject());
        telling.reporter(open.head(), ComplaintTelling.ANSWERED);
    }

    private Complaint.Open open(Duty duty, ComplaintId id, int seen) {
        must(duty);
        var it = complaints.heard(duty, id);
        if (it.head().version() != seen) throw new Refused("您看着的时候，这件事有了新的变化。您写的还在，请看过再决定");
        if (!(it instanceof Complaint.Open open)) throw new Refused("这件事已经答复，正在等反映人评价或已经办结");
        return open;
    }
}
