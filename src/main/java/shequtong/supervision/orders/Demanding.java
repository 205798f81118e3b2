package shequtong.supervision.orders;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.supervision.orders.OrderStep.Kind;

/** What becomes of an order: the community answers, whoever issued it sends it back or ends it, and nobody else (R51). */
@Service
@Transactional
class Demanding {

    private final Orders orders;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Demanding(Orders orders, Telling telling, Audit audit, Clock clock) {
        this.orders = orders;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    void reply(Duty duty, OrderId id, int seen, String words) {
        duty.must(Work.COMMUNITY);
        var it = read(duty, id, seen);
        if (!(it instanceof SupervisionOrder.Issued issued)) throw new Refused("这件督办已经回复了，正在等核实");
        if (it.head().issuer().equals(duty.person())) throw new Forbidden("督办是您发出的，请由居村的同事回复");
        var now = clock.instant();
        orders.save(issued.replied(now), OrderStep.of(Kind.REPLIED, duty, now, words, null));
        audit.record(duty.actor(), "supervision.order.reply", id.subject());
        telling.desk(it.head().issuer(), it.head().area(), Telling.REPLIED, id.subject());
    }

    void sendBack(Duty duty, OrderId id, int seen, String words, Duration within) {
        var it = own(duty, id, seen);
        if (!(it instanceof SupervisionOrder.Replied replied)) throw new Refused("居村还没有回复，不用退回");
        var now = clock.instant();
        var due = now.plus(within);
        orders.save(replied.returned(due), OrderStep.of(Kind.RETURNED, duty, now, words, due));
        audit.record(duty.actor(), "supervision.order.return", id.subject(), "hours=" + within.toHours());
        telling.committee(it.head().community(), Telling.RETURNED, id.subject());
    }

    void lift(Duty duty, OrderId id, int seen, String words) {
        var now = clock.instant();
        var lifted = switch (own(duty, id, seen)) {
            case SupervisionOrder.Issued it -> it.lifted(now);
            case SupervisionOrder.Replied it -> it.lifted(now);
            case SupervisionOrder.Lifted _ -> throw new Refused("这件督办已经销号了");
        };
        orders.save(lifted, OrderStep.of(Kind.LIFTED, duty, now, words, null));
        audit.record(duty.actor(), "supervision.order.lift", id.subject());
        telling.committee(lifted.head().community(), Telling.LIFTED, id.subject());
    }

    /** Another of the same desk reads it and does not end it: lifting needs the issuer. */
    private SupervisionOrder own(Duty duty, OrderId id, int seen) {
        var it = read(duty, id, seen);
        if (!it.head().issuer().equals(duty.person())
                || it.head().area() != duty.area().id()) throw new Forbidden("只有发出督办的人能退回或销号");
        return it;
    }

    private SupervisionOrder read(Duty duty, OrderId id, int seen) {
        var it = orders.get(duty, id);
        if (it.head().version() != seen && !(it instanceof SupervisionOrder.Lifted))
            throw new Refused("您看着的时候，这件督办有了新的变化，请看过再决定");
        return it;
    }

    /** @return whether there may be more */
    boolean late() {
        var late = orders.late(clock.instant());
        for (var it : late) {
            var about = new Subject(OrderId.KIND, it.id());
            telling.committee(it.community(), Telling.LATE, about);
            telling.desk(it.person(), it.area(), Telling.LATE, about);
        }
        return !late.isEmpty();
    }
}
