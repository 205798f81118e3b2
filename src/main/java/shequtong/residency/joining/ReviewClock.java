package shequtong.residency.joining;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The committee has two working days (R15): after one it is reminded, after two the 街镇 hears of it. Both are rows of the
 * schedule, written in the transaction that asks; a new wish has new ones.
 */
@Component
class ReviewClock {

    private static final TaskDescriptor<Void> HALF = TaskDescriptor.of("residency.review-half");
    private static final TaskDescriptor<Void> OVER = TaskDescriptor.of("residency.review-over");

    private final SchedulerClient scheduler;

    ReviewClock(@Lazy SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    void set(long community, RegistrationId id, Instant half, Instant due) {
        var key = community + "/" + id.value() + "/" + due.toEpochMilli();
        scheduler.scheduleIfNotExists(HALF.instance(key).build(), half);
        scheduler.scheduleIfNotExists(OVER.instance(key).build(), due);
    }

    @Bean
    static OneTimeTask<Void> reviewsAreRemindedOf(Lateness lateness) {
        return Tasks.oneTime(HALF).execute((task, _) -> {
            var key = task.getId().split("/", 3);
            lateness.half(Long.parseLong(key[0]), new RegistrationId(Long.parseLong(key[1])), due(key[2]));
        });
    }

    @Bean
    static OneTimeTask<Void> reviewsAreOverdue(Lateness lateness) {
        return Tasks.oneTime(OVER).execute((task, _) -> {
            var key = task.getId().split("/", 3);
            lateness.over(Long.parseLong(key[0]), new RegistrationId(Long.parseLong(key[1])), due(key[2]));
        });
    }

    private static Instant due(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
