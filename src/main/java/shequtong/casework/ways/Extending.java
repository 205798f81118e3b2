package shequtong.casework.ways;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.DispatchId;
import shequtong.casework.file.Dispatches;
import shequtong.casework.file.Dispatches.Dispatch;
import shequtong.casework.file.Step;
import shequtong.casework.file.Step.Kind;
import shequtong.casework.ways.Extensions.Asked;
import shequtong.casework.ways.Extensions.Level;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.web.Moments;

/**
 * More time (R42): asked for before it is over, with a reason and a new date, once; a second time only for what takes
 * long, and then the 街镇 decides. The resident hears of the new date and why.
 */
@Service
@Transactional
class Extending {

    static final Duration LONGEST = Duration.ofDays(90);

    private final Cases cases;
    private final Dispatches dispatches;
    private final Extensions extensions;
    private final Suspensions suspensions;
    private final WayNotices notices;
    private final Audit audit;
    private final Clock clock;

    Extending(
            Cases cases,
            Dispatches dispatches,
            Extensions extensions,
            Suspensions suspensions,
            WayNotices notices,
            Audit audit,
            Clock clock) {
        this.cases = cases;
        this.dispatches = dispatches;
        this.extensions = extensions;
        this.suspensions = suspensions;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** A body asks whoever sent it the case. */
    void ask(Duty duty, DispatchId id, String reason, Instant until) {
        duty.must(Work.HANDLING, Work.COORDINATING);
        var open = Opened.by(duty, cases, dispatches, id);
        var it = dispatch(open.head(), id);
        if (!it.open()) throw new Refused("这张派单已经答复了");
        if (it.area() == null) throw new Refused("核查的期限不能延");
        var level = ask(duty, open, it, it.limit().until(), reason, until, Level.ISSUER);
        if (level == Level.STREET) notices.street(open.head(), WayNotices.EXTENSION_ASKED);
        else notices.issuer(open.head(), it, WayNotices.EXTENSION_ASKED);
    }

    /** A committee needs more time itself: its 书记 decides, who may also ask. */
    void ask(Duty duty, CaseId id, String reason, Instant until) {
        duty.must(Work.COMMUNITY);
        var open = Opened.by(duty, cases, id);
        var level = ask(duty, open, null, open.head().times().handleDue(), reason, until, Level.SECRETARY);
        if (level == Level.STREET) notices.street(open.head(), WayNotices.EXTENSION_ASKED);
        else if (!secretary(duty)) notices.secretary(open.head(), WayNotices.EXTENSION_ASKED);
    }

    private Level ask(
            Duty duty, Case.Open open, @Nullable Dispatch it, Instant due, String reason, Instant until, Level first) {
        var now = clock.instant();
        var head = open.head();
        if (!now.isBefore(due)) throw new Refused("延期要在到期以前申请，现在已经过了期限");
        if (!until.isAfter(due)) throw new Refused("新的期限要晚于原来的期限");
        if (until.isAfter(due.plus(LONGEST))) throw new Refused("一次最多延" + LONGEST.toDays() + "天");
        if (suspensions.active(head).isPresent()) throw new Refused("暂停办理期间期限不走，恢复办理以后再申请");
        var dispatch = it == null ? null : it.id();
        var asked = extensions.asked(head, dispatch, due);
        if (asked >= extensions.allowed(head.category()))
            throw new Refused(asked > 1 ? "延期最多两次，已经申请过两次" : "这类事只能申请一次延期，已经申请过了");
        var level = asked == 0 ? first : Level.STREET;
        var id = extensions.ask(head, dispatch, duty, reason, due, until, level);
        var step =
                step(Kind.EXTENSION_ASKED, duty, now, it, reason).until(until).inner();
        save(duty, open, step, "casework.extend.ask");
        if (level == Level.SECRETARY && secretary(duty)) decide(duty, head.id(), id, true, "");
        return level;
    }

    /** @param words why it is not granted */
    void decide(Duty duty, CaseId caseId, long id, boolean granted, String words) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var now = clock.instant();
        var open = Opened.by(duty, cases, caseId);
        var head = open.head();
        var asked = asked(head, id);
        var it = asked.dispatch() == null ? null : dispatch(head, asked.dispatch());
        mustDecide(duty, asked, it);
        if (!asked.open()) throw new Refused("这个延期申请已经有结果了");
        if (it != null && !it.open()) throw new Refused(it.label() + "已经答复，不用再决定了");
        if (granted && overtaken(head, it, asked)) throw new Refused("申请以后期限已经变了，请不同意这一次，需要的重新申请");
        extensions.decide(head, id, duty, granted, words);
        if (granted) grant(duty, open, asked, it, now);
        else save(duty, open, step(Kind.EXTENSION_REFUSED, duty, now, it, words).inner(), "casework.extend.refuse");
        if (it != null) notices.handlers(it, WayNotices.EXTENSION_DECIDED);
        else if (asked.level() == Level.STREET || !granted) notices.holder(head, WayNotices.EXTENSION_DECIDED);
    }

    /** The clock rests, or runs longer by now than was asked for: more time would end the rest, or be less. */
    private boolean overtaken(Case.Head head, @Nullable Dispatch it, Asked asked) {
        return suspensions.active(head).isPresent() || !asked.until().isAfter(due(head, it));
    }

    private static Instant due(Case.Head head, @Nullable Dispatch it) {
        return it == null ? head.times().handleDue() : it.limit().until();
    }

    /** For whoever decides: what was asked, and why. */
    @Transactional(readOnly = true)
    public String told(Duty duty, CaseId caseId, long id) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var head = cases.get(duty, caseId).head();
        var asked = asked(head, id);
        var it = asked.dispatch() == null ? null : dispatch(head, asked.dispatch());
        mustDecide(duty, asked, it);
        var due = due(head, it);
        return (it == null ? "居（村）委会" : it.label() + (it.committed() ? "就" + it.promise() : "")) + "说：" + asked.reason()
                + "。现在的期限是" + Moments.by(due, clock.instant()) + "，希望延到" + Moments.dated(asked.until(), clock.instant())
                + "。";
    }

    private Asked asked(Case.Head head, long id) {
        return extensions.asked(head, id).orElseThrow(() -> new Missing("extension " + id));
    }

    private static void mustDecide(Duty duty, Asked asked, @Nullable Dispatch it) {
        if (!decides(duty, asked.level(), it))
            throw new Forbidden("延期由" + asked.level().label() + "决定，不能自己批自己的");
    }

    /** Never the body that asks, though it may share a desk with whoever decides. */
    static boolean decides(Duty duty, Level level, @Nullable Dispatch it) {
        if (it != null && it.body() == duty.mandate().body().id()) return false;
        return switch (level) {
            case ISSUER ->
                it != null && it.area() != null && it.area() == duty.area().id();
            case SECRETARY -> secretary(duty);
            case STREET -> duty.does(Work.COORDINATING);
        };
    }

    static boolean secretary(Duty duty) {
        return duty.mandate().position() == Position.PARTY_SECRETARY;
    }

    private void grant(Duty duty, Case.Open open, Asked asked, @Nullable Dispatch it, Instant now) {
        var head = open.head();
        var step = step(Kind.EXTENDED, duty, now, it, asked.reason()).until(asked.until());
        if (it != null) {
            extensions.prolong(head, it.id(), asked.until());
            save(duty, open, step, "casework.extend.grant");
        } else {
            var times = head.times().limited(head.times().firstDue(), asked.until());
            save(duty, open.with(head.classified(head.category(), times)), step, "casework.extend.grant");
        }
        notices.reporter(head, WayNotices.EXTENDED);
    }

    private Dispatch dispatch(Case.Head head, DispatchId id) {
        return dispatches.of(head.community(), head.id()).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Missing(id));
    }

    private static Step step(Kind kind, Duty duty, Instant now, @Nullable Dispatch it, String words) {
        return it == null
                ? Step.of(kind, duty, now, words)
                : Step.of(kind, duty, now, it.about(words)).with(List.of(it.body()));
    }

    private void save(Duty duty, Case.Open it, Step step, String act) {
        cases.save(it, step);
        audit.record(duty.actor(), act, it.head().id().subject());
    }
}
