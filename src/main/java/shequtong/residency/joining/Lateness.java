package shequtong.residency.joining;

import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.residency.ReviewLate;

/** Half of the time is over, or all of it. Told once each: what was answered or asked anew meanwhile is not late. */
@Service
@Transactional
class Lateness {

    private final Overdue overdue;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Lateness(Overdue overdue, Audit audit, ApplicationEventPublisher events) {
        this.overdue = overdue;
        this.audit = audit;
        this.events = events;
    }

    void half(long community, RegistrationId id, Instant due) {
        if (overdue.remind(community, id, due)) events.publishEvent(late(community, id, false));
    }

    void over(long community, RegistrationId id, Instant due) {
        if (!overdue.escalate(community, id, due)) return;
        audit.record(Actor.clock(community), "residency.review-overdue", id.subject());
        events.publishEvent(late(community, id, true));
    }

    private static ReviewLate late(long community, RegistrationId id, boolean over) {
        return new ReviewLate(community, id.subject(), Overdue.subject(community), over);
    }
}
