package shequtong.casework.file;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.closing.Sampling;

/** Nobody said whether it was solved: the case is closed, and counts as solved for nobody (R45). */
@Service
public class Lapse {

    private final Cases cases;
    private final Telling telling;
    private final Sampling sampling;
    private final Audit audit;
    private final Clock clock;

    Lapse(Cases cases, Telling telling, Sampling sampling, Audit audit, Clock clock) {
        this.cases = cases;
        this.telling = telling;
        this.sampling = sampling;
        this.audit = audit;
        this.clock = clock;
    }

    /** The deadline fell due. Whatever happened meanwhile counts: a later feedback has a deadline of its own. */
    @Transactional
    public void of(long community, CaseId id) {
        var now = clock.instant();
        if (!(cases.find(community, id).orElse(null) instanceof Case.Answered answered)
                || answered.rateDue().isAfter(now)) return;
        var closed = answered.lapsed(now);
        cases.save(closed, Step.lapsed(now));
        audit.record(Actor.clock(community), "casework.lapse", id.subject());
        telling.reporter(answered.head(), Telling.CLOSED);
        sampling.of(closed);
    }
}
