package shequtong.casework.joint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.Visibility;
import shequtong.casework.file.Bodies;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Dispatches;
import shequtong.casework.file.Dispatches.Dispatch;
import shequtong.casework.file.Standings;
import shequtong.casework.file.Step;
import shequtong.casework.file.Step.Kind;
import shequtong.casework.file.Tier;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;

/** Calls several bodies to one table for a case, and calls it off again. Only a 街镇 or the district may (R38). */
@Service
@Transactional
class Calling {

    private final Cases cases;
    private final Standings standings;
    private final Dispatches dispatches;
    private final Invitations invitations;
    private final Summons summons;
    private final Bodies bodies;
    private final InvitationClock clocks;
    private final JointNotices notices;
    private final Audit audit;
    private final Clock clock;

    Calling(
            Cases cases,
            Standings standings,
            Dispatches dispatches,
            Invitations invitations,
            Summons summons,
            Bodies bodies,
            InvitationClock clocks,
            JointNotices notices,
            Audit audit,
            Clock clock) {
        this.cases = cases;
        this.standings = standings;
        this.dispatches = dispatches;
        this.invitations = invitations;
        this.summons = summons;
        this.bodies = bodies;
        this.clocks = clocks;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Forbidden to everybody but a 街镇 and 区社建办 */
    static void mayCall(Duty duty) {
        if (!calls(duty)) throw new Forbidden("约请部门由街镇或者区里发起");
    }

    static boolean calls(Duty duty) {
        return duty.does(Work.COORDINATING) || duty.mandate().position() == Position.DISTRICT_STAFF;
    }

    InvitationId call(Duty duty, CaseId id, Call call) {
        mayCall(duty);
        var now = clock.instant();
        if (!(cases.locked(duty, id) instanceof Case.Open open)) throw new Refused("这件事已经答复居民，正在等居民评价或已经办结");
        var head = open.head();
        possible(duty, head, call, now);
        if (!readers(duty, id, call).isEmpty()) throw new Refused("反映人选了“只给居委会”。请先看清楚谁会看到他写的话，再发出约请");
        var active = invitations.active(head.community(), id);
        if (active.filter(it -> it.state() == Invitation.State.CALLED).isPresent())
            throw new Refused("这件事已经约请了，请看过再决定");
        var called = summons.call(head, active.map(Invitation::id).orElse(null), duty, call, now);
        var step = Step.of(Kind.INVITED, duty, now, call.purpose() + "。地点：" + call.place())
                .with(call.bodies())
                .until(call.meetsAt())
                .to(call.lead());
        cases.save(open.taken(Tier.INVITATION), step);
        audit.record(duty.actor(), "casework.invite", id.subject());
        clocks.called(called, now, call);
        notices.called(head, called, call, duty);
        return called;
    }

    /** Who would read what was told to the committee alone, where whoever calls was not told so yet; nobody otherwise. */
    @Transactional(readOnly = true)
    public List<String> readers(Duty duty, CaseId id, Call call) {
        mayCall(duty);
        if (call.sure() || standings.get(duty, id).visibility() != Visibility.COMMITTEE) return List.of();
        return possible(duty, cases.get(duty, id).head(), call, clock.instant()).stream()
                .map(Summons.Choice::label)
                .toList();
    }

    /** @return those who are called */
    private List<Summons.Choice> possible(Duty duty, Case.Head head, Call call, Instant now) {
        if (!call.answerDue().isAfter(now)) throw new Refused("答复的期限要在现在以后");
        if (call.meetsAt().isBefore(call.answerDue())) throw new Refused("开会要在答复的期限以后");
        var unconnected = bodies.unconnected(call.bodies());
        if (!unconnected.isEmpty()) throw new Refused(String.join("、", unconnected) + "还没有接入，不能约请");
        var chosen = summons.choices(head.community()).stream()
                .filter(it -> call.bodies().contains(it.body()))
                .toList();
        if (chosen.size() < call.bodies().size()) throw new Refused("请只选本区的部门和本社区的物业");
        if (chosen.stream().noneMatch(Summons.Choice::department)) throw new Refused("至少要约请一个部门；只请物业的，请派单");
        if (summons.leaders(duty.area().id()).stream().noneMatch(it -> it.mandate() == call.lead()))
            throw new Refused("牵头的人要是本单位在任的同事");
        return chosen;
    }

    /** With a reason that everybody may read; the case is with whoever has it without the table (R37). */
    void callOff(Duty duty, InvitationId id, String reason) {
        mayCall(duty);
        var it = invitations.get(duty, id);
        mustBeOurs(duty, it);
        var held = summons.callOff(it, reason);
        if (cases.locked(duty, it.caseId()) instanceof Case.Open open) {
            var head = open.head();
            var left = dispatches.of(head.community(), head.id()).stream()
                    .map(Dispatch::tier)
                    .reduce(Tier.SUBDISTRICT, Tier::atLeast);
            var next = head.tier() == Tier.INVITATION && !held ? head.at(left) : head;
            cases.save(open.with(next), Step.of(Kind.CALLED_OFF, duty, clock.instant(), reason));
            notices.moved(head);
        }
        audit.record(duty.actor(), "casework.invite.off", it.caseId().subject());
        notices.calledOff(it);
    }

    /** What another desk called is for that desk to lead. */
    static void mustBeOurs(Duty duty, Invitation it) {
        if (it.desk() != duty.area().id()) throw new Forbidden("这个约请由发起的单位主持");
    }

    /** Its own names, for a form. */
    @Transactional(readOnly = true)
    public List<Summons.Choice> choices(long community) {
        return summons.choices(community);
    }
}
