package shequtong.casework.ways;

import shequtong.casework.CaseId;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.DispatchId;
import shequtong.casework.file.Dispatches;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** A case that somebody has still to do something about, held until the transaction ends: two who decide do not cross. */
final class Opened {

    private Opened() {}

    static Case.Open by(Duty duty, Cases cases, CaseId id) {
        if (cases.locked(duty, id) instanceof Case.Open open) return open;
        throw new Refused("这件事已经答复居民，正在等居民评价或已经办结");
    }

    /** Through a dispatch to the asker's own body, and no other. */
    static Case.Open by(Duty duty, Cases cases, Dispatches dispatches, DispatchId id) {
        return by(duty, cases, dispatches.caseOf(duty, id).orElseThrow(() -> new Missing(id)));
    }
}
