package shequtong.casework.templates;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.templates.TemplatesController.Wanted;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;

/** Changes what is kept ready. */
@Service
@Transactional
class Keeping {

    /** More would not be found again beside a text that is being written. */
    private static final int MOST = 60;

    private final Templates templates;
    private final Audit audit;

    Keeping(Templates templates, Audit audit) {
        this.templates = templates;
        this.audit = audit;
    }

    void add(Duty duty, Wanted wanted) {
        if (templates.all(duty).size() >= MOST) throw new Refused("最多" + MOST + "个模板，请先停用不用的");
        var id = templates.add(duty, wanted.label(), wanted.category(), wanted.words());
        audit.record(duty.actor(), "casework.add-template", subject(id));
    }

    void reword(Duty duty, long id, Wanted wanted) {
        templates.versions(duty, id);
        templates.reword(duty, id, wanted.version(), wanted.label(), wanted.category(), wanted.words());
        audit.record(duty.actor(), "casework.reword-template", subject(id));
    }

    void retire(Duty duty, long id) {
        templates.versions(duty, id);
        templates.retire(duty, id);
        audit.record(duty.actor(), "casework.retire-template", subject(id));
    }

    private static Subject subject(long id) {
        return new Subject("casework.template", id);
    }
}
