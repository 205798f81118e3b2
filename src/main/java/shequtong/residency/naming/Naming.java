package shequtong.residency.naming;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Refused;
import shequtong.organization.Here;
import shequtong.residency.NameForm;

/** Changes how somebody is called. What they have written already stands under the new name at once (B11). */
@Service
@Transactional
class Naming {

    private final Names names;
    private final Audit audit;

    Naming(Names names, Audit audit) {
        this.names = names;
        this.audit = audit;
    }

    void change(Here here, NameForm form, String called) {
        here.mustLive();
        names.line(here);
        if (form == NameForm.NICKNAME && names.taken(here, called)) throw new Refused("已经有邻居用这个名字了，请换一个");
        names.change(here, form, called);
        audit.record(here.actor(), "residency.change-name", here.person().subject());
    }
}
