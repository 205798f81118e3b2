package shequtong.residency.handover;

import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Estates;
import shequtong.organization.Position;

/** The committee takes over a 小区 of a community that was merged into its own, or hands one to what was split off. */
@Service
@Transactional
class Handover {

    private static final Set<Position> DECIDING = Set.of(Position.PARTY_SECRETARY, Position.COMMITTEE_MEMBER);

    private final Handovers handovers;
    private final Estates estates;
    private final Audit audit;

    Handover(Handovers handovers, Estates estates, Audit audit) {
        this.handovers = handovers;
        this.estates = estates;
        this.audit = audit;
    }

    static boolean decides(Duty duty) {
        return DECIDING.contains(duty.mandate().position());
    }

    /** Only between two that the register has linked, so that nobody can take a neighbour's residents. */
    void move(Duty duty, long estate, long to) {
        duty.must(Position.Work.COMMUNITY);
        if (!decides(duty)) throw new Forbidden("小区移交由党组织书记、两委委员来办");
        var it = handovers.find(duty.area().id(), estate, to).orElseThrow(() -> new Missing(estate));
        estates.move(it.estate(), it.from(), it.to());
        handovers.doors(it);
        handovers.households(it);
        handovers.members(it);
        audit.record(duty.actor(), "residency.move-estate", new Subject("organization.area", estate));
    }
}
