package shequtong.casework.signals;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.casework.file.Bodies;
import shequtong.casework.file.Filed;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.notification.Notice;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** Raises a signal in the transaction that completes a wave, and lets a community or its 街镇 say what becomes of it. */
@Service
@Transactional
class Signalling {

    static final Notice.Kind RAISED = new Notice.Kind("casework.signal", "bulb", "%s，请看看要不要主动治理");

    private final Signals signals;
    private final Bodies bodies;
    private final ApplicationEventPublisher events;
    private final Audit audit;

    Signalling(Signals signals, Bodies bodies, ApplicationEventPublisher events, Audit audit) {
        this.signals = signals;
        this.bodies = bodies;
        this.events = events;
        this.audit = audit;
    }

    @EventListener
    void on(Filed it) {
        signals.hold(it);
        if (signals.joined(it)) return;
        signals.raised(it).ifPresent(signal -> {
            audit.record(Actor.clock(it.community()), "casework.signal.raise", signal.subject());
            tell(it.community(), signal);
        });
    }

    /** The 书记 (all of the committee where there is none) and the grid centre of the 街镇, once. */
    private void tell(long community, SignalId signal) {
        var committee = bodies.committee(community);
        committee.stream()
                .filter(it -> it.secretary() || committee.stream().noneMatch(Bodies.Colleague::secretary))
                .map(it -> it.author().person())
                .distinct()
                .forEach(it -> events.publishEvent(Notice.toDesk(it, community, RAISED, signal.subject())));
        bodies.gridCentre(community).stream()
                .flatMap(it -> bodies.staff(it.id()).stream())
                .forEach(it -> events.publishEvent(Notice.toDesk(it.person(), it.area(), RAISED, signal.subject())));
    }

    void decide(Duty duty, SignalId id, Signal.State next, String words) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var it = signals.seen(duty, List.of(id.value())).stream().findFirst().orElseThrow(() -> new Missing(id));
        if (!it.state().next().contains(next))
            throw new Refused("这条提醒已经是“" + it.state().label() + "”了");
        signals.decide(duty, it, next, words);
        audit.record(duty.actor(), "casework.signal", id.subject(), next.name());
    }
}
