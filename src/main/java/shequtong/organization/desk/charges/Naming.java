package shequtong.organization.desk.charges;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.desk.May;
import shequtong.organization.desk.Unit;

/** Names the one who answers for a mechanism; whoever did before stays in the record. */
@Service
@Transactional
class Naming {

    private final Charges charges;
    private final Audit audit;

    Naming(Charges charges, Audit audit) {
        this.charges = charges;
        this.audit = audit;
    }

    void name(Duty duty, Unit unit, Mechanism mechanism, long mandate) {
        May.must(May.charge(duty, unit));
        if (!mechanism.in(unit.area().kind())) throw new Missing(mechanism);
        if (charges.candidate(duty, unit, mechanism, mandate).isEmpty()) throw new Missing("mandate " + mandate);
        if (charges.of(unit).stream().anyMatch(it -> it.mechanism() == mechanism && it.mandate() == mandate))
            throw new Refused("本来就由这位同事负责");
        charges.close(unit, mechanism);
        charges.open(unit, mechanism, mandate, duty);
        audit.record(duty.actor(), "organization.charge", new Subject("organization.mandate", mandate));
    }
}
