package shequtong.residency.household;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position;
import shequtong.residency.News.What;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.Relation;
import shequtong.residency.household.Memberships.Ending;

/** Moving out, moving within the community, staying for another year (S23, R17, R21, A11). */
@Service
@Transactional
class Moving {

    private final Memberships memberships;
    private final Settling settling;
    private final Moves moves;
    private final Roll roll;
    private final Audit audit;

    Moving(Memberships memberships, Settling settling, Moves moves, Roll roll, Audit audit) {
        this.memberships = memberships;
        this.settling = settling;
        this.moves = moves;
        this.roll = roll;
        this.audit = audit;
    }

    /** They may end it from outside too: whoever has moved may no longer remember the way in. */
    void moveOut(PersonId person, long community) {
        settling.depart(person, community, Ending.MOVED, person, 0, "");
        audit.record(new Actor(person.value(), "RESIDENT", community), "residency.move-out", person.subject());
    }

    void stay(Here here) {
        here.mustLive();
        memberships.confirm(here.person(), here.community().id());
        audit.record(here.actor(), "residency.still-here", here.person().subject());
    }

    void choose(Here here) {
        here.mustLive();
        memberships.choose(here.person(), here.community().id());
        audit.record(here.actor(), "residency.principal-home", here.person().subject());
    }

    void ask(Here here, Dwelling to, Relation relation) {
        here.mustLive();
        var home = roll.of(here.person(), here.community().id());
        if (home.map(it -> roll.get(here.community().id(), it).dwelling().equals(to))
                .orElse(false)) throw new Refused("您现在就登记在这一套");
        moves.ask(here.person(), here.community().id(), to, relation);
        audit.record(here.actor(), "residency.ask-to-move", here.person().subject());
    }

    void withdraw(Here here) {
        here.mustLive();
        moves.withdraw(here.person(), here.community().id());
        audit.record(here.actor(), "residency.withdraw-move", here.person().subject());
    }

    /** The old household loses them at this moment, the new one takes them as it takes a newcomer. */
    void grant(Duty duty, long id) {
        duty.must(Position.Work.COMMUNITY);
        var community = duty.area().id();
        var it = moves.get(community, id);
        moves.decide(community, id, Moves.State.MADE, duty.mandate().id(), null);
        roll.of(it.person(), community)
                .map(home -> roll.hold(community, home))
                .ifPresent(home -> settling.vacate(home, it.person()));
        memberships.moveTo(it.person(), community, it.to(), it.relation());
        settling.arrive(it.person(), community);
        told(it, community, What.MOVE_MADE);
        audit.record(duty.actor(), "residency.grant-move", it.person().subject());
    }

    void refuse(Duty duty, long id, String words) {
        duty.must(Position.Work.COMMUNITY);
        var it = moves.get(duty.area().id(), id);
        moves.decide(duty.area().id(), id, Moves.State.REFUSED, duty.mandate().id(), words);
        told(it, duty.area().id(), What.MOVE_REFUSED);
        audit.record(duty.actor(), "residency.refuse-move", it.person().subject());
    }

    private void told(Moves.Move it, long community, What what) {
        roll.of(it.person(), community)
                .map(home -> roll.get(community, home))
                .ifPresent(home -> settling.tell(home, it.person(), what));
    }
}
