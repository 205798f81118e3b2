package shequtong.casework.legacy;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;

/** Rings a month before a yearly review is due, and when it is. */
@Component
class ReviewClock {

    private static final TaskDescriptor<Void> REVIEW = TaskDescriptor.of("casework.legacy-review");
    private static final Duration BEFORE = Duration.ofDays(30);

    private final SchedulerClient scheduler;

    ReviewClock(@Lazy SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    void set(Case.Head head, Instant due) {
        var key = head.community() + "/" + head.id().value() + "/" + due.toEpochMilli();
        scheduler.scheduleIfNotExists(REVIEW.instance(key + "/before").build(), due.minus(BEFORE));
        scheduler.scheduleIfNotExists(REVIEW.instance(key + "/due").build(), due);
    }

    @Bean
    static OneTimeTask<Void> legacyReviews(Marking marking) {
        return Tasks.oneTime(REVIEW).execute((task, _) -> {
            var key = task.getId().split("/", 4);
            marking.remind(
                    Long.parseLong(key[0]), CaseId.valueOf(key[1]), Instant.ofEpochMilli(Long.parseLong(key[2])));
        });
    }
}
