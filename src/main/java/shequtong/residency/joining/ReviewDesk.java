package shequtong.residency.joining;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.residency.Admitted;

/** The committee's answer. Every one is given by somebody with a name, for what they have seen, and written down. */
@Service
@Transactional
class ReviewDesk {

    private final Registrations registrations;
    private final Residents residents;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    ReviewDesk(Registrations registrations, Residents residents, Audit audit, ApplicationEventPublisher events) {
        this.registrations = registrations;
        this.residents = residents;
        this.audit = audit;
        this.events = events;
    }

    /** @param seen how many steps the reviewer saw: what changed since is looked at again first */
    void decide(Duty duty, RegistrationId id, int seen, Decision decision) {
        duty.must(Position.Work.COMMUNITY);
        var it = registrations.get(duty.area().id(), id);
        if (it.person().equals(duty.person())) throw new Refused("自己的申请要由同事来审核");
        Refused.unlessChanged(it.steps() == seen ? 1 : 0);
        registrations.decide(it, decision, duty.mandate().id());
        if (decision instanceof Decision.Admit) {
            residents.admit(it, registrations.wish(it));
            events.publishEvent(new Admitted(it.community(), it.person(), id.subject()));
        }
        audit.record(duty.actor(), decision.act(), id.subject());
    }
}
