package shequtong.casework.ways;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Step;
import shequtong.casework.file.Step.Kind;
import shequtong.casework.file.Telling;
import shequtong.casework.ways.Resources.Sort;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** The committee brings volunteers and organisations to a case, and residents see who joins in (S99). */
@Service
@Transactional
class Joining {

    private static final int MOST = 20;

    private final Cases cases;
    private final Resources resources;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Joining(Cases cases, Resources resources, Telling telling, Audit audit, Clock clock) {
        this.cases = cases;
        this.resources = resources;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    void add(Duty duty, CaseId id, Sort kind, String name, String does) {
        duty.must(Work.COMMUNITY);
        var open = Opened.by(duty, cases, id);
        if (resources.count(open.head()) >= MOST) throw new Refused("一件事最多写" + MOST + "家");
        resources.add(open.head(), duty, kind, name, does);
        save(duty, open, Step.of(Kind.JOINED, duty, clock.instant(), name + "：" + does), "casework.resource");
        telling.reporter(open.head(), Telling.MOVED);
    }

    void remove(Duty duty, CaseId id, long resource) {
        duty.must(Work.COMMUNITY);
        var open = Opened.by(duty, cases, id);
        var name = resources.remove(open.head(), resource);
        save(duty, open, Step.of(Kind.LEFT, duty, clock.instant(), name).inner(), "casework.resource.remove");
    }

    private void save(Duty duty, Case.Open it, Step step, String act) {
        cases.save(it, step);
        audit.record(duty.actor(), act, it.head().id().subject());
    }
}
