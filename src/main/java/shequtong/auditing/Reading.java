package shequtong.auditing;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;

/** Who reads the audit is in it as well (R107). */
@Service
@Transactional
class Reading {

    private final Audit audit;

    Reading(Audit audit) {
        this.audit = audit;
    }

    void exported(Duty duty, int rows, String format) {
        audit.record(duty.actor(), "audit.export", area(duty), "rows=" + rows + " format=" + format);
    }

    void verified(Duty duty, int findings) {
        audit.record(duty.actor(), "audit.verify", area(duty), "findings=" + findings);
    }

    static Subject area(Duty duty) {
        return new Subject("organization.area", duty.area().id());
    }
}
