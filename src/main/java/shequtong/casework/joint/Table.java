package shequtong.casework.joint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Dispatches;
import shequtong.casework.file.Dispatches.Dispatch;
import shequtong.casework.file.Step;
import shequtong.casework.file.Step.Kind;
import shequtong.casework.file.Tier;
import shequtong.casework.joint.Invitation.Guest;
import shequtong.casework.joint.Invitation.State;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Moments;

/** What happens at a table: bodies answer, are there or not, take something on, and say whether it was right to call them. */
@Service
@Transactional
class Table {

    private final Cases cases;
    private final Dispatches dispatches;
    private final Invitations invitations;
    private final Sitting sitting;
    private final Summons summons;
    private final InvitationClock clocks;
    private final JointNotices notices;
    private final Audit audit;
    private final Clock clock;

    Table(
            Cases cases,
            Dispatches dispatches,
            Invitations invitations,
            Sitting sitting,
            Summons summons,
            InvitationClock clocks,
            JointNotices notices,
            Audit audit,
            Clock clock) {
        this.cases = cases;
        this.dispatches = dispatches;
        this.invitations = invitations;
        this.sitting = sitting;
        this.summons = summons;
        this.clocks = clocks;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Coming, or not and why. Late is late, and still an answer, until the table meets. */
    void answer(Duty duty, InvitationId id, boolean coming, String reason) {
        duty.must(Work.HANDLING);
        var it = invited(duty, id);
        if (it.state() != State.CALLED
                || it.meetsAt() == null
                || !clock.instant().isBefore(it.meetsAt())) throw new Refused("会已经开过或取消了，不用再答复");
        sitting.answer(it, duty, coming, reason, clock.instant());
        step(
                duty,
                it,
                step(Kind.INVITATION_ANSWERED, duty, coming ? "来" : "来不了：" + reason)
                        .with(List.of(duty.mandate().body().id()))
                        .inner());
        audit.record(duty.actor(), "casework.invite.answer", it.caseId().subject());
        notices.lead(it, JointNotices.ANSWERED);
    }

    /** On its day or after it. Whoever is not named was absent, and the path says so for everybody to read. */
    void held(Duty duty, InvitationId id, List<Long> present, String minutes) {
        var it = ours(duty, id);
        var now = clock.instant();
        if (it.state() != State.CALLED || it.meetsAt() == null) throw new Refused("会已经开过或取消了");
        if (now.isBefore(startOf(it.meetsAt()))) throw new Refused("会还没有到日子，到会情况在当天记");
        if (present.stream().anyMatch(body -> it.guest(body) == null)) throw new Missing("invitee");
        sitting.held(it, duty, present, now);
        summons.marked(it.community(), it.caseId(), "HELD");
        invitations.write(it, duty, minutes, now);
        step(duty, it, step(Kind.MET, duty, absent(it, present)).with(present));
        audit.record(duty.actor(), "casework.invite.held", it.caseId().subject());
        notices.met(it);
    }

    static Instant startOf(Instant at) {
        return at.atZone(Moments.SHANGHAI)
                .toLocalDate()
                .atStartOfDay(Moments.SHANGHAI)
                .toInstant();
    }

    private static String absent(Invitation it, List<Long> present) {
        var absent = it.guests().stream()
                .filter(one -> !present.contains(one.body()))
                .map(one -> one.label() + why(one))
                .collect(Collectors.joining("、"));
        return absent.isEmpty() ? "请到的单位都来了" : "缺席：" + absent;
    }

    private static String why(Guest one) {
        if (one.coming() == null) return "（没有答复）";
        return one.coming() ? "（答应了没有来）" : "（" + one.reason() + "）";
    }

    /** Added to what stands there; nothing of it is changed. */
    void minutes(Duty duty, InvitationId id, String words) {
        var it = ours(duty, id);
        if (!it.held()) throw new Refused("会还没有开，开过以后再补记");
        invitations.write(it, duty, words, clock.instant());
        audit.record(duty.actor(), "casework.invite.minutes", it.caseId().subject());
    }

    /**
     * What a body that was there takes on, by a day: a dispatch like any other, and as many as it promised. What it was asked
     * for before goes into the first of them.
     */
    void commit(Duty duty, InvitationId id, long body, String what, Instant due) {
        var it = ours(duty, id);
        var now = clock.instant();
        if (!it.held()) throw new Refused("会还没有开，不能记认领的事");
        if (!due.isAfter(now)) throw new Refused("办好的日子要在现在以后");
        var guest = it.guest(body);
        if (guest == null) throw new Missing("invitee " + body);
        if (!Boolean.TRUE.equals(guest.attended())) throw new Refused(guest.label() + "没有到会，要它办的请派单");
        if (!(cases.locked(duty, it.caseId()) instanceof Case.Open open)) throw new Refused("这件事已经答复居民，不能再加");
        var head = open.head();
        takesOver(head, guest);
        var sent = dispatches.commit(head, duty, body, what, due, now);
        sitting.committed(it, sent);
        cases.save(
                open.with(head),
                step(Kind.COMMITTED, duty, what).with(List.of(body)).until(due));
        audit.record(duty.actor(), "casework.invite.commit", it.caseId().subject());
        clocks.committed(sent, due);
        notices.committed(head, body, sent);
    }

    /** What goes on in another system stays there, beside what was promised. */
    private void takesOver(Case.Head head, Guest guest) {
        dispatches.of(head.community(), head.id()).stream()
                .filter(one -> one.open() && one.body() == guest.body() && !one.committed() && one.tier() != Tier.GRID)
                .map(Dispatch::id)
                .forEach(before -> dispatches.withdraw(head, before));
    }

    /** The caller is measured too (R95): each body says once whether it was right to call it. */
    void judge(Duty duty, InvitationId id, boolean justified, String opinion) {
        duty.must(Work.HANDLING);
        var it = invited(duty, id);
        if (!it.held()) throw new Refused("会还没有开，开过以后再评");
        sitting.judged(it, duty, justified, opinion, clock.instant());
        audit.record(duty.actor(), "casework.invite.judge", it.caseId().subject());
    }

    private Invitation invited(Duty duty, InvitationId id) {
        var it = invitations.get(duty, id);
        if (it.guest(duty.mandate().body().id()) == null) throw new Missing("invitation " + id.value());
        return it;
    }

    private Invitation ours(Duty duty, InvitationId id) {
        Calling.mayCall(duty);
        var it = invitations.get(duty, id);
        Calling.mustBeOurs(duty, it);
        return it;
    }

    private Step step(Kind kind, Duty duty, String words) {
        return Step.of(kind, duty, clock.instant(), words);
    }

    private void step(Duty duty, Invitation it, Step step) {
        if (!(cases.locked(duty, it.caseId()) instanceof Case.Open open)) throw new Refused("这件事已经答复居民或办结");
        cases.save(open.with(open.head()), step);
    }
}
