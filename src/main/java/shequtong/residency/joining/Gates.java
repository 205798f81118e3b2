package shequtong.residency.joining;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position;

/** The committee decides which code hangs at which gate. */
@Service
@Transactional
class Gates {

    private final Doors doors;
    private final Audit audit;

    Gates(Doors doors, Audit audit) {
        this.doors = doors;
        this.audit = audit;
    }

    void open(Duty duty, long estate) {
        doors.open(duty.area().id(), known(duty, estate));
        audit.record(duty.actor(), "residency.open-door", new Subject("organization.area", estate));
    }

    void shut(Duty duty, long estate) {
        doors.shut(duty.area().id(), known(duty, estate));
        audit.record(duty.actor(), "residency.shut-door", new Subject("organization.area", estate));
    }

    private long known(Duty duty, long estate) {
        duty.must(Position.Work.COMMUNITY);
        return doors.get(duty.area().id(), estate).id();
    }
}
