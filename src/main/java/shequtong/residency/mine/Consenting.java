package shequtong.residency.mine;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.identity.PersonId;
import shequtong.residency.joining.Consents;

/** Taking back what one agreed to is as easy as agreeing, and counts at once (R99). */
@Service
@Transactional
class Consenting {

    private final Consents consents;
    private final Audit audit;

    Consenting(Consents consents, Audit audit) {
        this.consents = consents;
        this.audit = audit;
    }

    void withdraw(PersonId me) {
        consents.withdraw(me);
        audit.record(Actor.self(me.value()), "residency.withdraw-consent", me.subject());
    }

    void give(PersonId me) {
        consents.give(me);
        audit.record(Actor.self(me.value()), "residency.give-consent", me.subject());
    }
}
