package shequtong.outbox;

import static java.util.stream.Collectors.toSet;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.stereotype.Component;

/**
 * Offers again what was not heard (REL-5), as long as there is any: a killed machine leaves hundreds, and they are not to wait
 * for each other. Only a few at a time, because each wants a connection, and people come first.
 */
@Component
class Redelivery {

    private static final Logger LOG = LoggerFactory.getLogger(Redelivery.class);

    private static final int SECONDS = 10;

    /** In one go; then somebody else may have the scheduler's thread, and the next go comes soon. */
    private static final int ROUNDS = 200;

    /** The registry reads the oldest that are to be offered: ours, those of another machine, and some that failed just now. */
    private static final int READ = 1000;

    /** How long the next ones wait for those before them. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration GLANCE = Duration.ofMillis(20);

    private final Publications publications;
    private final FailedEventPublications failed;

    Redelivery(Publications publications, FailedEventPublications failed, MeterRegistry meters) {
        this.publications = publications;
        this.failed = failed;
        Gauge.builder("shequtong.outbox.given.up", publications, Publications::givenUp)
                .description("what was offered for the last time, and waits for a person to look")
                .register(meters);
    }

    void again() throws InterruptedException {
        for (var n = 0; n < ROUNDS; n++) {
            var taken = publications.take();
            if (taken.isEmpty()) return;
            taken.stream()
                    .filter(Publications.Taken::last)
                    .forEach(it -> LOG.warn("offered for the last time: {} to {}", it.id(), it.listener()));
            var mine = taken.stream().map(Publications.Taken::id).collect(toSet());
            failed.resubmit(ResubmissionOptions.defaults()
                    .withBatchSize(READ)
                    .withFilter(it -> mine.contains(it.getIdentifier())));
            rest(mine);
        }
    }

    private void rest(Set<UUID> mine) throws InterruptedException {
        var began = System.nanoTime();
        while (System.nanoTime() - began < PATIENCE.toNanos() && publications.underWay(mine) > 0) Thread.sleep(GLANCE);
    }

    @Bean
    static RecurringTask<Void> offersAgain(Redelivery redelivery) {
        return Tasks.recurring("outbox.again", FixedDelay.ofSeconds(SECONDS)).execute((_, _) -> {
            try {
                redelivery.again();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
