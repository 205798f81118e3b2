package shequtong.casework.closing;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.closing.Closures.Closure;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Dispatches;
import shequtong.casework.file.Dispatches.Dispatch;
import shequtong.casework.file.Step;
import shequtong.casework.file.Step.Kind;
import shequtong.casework.file.Telling;
import shequtong.identity.PersonId;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** An end without the reporter's word (R46): the community asks, its 街镇 decides, and everybody reads that it was so. */
@Service
@Transactional
class Forcing {

    private static final PersonId NOBODY = new PersonId(0);

    private final Cases cases;
    private final Dispatches dispatches;
    private final Closures closures;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Forcing(Cases cases, Dispatches dispatches, Closures closures, Telling telling, Audit audit, Clock clock) {
        this.cases = cases;
        this.dispatches = dispatches;
        this.closures = closures;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    void ask(Duty duty, CaseId id, Ground ground, String words) {
        duty.must(Work.COMMUNITY);
        var open = open(duty, id);
        var head = open.head();
        if (head.times().firstAnsweredAt() == null) throw new Refused("还没有回应居民，请先回应");
        mustBeDone(head);
        closures.ask(head, duty, ground, words);
        var step = Step.of(Kind.CLOSURE_ASKED, duty, clock.instant(), ground.label() + "。" + words);
        cases.save(open.with(head), step.inner());
        audit.record(duty.actor(), "casework.force.ask", id.subject());
        telling.street(head, ClosingParts.ASKED);
    }

    /** @param answer read by the resident where it is granted, by the community where it is not */
    void decide(Duty duty, CaseId id, long closure, boolean granted, String answer) {
        duty.must(Work.COORDINATING);
        var now = clock.instant();
        var open = open(duty, id);
        var head = open.head();
        var it = closures.last(head.community(), id)
                .filter(one -> one.id() == closure)
                .orElseThrow(() -> new Missing("closure " + closure));
        if (it.asker() == duty.person().value()) throw new Forbidden("自己申请的，不能自己批");
        if (!it.open()) throw new Refused("这个申请已经有结果了");
        if (granted) mustBeDone(head);
        closures.decide(head, it, duty, granted, answer, now);
        if (granted) {
            cases.save(open.forced(now), Step.of(Kind.FORCED, duty, now, told(it, answer)));
            closures.forced(head);
            telling.reporter(head, Telling.CLOSED);
        } else
            cases.save(
                    open.with(head),
                    Step.of(Kind.CLOSURE_REFUSED, duty, now, answer).inner());
        audit.record(duty.actor(), granted ? "casework.force" : "casework.force.refuse", id.subject());
        telling.holder(head, ClosingParts.DECIDED, NOBODY);
    }

    /** Why, what the community says it did, and what its 街镇 says to that (R33): an end is no end without a word. */
    private static String told(Closure it, String answer) {
        return it.ground().label() + "。\n社区做过的：" + it.words() + "\n街镇的意见：" + answer;
    }

    private void mustBeDone(Case.Head head) {
        var waiting = dispatches.of(head.community(), head.id()).stream()
                .filter(Dispatch::open)
                .map(Dispatch::label)
                .distinct()
                .toList();
        if (!waiting.isEmpty()) throw new Refused("还有" + String.join("、", waiting) + "没有答复，不能办结");
        if (dispatches.called(head)) throw new Refused("约请部门的联办会还没有开，不能办结");
    }

    private Case.Open open(Duty duty, CaseId id) {
        if (cases.locked(duty, id) instanceof Case.Open open) return open;
        throw new Refused("这件事已经答复居民，正在等居民评价或已经办结");
    }
}
