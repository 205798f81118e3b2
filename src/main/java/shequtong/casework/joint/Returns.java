package shequtong.casework.joint;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Clocks;
import shequtong.casework.file.Step;
import shequtong.casework.file.Tier;
import shequtong.organization.Areas;

/**
 * Counts how often a case came back (B10): after two returns nobody passes it on any more. A table is opened at the 街镇,
 * with somebody named who has to set it up within three working days.
 */
@Service
@Transactional
public class Returns {

    private static final int TOO_OFTEN = 2;
    private static final int DAYS = 3;

    private final Cases cases;
    private final Summons summons;
    private final Invitations invitations;
    private final Areas areas;
    private final Clocks clocks;
    private final InvitationClock own;
    private final JointNotices notices;
    private final Audit audit;
    private final Clock clock;

    Returns(
            Cases cases,
            Summons summons,
            Invitations invitations,
            Areas areas,
            Clocks clocks,
            InvitationClock own,
            JointNotices notices,
            Audit audit,
            Clock clock) {
        this.cases = cases;
        this.summons = summons;
        this.invitations = invitations;
        this.areas = areas;
        this.clocks = clocks;
        this.own = own;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the transaction in which it came back. */
    public void counted(long community, CaseId id) {
        if (summons.returned(community, id) < TOO_OFTEN
                || invitations.active(community, id).isPresent()
                || !(cases.find(community, id).orElse(null) instanceof Case.Open open)) return;
        var now = clock.instant();
        var due = clocks.after(now, DAYS);
        var lead = summons.leaders(areas.above(community).id()).stream().findFirst();
        var opened = summons.open(open.head(), lead.orElse(null), due, now);
        var step = Step.lapsed(now).as(Step.Kind.INVITATION_OPENED).until(due);
        var head = open.head();
        cases.save(
                open.with(head.at(head.tier().atLeast(Tier.SUBDISTRICT))),
                lead.map(it -> step.to(it.mandate())).orElse(step));
        audit.record(Actor.clock(community), "casework.invite.open", id.subject());
        own.opened(opened, due);
        notices.opened(head, opened, lead.orElse(null));
    }
}
