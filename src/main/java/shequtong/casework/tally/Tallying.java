package shequtong.casework.tally;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shequtong.web.Jobs;
import shequtong.web.Moments;

/**
 * Each minute: what fell due is late from now on, and months are added up. Each night: everything is counted again from
 * the cases, and what differs is put right and told to the operators. One community, and one month, is one statement and one
 * transaction: nobody waits for all of them, and a night that was cut off has put right what it came to.
 */
@Component
class Tallying {

    private static final Logger LOG = LoggerFactory.getLogger(Tallying.class);

    private final Tallies tallies;
    private final Clock clock;
    private final Counter wrong;

    Tallying(Tallies tallies, Clock clock, MeterRegistry meters) {
        this.tallies = tallies;
        this.clock = clock;
        wrong = Counter.builder("shequtong.tally.wrong")
                .description("rows of the figures that a recount found wrong, and put right")
                .register(meters);
    }

    @Bean
    static RecurringTask<Void> tallyPasses(Tallying tallying) {
        return Tasks.recurring("casework.tally", FixedDelay.ofMinutes(1)).execute((_, _) -> tallying.pass());
    }

    @Bean
    static RecurringTask<Void> tallyProved(Tallying tallying) {
        return Tasks.recurring("casework.tally-proof", Schedules.daily(Moments.SHANGHAI, LocalTime.of(3, 40)))
                .execute((_, _) -> tallying.prove());
    }

    /** Deadlines pass, and months follow; at the start as well, before anybody looks. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void begin() {
        Jobs.run(this::pass);
    }

    void pass() {
        var now = clock.instant();
        tallies.begin();
        for (var due = tallies.due(now); !due.isEmpty(); due = tallies.due(now))
            for (var community : due) tallies.sweep(community, now);
        tallies.foldUnlessUnderWay();
    }

    /** The months first: what is added up from days that are put right afterwards hides that it was wrong itself. */
    int prove() {
        var now = clock.instant();
        tallies.followTree();
        var found = 0;
        for (var month : tallies.unproved()) found += tallies.repairMonth(month, now);
        for (var community : tallies.communities())
            if (tallies.wrong(community) > 0) found += tallies.repair(community, now);
        tallies.fold();
        if (found > 0) {
            wrong.increment(found);
            LOG.error("figures of cases were wrong in {} rows and were counted anew; see casework.tally_fault", found);
        }
        return found;
    }
}
