package shequtong.residency.household;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.residency.News.What;
import shequtong.residency.household.Dweller.Standing;
import shequtong.residency.household.Memberships.Ending;

/** What the committee decides about a household, always with a reason and under a name. */
@Service
@Transactional
class HouseholdDesk {

    private final Roll roll;
    private final Settling settling;
    private final Audit audit;
    private final Clock clock;

    HouseholdDesk(Roll roll, Settling settling, Audit audit, Clock clock) {
        this.roll = roll;
        this.settling = settling;
        this.audit = audit;
        this.clock = clock;
    }

    /** Only an empty place is filled: a head who is there hands over, or is ended as a member first. */
    void setHead(Duty duty, HouseholdId id, PersonId member, String words) {
        var home = held(duty, id);
        if (home.head() != null) throw new Refused("这一户已经有户主了。要换，请户主自己交给家里人");
        if (!home.member(member).mayLead(clock)) throw new Refused("户主要年满18岁，并且没有争议");
        roll.lead(home, member);
        roll.note(home, "HEAD_SET", duty.person(), member, duty.mandate().id(), words);
        settling.tell(home, member, What.HEAD);
        audit.record(duty.actor(), "residency.set-head", member.subject());
    }

    /** They live there: the dispute is over, and is not raised again. */
    void keep(Duty duty, HouseholdId id, PersonId member, String words) {
        var home = held(duty, id);
        home.member(member);
        roll.stand(home, member, Standing.DISPUTED, Standing.CONFIRMED, true);
        roll.note(home, "KEPT", duty.person(), member, duty.mandate().id(), words);
        settling.tell(home, member, What.KEPT);
        audit.record(duty.actor(), "residency.keep-member", member.subject());
    }

    /** Their rights end with this sentence (R21); they read it, and what they can do about it, on /me/joining. */
    void end(Duty duty, HouseholdId id, PersonId member, String words) {
        var home = held(duty, id);
        home.member(member);
        settling.depart(
                member,
                home.community(),
                Ending.ENDED,
                duty.person(),
                duty.mandate().id(),
                words);
        audit.record(duty.actor(), "residency.end-membership", member.subject());
    }

    private Household held(Duty duty, HouseholdId id) {
        duty.must(Position.Work.COMMUNITY);
        return roll.hold(duty.area().id(), id);
    }
}
