package shequtong.casework.followup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.Judged;
import shequtong.casework.file.Bodies;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Clocks;
import shequtong.casework.file.Dispatches;
import shequtong.casework.file.Standings;
import shequtong.casework.file.Step;
import shequtong.casework.file.Step.Kind;
import shequtong.casework.file.Telling;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Masked;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Here;

/** What the reporter may say after the end. Only whoever lives here may: who has moved away has the committee's number. */
@Service
@Transactional
class Afterwards {

    /** How long what came back is the same matter (A20). */
    static final Duration REOPENED = Duration.ofDays(30);

    private static final String CHECK = "居民再次反映没有解决，请核查并督促办理";

    private final Cases cases;
    private final Standings standings;
    private final FollowUps followUps;
    private final Dispatches dispatches;
    private final Bodies bodies;
    private final Clocks clocks;
    private final Telling telling;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Afterwards(
            Cases cases,
            Standings standings,
            FollowUps followUps,
            Dispatches dispatches,
            Bodies bodies,
            Clocks clocks,
            Telling telling,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.cases = cases;
        this.standings = standings;
        this.followUps = followUps;
        this.dispatches = dispatches;
        this.bodies = bodies;
        this.clocks = clocks;
        this.telling = telling;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether it still holds. What does not is marked for the desk and for the 街镇, like any 不满意 (S106). */
    void answer(Here here, CaseId id, boolean holds, String words) {
        var now = clock.instant();
        var closed = closed(here, id);
        var head = closed.head();
        var round = head.reworks() + 1;
        if (followUps.of(head.community(), id, round).isEmpty()) throw new Refused("现在没有要回访的");
        followUps.answer(head.community(), id, round, holds, now);
        var step = Step.of(
                holds ? Kind.HOLDS : Kind.HOLDS_NOT, here, now, Masked.of(words).words());
        cases.save(holds ? closed : closed.with(head.judged(now)), step);
        audit.record(here.actor(), "casework.follow-up", id.subject());
        if (holds) return;
        events.publishEvent(new Judged(head.community(), id, true, now));
        telling.holder(head, Asking.HOLDS_NOT, here.person());
    }

    /** It came back. The first time the committee does it again; the next time the grid centre of the 街镇 looks (R44). */
    void reopen(Here here, CaseId id, String reason) {
        var now = clock.instant();
        var closed = closed(here, id);
        if (standings.get(here, id).aside() != null) throw new Refused("这件事没有在这里办理，有新情况请重新反映");
        if (!reopenable(closed.closedAt(), now)) throw new Refused("办结超过30天了，请作为新的事情反映");
        var head = closed.head();
        var redo = clocks.handling(head.category(), now);
        var next = closed.reopened(now, redo);
        var check = next instanceof Case.Handling ? bodies.gridCentre(head.community()) : Optional.<Bodies.Body>empty();
        var sent = check.map(it -> dispatches.add(head, null, it, CHECK, redo, now));
        var step = Step.of(Kind.REOPENED, here, now, Masked.of(reason).words());
        cases.save(next, check.map(it -> step.with(List.of(it.id()))).orElse(step));
        audit.record(here.actor(), "casework.reopen", id.subject());
        telling.holder(head, Telling.REWORK, here.person());
        check.ifPresent(it -> telling.handlers(it.id(), sent.orElseThrow(), Telling.DISPATCHED));
    }

    static boolean reopenable(Instant closedAt, Instant now) {
        return closedAt.plus(REOPENED).isAfter(now);
    }

    /** For the reporter alone; held, so that two taps do not cross. */
    private Case.Closed closed(Here here, CaseId id) {
        here.mustReside();
        var it = cases.locked(here, id);
        if (!it.head().reporter().equals(here.person())) throw new Forbidden("只有反映的人可以回访和重新打开");
        if (it.head().community() != here.community().id()) throw new Missing(id);
        if (it instanceof Case.Closed closed) return closed;
        throw new Refused("这件事还没有办结");
    }
}
