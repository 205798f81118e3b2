package shequtong.supervision.assessment;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Spreads the word that a month was issued: a hundred of the assessed at a time, and a breath between, so that a district
 * of ten thousand communities does not take every connection for its notices at once. What was told and where to go on
 * is one transaction.
 */
@Service
@Transactional
class Spreading {

    private static final TaskDescriptor<Void> SPREAD = TaskDescriptor.of("supervision.report-told");
    private static final Duration BREATH = Duration.ofSeconds(5);

    private final Telling telling;
    private final SchedulerClient scheduler;
    private final Clock clock;

    Spreading(Telling telling, @Lazy SchedulerClient scheduler, Clock clock) {
        this.telling = telling;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * In the transaction that issues; a draft tells nobody anything.
     *
     * @param before the version that this one corrects, 0 for the first
     */
    void begin(Report report, long before) {
        if (!report.draft()) goOn(report.id(), before, 0, Duration.ZERO);
    }

    /** @param after the place in the list of the last who was told */
    void next(long report, long before, int after) {
        var last = telling.issued(report, before, after);
        if (last > after) goOn(report, before, last, BREATH);
    }

    private void goOn(long report, long before, int after, Duration in) {
        scheduler.scheduleIfNotExists(
                SPREAD.instance(report + "/" + before + "/" + after).build(),
                clock.instant().plus(in));
    }

    @Bean
    static OneTimeTask<Void> reportsTold(Spreading spreading) {
        return Tasks.oneTime(SPREAD).execute((task, _) -> {
            var at = task.getId().split("/", 3);
            spreading.next(Long.parseLong(at[0]), Long.parseLong(at[1]), Integer.parseInt(at[2]));
        });
    }
}
