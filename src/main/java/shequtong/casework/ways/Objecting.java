package shequtong.casework.ways;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Clocks;
import shequtong.casework.file.DispatchId;
import shequtong.casework.file.Dispatches;
import shequtong.casework.file.Dispatches.Dispatch;
import shequtong.casework.file.Step;
import shequtong.casework.file.Step.Kind;
import shequtong.casework.file.Tier;
import shequtong.casework.joint.Returns;
import shequtong.casework.ways.Objections.Raised;
import shequtong.casework.ways.Objections.Said;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Moments;

/**
 * Not ours (R40, A21): a body says once for each dispatch why, and whose it is; whoever sent it decides within a working
 * day, and the body stays responsible until then. A 街镇 gives back to the community what the community can do (R37).
 */
@Service
@Transactional
class Objecting {

    private static final int DAYS = 1;

    private final Cases cases;
    private final Dispatches dispatches;
    private final Objections objections;
    private final Assistance assistance;
    private final Clocks clocks;
    private final WayClocks wayClocks;
    private final WayNotices notices;
    private final Returns returns;
    private final Audit audit;
    private final Clock clock;

    Objecting(
            Cases cases,
            Dispatches dispatches,
            Objections objections,
            Assistance assistance,
            Clocks clocks,
            WayClocks wayClocks,
            WayNotices notices,
            Returns returns,
            Audit audit,
            Clock clock) {
        this.cases = cases;
        this.dispatches = dispatches;
        this.objections = objections;
        this.assistance = assistance;
        this.clocks = clocks;
        this.wayClocks = wayClocks;
        this.notices = notices;
        this.returns = returns;
        this.audit = audit;
        this.clock = clock;
    }

    void raise(Duty duty, DispatchId id, Said said) {
        duty.must(Work.HANDLING);
        var now = clock.instant();
        var open = Opened.by(duty, cases, dispatches, id);
        var it = own(open, id);
        if (now.isAfter(clocks.after(it.limit().from(), DAYS)))
            throw new Refused("异议要在收到派单后" + DAYS + "个工作日内提出，现在已经过了，请按期办理，办不了的请说明情况");
        var due = clocks.after(now, DAYS);
        objections.raise(open.head(), id, duty, said, due);
        save(duty, open, step(Kind.OBJECTED, duty, now, it, said.sentence()).until(due), "casework.object");
        wayClocks.objection(open.head(), id, due);
        notices.issuer(open.head(), it, WayNotices.OBJECTED);
    }

    /** @param words why it is not accepted */
    void decide(Duty duty, CaseId caseId, DispatchId id, boolean accepted, String words) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var now = clock.instant();
        var open = Opened.by(duty, cases, caseId);
        var raised = raised(duty, open.head(), id);
        if (!raised.open()) throw new Refused("这个异议已经有结果了");
        var it = dispatch(open.head(), id);
        if (!it.open()) throw new Refused(it.label() + "已经答复，不用再决定了");
        objections.decide(open.head(), id, duty, accepted, words);
        if (accepted) bounce(duty, open, it, raised.said(), now, "casework.object.accept");
        else {
            save(duty, open, step(Kind.OBJECTION_REFUSED, duty, now, it, words), "casework.object.refuse");
            notices.handlers(it, WayNotices.OBJECTION_REFUSED);
        }
    }

    /** Also what has come back already: whoever was a moment later is told so, and not that there is no such thing. */
    private Raised raised(Duty duty, Case.Head head, DispatchId id) {
        var it = objections.raised(head, id).orElseThrow(() -> new Missing(id));
        if (it.area() != duty.area().id()) throw new Forbidden("异议由派出这张单的单位决定");
        return it;
    }

    /** For whoever decides: what was said, and by when or that it is decided. */
    @Transactional(readOnly = true)
    public String told(Duty duty, CaseId caseId, DispatchId id) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var head = cases.get(duty, caseId).head();
        var it = raised(duty, head, id);
        return it.body()
                + found(head, id)
                        .map(Dispatch::promise)
                        .filter(one -> !one.isEmpty())
                        .map(one -> "就" + one)
                        .orElse("") + "说：" + it.said().sentence() + "。"
                + (it.open() ? Moments.by(it.due(), clock.instant()) + "没有决定，就视为不采纳。" : "这个异议已经有结果了。");
    }

    /** The deadline fell due. Whatever was decided meanwhile counts. */
    public void lapse(long community, CaseId caseId, DispatchId id) {
        if (!(cases.find(community, caseId).orElse(null) instanceof Case.Open open)) return;
        var sent = found(open.head(), id).filter(Dispatch::open);
        if (sent.isEmpty() || !objections.lapse(open.head(), id)) return;
        var it = sent.get();
        var step = Step.lapsed(clock.instant())
                .as(Kind.OBJECTION_LAPSED)
                .with(List.of(it.body()))
                .saying(it.promise());
        cases.save(open.with(open.head()), step);
        audit.record(Actor.clock(community), "casework.object.lapse", caseId.subject());
        notices.handlers(it, WayNotices.OBJECTION_REFUSED);
    }

    /** The 街镇 returns what the community can do itself, and nothing that is not on its list (R50). */
    void giveBack(Duty duty, DispatchId id, Said said) {
        duty.must(Work.COORDINATING);
        var open = Opened.by(duty, cases, dispatches, id);
        var it = own(open, id);
        assistance.mustCover(open.head().category());
        bounce(duty, open, it, said, clock.instant(), "casework.return");
    }

    private void bounce(Duty duty, Case.Open open, Dispatch it, Said said, Instant now, String act) {
        var head = open.head();
        dispatches.withdraw(head, it.id());
        objections.bounce(head, it.id(), said);
        var tier = dispatches.of(head.community(), head.id()).stream()
                .map(Dispatch::tier)
                .reduce(Tier.SELF_GOVERNANCE, Tier::atLeast);
        save(duty, open.with(head.lowered(tier)), step(Kind.RETURNED, duty, now, it, said.sentence()), act);
        notices.returned(head);
        returns.counted(head.community(), head.id());
    }

    private Dispatch own(Case.Open open, DispatchId id) {
        var it = dispatch(open.head(), id);
        if (!it.open()) throw new Refused("这张派单已经答复了");
        if (it.tier() == Tier.GRID) throw new Refused("已经纳入网格，要等它结案或退回");
        if (it.area() == null) throw new Refused("这是居民两次说没有解决后交来核查的，不能退回");
        return it;
    }

    private Dispatch dispatch(Case.Head head, DispatchId id) {
        return found(head, id).orElseThrow(() -> new Missing(id));
    }

    private Optional<Dispatch> found(Case.Head head, DispatchId id) {
        return dispatches.of(head.community(), head.id()).stream()
                .filter(it -> it.id().equals(id))
                .findFirst();
    }

    private static Step step(Kind kind, Duty duty, Instant now, Dispatch it, String words) {
        return Step.of(kind, duty, now, it.about(words)).with(List.of(it.body()));
    }

    private void save(Duty duty, Case.Open it, Step step, String act) {
        cases.save(it, step);
        audit.record(duty.actor(), act, it.head().id().subject());
    }
}
