package shequtong.casework.promises;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Rings before a promise falls due, and when it does. A promise that was put off has new rings; the old ones find that
 * they mean another moment, and do nothing.
 */
@Component
class PromiseClock {

    private static final TaskDescriptor<Void> NEAR = TaskDescriptor.of("casework.promise-near");
    private static final TaskDescriptor<Void> OVER = TaskDescriptor.of("casework.promise-over");
    private static final Duration BEFORE = Duration.ofDays(1);

    private final SchedulerClient scheduler;

    PromiseClock(@Lazy SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    /** A day before; of a short one, when half of it is over. */
    void set(long community, PromiseId id, Instant from, Instant due) {
        var key = community + "/" + id.value() + "/" + due.toEpochMilli();
        var half = Duration.between(from, due).dividedBy(2);
        scheduler.scheduleIfNotExists(
                NEAR.instance(key).build(), due.minus(half.compareTo(BEFORE) < 0 ? half : BEFORE));
        scheduler.scheduleIfNotExists(OVER.instance(key).build(), due);
    }

    @Bean
    static OneTimeTask<Void> promisesNear(Keeping keeping) {
        return Tasks.oneTime(NEAR).execute((task, _) -> {
            var key = task.getId().split("/", 3);
            keeping.near(Long.parseLong(key[0]), PromiseId.valueOf(key[1]), Long.parseLong(key[2]));
        });
    }

    @Bean
    static OneTimeTask<Void> promisesOver(Keeping keeping) {
        return Tasks.oneTime(OVER).execute((task, _) -> {
            var key = task.getId().split("/", 3);
            keeping.over(Long.parseLong(key[0]), PromiseId.valueOf(key[1]));
        });
    }
}
