package shequtong.casework.residents;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.CaseworkSettings;
import shequtong.casework.Judged;
import shequtong.casework.file.Bodies;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Clocks;
import shequtong.casework.file.Dispatches;
import shequtong.casework.file.Grade;
import shequtong.casework.file.Resolved;
import shequtong.casework.file.Sames;
import shequtong.casework.file.Step;
import shequtong.casework.file.Step.Kind;
import shequtong.casework.file.Telling;
import shequtong.kernel.Masked;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Here;

/** What residents do with a case: its reporter judges it and presses; neighbours say that they met the same. */
@Service
@Transactional
class Verdicts {

    private static final String CHECK = "居民两次表示没有解决，请核查并督促办理";

    private final Cases cases;
    private final Sames sames;
    private final Dispatches dispatches;
    private final Bodies bodies;
    private final Clocks clocks;
    private final Telling telling;
    private final CaseworkSettings settings;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Verdicts(
            Cases cases,
            Sames sames,
            Dispatches dispatches,
            Bodies bodies,
            Clocks clocks,
            Telling telling,
            CaseworkSettings settings,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.sames = sames;
        this.dispatches = dispatches;
        this.bodies = bodies;
        this.clocks = clocks;
        this.telling = telling;
        this.settings = settings;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** 解决了吗, 满意吗 (R44). A second 没有 goes to the grid centre of the 街镇, with a deadline like any other dispatch. */
    void rate(Here here, CaseId id, Resolved resolved, Grade grade, String words) {
        var now = clock.instant();
        if (!(mine(here, id) instanceof Case.Answered answered)) throw new Refused("现在还不能评价，或已经评价过了");
        var head = answered.head();
        var redo = clocks.handling(head.category(), now);
        var next = answered.rated(resolved, now, redo);
        var step = Step.of(Kind.RATED, here, now, Masked.of(words).words());
        var check = next instanceof Case.Handling ? bodies.gridCentre(head.community()) : Optional.<Bodies.Body>empty();
        var sent = check.map(it -> dispatches.add(head, null, it, CHECK, redo, now));
        save(
                judged(next, grade, now),
                check.map(it -> step.with(List.of(it.id()))).orElse(step));
        cases.add(head, resolved, grade, now);
        events.publishEvent(new Judged(head.community(), id, grade.dissatisfied(), now));
        audit.record(here.actor(), "casework.rate", id.subject());
        telling.holder(head, next instanceof Case.Closed ? Telling.RATED : Telling.REWORK, here.person());
        check.ifPresent(it -> telling.handlers(it.id(), sent.orElseThrow(), Telling.DISPATCHED));
    }

    /** 不满意 is marked for the 街镇 until the resident says something better. */
    private static Case judged(Case next, Grade grade, Instant now) {
        var head = next.head().judged(grade.dissatisfied() ? now : null);
        return switch (next) {
            case Case.Open open -> open.with(head);
            case Case.Answered it -> new Case.Answered(head, it.answeredAt(), it.rateDue(), it.outcome());
            case Case.Closed it ->
                new Case.Closed(
                        head, it.answeredAt(), it.rateDue(), it.closedAt(), it.outcome(), it.result(), it.confirmed());
        };
    }

    private void save(Case next, Step step) {
        cases.save(next, step);
    }

    /** 催一催: whoever holds it hears, and every body that has still to answer. */
    void nudge(Here here, CaseId id) {
        var now = clock.instant();
        if (!(mine(here, id) instanceof Case.Open open)) throw new Refused("这件事已经答复，不用再催了");
        var head = open.head();
        if (head.nudgedAt() != null && head.nudgedAt().plus(settings.nudged()).isAfter(now))
            throw new Refused("刚催过，" + settings.nudged().toHours() + "小时内只能催一次");
        cases.save(open.with(head.nudged(now)), Step.of(Kind.NUDGED, here, now, ""));
        audit.record(here.actor(), "casework.nudge", id.subject());
        telling.holder(head, Telling.NUDGED, here.person());
        dispatches.of(head.community(), id).stream()
                .filter(Dispatches.Dispatch::open)
                .forEach(it -> telling.handlers(it.body(), it.id(), Telling.PRESSED));
    }

    void same(Here here, CaseId id) {
        here.mustReside();
        if (cases.get(here, id).head().reporter().equals(here.person())) throw new Refused("这是您自己反映的");
        sames.add(here, id, clock.instant());
        audit.record(here.actor(), "casework.same", id.subject());
    }

    void notSame(Here here, CaseId id) {
        here.mustReside();
        cases.get(here, id);
        sames.remove(here, id);
        audit.record(here.actor(), "casework.same.undo", id.subject());
    }

    /** For the reporter alone; held, so that a press and a colleague's reply do not cross. */
    private Case mine(Here here, CaseId id) {
        here.mustReside();
        var it = cases.locked(here, id);
        if (!it.head().reporter().equals(here.person())) throw new shequtong.kernel.Forbidden("只有反映的人可以评价和催办");
        if (it.head().community() != here.community().id()) throw new Missing(id);
        return it;
    }
}
