package shequtong.residency.joining;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;
import shequtong.residency.joining.Registration.Wish;

/** What somebody at the gate may do: ask, correct, take back. */
@Service
@Transactional
class Joining {

    private static final int HOMES = 5;

    private final Registrations registrations;
    private final Residents residents;
    private final Consents consents;
    private final Audit audit;

    Joining(Registrations registrations, Residents residents, Consents consents, Audit audit) {
        this.registrations = registrations;
        this.residents = residents;
        this.consents = consents;
        this.audit = audit;
    }

    /** Who scans again while an answer is awaited corrects what was sent: there is never a second. */
    void ask(PersonId person, long community, Wish wish) {
        if (residents.live(person, community)) throw new Refused("您已经是这里的居民了");
        consents.give(person);
        var open = registrations.open(person, community);
        if (open.isPresent()) {
            registrations.change(open.get(), wish);
            record(open.get(), "residency.change");
            return;
        }
        if (registrations.of(person).stream().filter(it -> it.state().open()).count() >= HOMES)
            throw new Refused("您申请的小区已经有好几处了，请先等居委会答复");
        var id = registrations.add(person, community, wish);
        audit.record(actor(person, community), "residency.ask", id.subject());
    }

    void correct(PersonId person, RegistrationId id, Wish wish) {
        var was = registrations.own(person, id);
        consents.give(person);
        registrations.change(was, wish);
        record(was, "residency.change");
    }

    void withdraw(PersonId person, RegistrationId id) {
        var was = registrations.own(person, id);
        registrations.withdraw(was);
        record(was, "residency.withdraw");
    }

    private void record(Registration it, String act) {
        audit.record(actor(it.person(), it.community()), act, it.id().subject());
    }

    private static Actor actor(PersonId person, long community) {
        return new Actor(person.value(), "APPLICANT", community);
    }
}
