package shequtong.residency.household;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.identity.PersonId;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Here;
import shequtong.residency.News.What;
import shequtong.residency.ResidencySettings;
import shequtong.residency.household.Dweller.Standing;

/** What those who live together settle among themselves. Another household's people are nobody here. */
@Service
@Transactional
class Hearth {

    private final Roll roll;
    private final Settling settling;
    private final Audit audit;
    private final Clock clock;
    private final ResidencySettings settings;

    Hearth(Roll roll, Settling settling, Audit audit, Clock clock, ResidencySettings settings) {
        this.roll = roll;
        this.settling = settling;
        this.audit = audit;
        this.clock = clock;
        this.settings = settings;
    }

    @Transactional(readOnly = true)
    public Household at(Here here) {
        var home = roll.of(here.person(), here.community().id()).orElseThrow(() -> new Missing(here.person()));
        return roll.get(here.community().id(), home);
    }

    /** 是我家的人. */
    public void confirm(Here here, PersonId member) {
        var home = led(here);
        home.member(member);
        roll.stand(home, member, Standing.AWAITING, Standing.CONFIRMED, false);
        roll.note(home, "CONFIRMED", here.person(), member, 0, "");
        settling.tell(home, member, What.CONFIRMED);
        audit.record(here.actor(), "residency.confirm-member", member.subject());
    }

    /** 不是我家的人: they write no more until the committee has looked into it. */
    public void dispute(Here here, PersonId member, String words) {
        var home = led(here);
        var it = home.member(member);
        if (home.leads(member)) throw new Refused("户主不能说自己不是家里人，搬走了请点“我搬走了”");
        if (!it.disputable(clock, settings.disputable())) throw new Refused("这位住了一段时间，或者居委会已经核对过了。有问题请直接找居委会");
        roll.stand(home, member, it.standing(), Standing.DISPUTED, false);
        roll.note(home, "DISPUTED", here.person(), member, 0, words);
        if (member.equals(home.offered())) roll.offer(home, null);
        settling.tell(home, member, What.DISPUTED);
        audit.record(here.actor(), "residency.dispute-member", member.subject());
    }

    /** Asks another adult of the household to be its head; nothing changes until they say yes. */
    public void offer(Here here, PersonId member) {
        var home = led(here);
        if (home.leads(member)) throw new Refused("您已经是户主了");
        if (!home.member(member).mayLead(clock)) throw new Refused("户主要年满18岁，并且已经确认是家里人");
        roll.offer(home, member);
        roll.note(home, "OFFERED", here.person(), member, 0, "");
        settling.tell(home, member, What.OFFERED);
        audit.record(here.actor(), "residency.offer-headship", member.subject());
    }

    public void accept(Here here) {
        var home = held(here);
        if (!here.person().equals(home.offered())) throw new Refused("户主没有请您接手，或者已经收回了");
        if (!home.member(here.person()).mayLead(clock)) throw new Refused("户主要年满18岁，并且已经确认是家里人");
        roll.lead(home, here.person());
        roll.note(home, "TOOK_OVER", here.person(), here.person(), 0, "");
        if (home.head() != null) settling.tell(home, home.head(), What.HANDED_OVER);
        settling.tell(home, here.person(), What.HEAD);
        audit.record(here.actor(), "residency.take-headship", home.id().subject());
    }

    /** The one who was asked says no, or the head thinks better of it. */
    public void decline(Here here) {
        var home = held(here);
        var offered = home.offered();
        if (offered == null) throw new Refused("现在没有要换的户主");
        var byHead = home.leads(here.person());
        if (!byHead && !here.person().equals(offered)) throw new Forbidden("这件事由户主和被请的家人来定");
        roll.offer(home, null);
        roll.note(home, "DECLINED", here.person(), offered, 0, "");
        if (!byHead && home.head() != null) settling.tell(home, home.head(), What.DECLINED);
        audit.record(here.actor(), "residency.decline-headship", home.id().subject());
    }

    private Household held(Here here) {
        here.mustReside();
        var home = roll.of(here.person(), here.community().id()).orElseThrow(() -> new Missing(here.person()));
        return roll.hold(here.community().id(), home);
    }

    private Household led(Here here) {
        var home = held(here);
        if (!home.leads(here.person())) throw new Forbidden("这件事由户主来办");
        return home;
    }
}
