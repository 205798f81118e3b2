package shequtong.grid;

import java.time.Clock;
import java.time.Duration;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.casework.spi.ElsewhereDesk;
import shequtong.casework.spi.Recalled;
import shequtong.casework.spi.Referred;
import shequtong.grid.Deliveries.Taken;
import shequtong.organization.Areas;

/** What came of an attempt, written down here and told to the case in one transaction. */
@Service
class Outcome {

    /** Those that failed together do not come back together. */
    private static final int SPREAD = 10;

    private final Deliveries deliveries;
    private final ElsewhereDesk elsewhere;
    private final Areas areas;
    private final GridSettings settings;
    private final Clock clock;

    Outcome(Deliveries deliveries, ElsewhereDesk elsewhere, Areas areas, GridSettings settings, Clock clock) {
        this.deliveries = deliveries;
        this.elsewhere = elsewhere;
        this.areas = areas;
        this.settings = settings;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(Referred it) {
        deliveries.add(it, areas.above(it.street()).id());
    }

    @ApplicationModuleListener
    void on(Recalled it) {
        deliveries.add(it, areas.above(it.street()).id());
    }

    @Transactional
    void arrived(Taken it, String number) {
        deliveries.arrived(it);
        elsewhere.arrived(it.referral(), number);
    }

    @Transactional
    void answered(Taken it, Line.Reply reply) {
        deliveries.arrived(it);
        if (reply.recalled()) elsewhere.back(it.referral());
        else elsewhere.kept(it.referral(), reply.words());
    }

    @Transactional
    void failed(Taken it, Fault fault) {
        var dead = fault.lasting() || it.attempts() >= settings.attempts();
        deliveries.failed(it, fault, clock.instant().plus(pause(it)), dead);
        if (dead) elsewhere.stuck(it.referral());
    }

    /** Doubled each time, and a little more for some than for others. */
    Duration pause(Taken it) {
        var doubled = settings.first().multipliedBy(1L << Math.min(it.attempts() - 1, 20));
        var pause = doubled.compareTo(settings.longest()) > 0 ? settings.longest() : doubled;
        return pause.plus(pause.multipliedBy(it.referral() % SPREAD).dividedBy(SPREAD * 5L));
    }
}
