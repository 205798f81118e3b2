package shequtong.casework.closing;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.closing.Verifications.Way;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Step;
import shequtong.casework.file.Step.Kind;
import shequtong.casework.file.Telling;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** The tier above asks or looks for itself, and says whether it was really solved (R45). */
@Service
@Transactional
class Verifying {

    private static final PersonId NOBODY = new PersonId(0);

    private final Cases cases;
    private final Verifications verifications;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Verifying(Cases cases, Verifications verifications, Telling telling, Audit audit, Clock clock) {
        this.cases = cases;
        this.verifications = verifications;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    void found(Duty duty, CaseId id, boolean found, Way way, String words) {
        duty.must(Work.COORDINATING);
        if (!(cases.locked(duty, id) instanceof Case.Closed closed)) throw new Refused("居民重新打开了这件事，不用核查了");
        var head = closed.head();
        var it = verifications
                .of(head.community(), id, head.reworks() + 1)
                .orElseThrow(() -> new Missing("verification of " + id.value()));
        if (it.found() != null) throw new Refused("这件事已经核查过了");
        var now = clock.instant();
        verifications.found(head, it, duty, found, way, words, now);
        var kind = found ? Kind.VERIFIED : Kind.NOT_VERIFIED;
        cases.save(closed, Step.of(kind, duty, now, way.label() + "。" + words));
        audit.record(duty.actor(), found ? "casework.verify" : "casework.verify.not", id.subject());
        telling.holder(head, ClosingParts.VERIFIED, NOBODY);
        telling.reporter(head, Telling.MOVED);
    }

    /** It is due, and nobody has looked. */
    void remind(long community, CaseId id, int round) {
        if (!(cases.find(community, id).orElse(null) instanceof Case.Closed closed)) return;
        verifications
                .of(community, id, round)
                .filter(it -> it.found() == null)
                .ifPresent(_ -> telling.street(closed.head(), ClosingParts.VERIFY_LATE));
    }
}
