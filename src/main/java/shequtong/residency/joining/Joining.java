package shequtong.residency.joining;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;
import shequtong.residency.joining.Registration.Wish;
import shequtong.residency.minors.Guardians;

/** What somebody at the gate may do: ask, correct, take back. */
@Service
@Transactional
class Joining {

    static final String NO_GUARDIAN = "未满14周岁，要先请住在一起的家长点头：家长打开“我的”里的“孩子”，同意后您再来填，地址和家长一样。也可以由家长带着到居委会办理";

    private static final int HOMES = 5;

    private final Registrations registrations;
    private final Residents residents;
    private final Consents consents;
    private final Guardians guardians;
    private final Audit audit;
    private final Clock clock;

    Joining(
            Registrations registrations,
            Residents residents,
            Consents consents,
            Guardians guardians,
            Audit audit,
            Clock clock) {
        this.registrations = registrations;
        this.residents = residents;
        this.consents = consents;
        this.guardians = guardians;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who scans again while an answer is awaited corrects what was sent: there is never a second. */
    void ask(PersonId person, long community, Wish wish) {
        mayJoin(community, wish);
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
        mayJoin(was.community(), wish);
        consents.give(person);
        registrations.change(was, wish);
        record(was, "residency.change");
    }

    void withdraw(PersonId person, RegistrationId id) {
        var was = registrations.own(person, id);
        registrations.withdraw(was);
        record(was, "residency.withdraw");
    }

    /** Whoever is under 14 asks for nothing before a grown-up they live with has consented (R18). */
    private void mayJoin(long community, Wish wish) {
        if (lacksGuardian(community, wish)) throw new Refused(NO_GUARDIAN);
    }

    boolean lacksGuardian(long community, Wish wish) {
        return wish.card().needsGuardian(clock) && !guardians.consented(community, wish.dwelling(), wish.card());
    }

    private void record(Registration it, String act) {
        audit.record(actor(it.person(), it.community()), act, it.id().subject());
    }

    private static Actor actor(PersonId person, long community) {
        return new Actor(person.value(), "APPLICANT", community);
    }
}
