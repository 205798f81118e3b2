package shequtong.residency.minors;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Here;
import shequtong.residency.facts.IdNumber;
import shequtong.web.Moments;

/** A consent is an act of its own, in the guardian's own account, for what a text of this version says (R18, R98). */
@Service
@Transactional
class Guardianship {

    /** The version of the words on ChildrenPage: a change of what is done with the data makes a new one. */
    static final int VERSION = 1;

    private static final int GROWN_UP = 18;

    private final Guardians guardians;
    private final Audit audit;
    private final Clock clock;

    Guardianship(Guardians guardians, Audit audit, Clock clock) {
        this.guardians = guardians;
        this.audit = audit;
        this.clock = clock;
    }

    boolean may(Here here) {
        return guardians.home(here, grownUp()).isPresent();
    }

    void give(Here here, IdNumber child) {
        here.mustReside();
        var home = guardians.home(here, grownUp()).orElseThrow(() -> new Refused("要由年满18岁、已经确认住在这里的家长来同意"));
        guardians.give(here, home, child, VERSION);
        audit.record(here.actor(), "residency.guardian-consent", here.person().subject());
    }

    /** The child's account rests from this moment, until they are 14 or a guardian consents anew. */
    void withdraw(Here here, long id) {
        here.mustLive();
        if (guardians.of(here).stream().noneMatch(it -> it.id() == id)) throw new Missing(id);
        guardians.withdraw(here.person(), id);
        audit.record(here.actor(), "residency.guardian-withdraw", new Subject("residency.guardian-consent", id));
    }

    private LocalDate grownUp() {
        return clock.instant().atZone(Moments.SHANGHAI).toLocalDate().minusYears(GROWN_UP);
    }
}
