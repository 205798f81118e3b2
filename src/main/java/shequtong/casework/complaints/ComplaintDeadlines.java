package shequtong.casework.complaints;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** How long its reporter is asked for a verdict: a row, written in the transaction that asks. */
@Component
class ComplaintDeadlines {

    private static final TaskDescriptor<Void> LAPSE = TaskDescriptor.of("casework.complaint.lapse");

    private final SchedulerClient scheduler;

    ComplaintDeadlines(@Lazy SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    /** One for each answer: the version tells them apart. */
    void set(Complaint.Head head, Instant due) {
        var key = head.street() + "/" + head.id().value() + "/" + head.version();
        scheduler.scheduleIfNotExists(LAPSE.instance(key).build(), due);
    }

    @Bean
    static OneTimeTask<Void> complaintsLapse(Complaining complaining) {
        return Tasks.oneTime(LAPSE).execute((task, _) -> {
            var key = task.getId().split("/", 3);
            complaining.lapse(Long.parseLong(key[0]), ComplaintId.valueOf(key[1]));
        });
    }
}
