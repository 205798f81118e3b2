package shequtong.casework.consents;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.consents.Consents.Agreed;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.DispatchId;
import shequtong.casework.file.Telling;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position.Work;

/** A reporter agrees that a handler knows who they are, or takes it back; a handler looks, and the look is entered first. */
@Service
@Transactional
class Agreeing {

    private final Cases cases;
    private final Consents consents;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Agreeing(Cases cases, Consents consents, Telling telling, Audit audit, Clock clock) {
        this.cases = cases;
        this.consents = consents;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    /** For one body that has the case in hand, and for nothing else. */
    void give(Here here, CaseId id, long body) {
        var head = mine(here, id);
        if (consents.handlers(head.community(), id).stream().noneMatch(it -> it.body() == body))
            throw new Missing("handler " + body);
        consents.give(head.community(), id, body, here.person(), clock.instant());
        audit.record(here.actor(), "casework.consent", id.subject(), "body=" + body);
    }

    void withdraw(Here here, CaseId id, long body) {
        var head = mine(here, id);
        consents.withdraw(head.community(), id, body, clock.instant());
        audit.record(here.actor(), "casework.consent.withdraw", id.subject(), "body=" + body);
    }

    private Case.Head mine(Here here, CaseId id) {
        here.mustReside();
        var head = cases.locked(here, id).head();
        if (head.community() != here.community().id()) throw new Missing(id);
        if (!head.reporter().equals(here.person())) throw new Forbidden("只有反映的人可以同意或收回");
        return head;
    }

    /** @return whom it is about; entered before anything is shown */
    Agreed look(Duty duty, DispatchId dispatch, String purpose) {
        duty.must(Work.HANDLING);
        if (!Reporting.needed(duty.mandate().body().kind())) throw new Forbidden("需要联系居民时，请找居（村）委会");
        var it = consents.agreed(duty, dispatch).orElseThrow(() -> new Refused("反映人没有同意，或已经收回了"));
        consents.looked(it, duty, purpose, clock.instant());
        audit.record(duty.actor(), "casework.unmask", it.caseId().subject(), "consent=" + it.consent());
        cases.find(it.community(), it.caseId()).ifPresent(one -> telling.reporter(one.head(), ConsentParts.UNMASKED));
        return it;
    }
}
