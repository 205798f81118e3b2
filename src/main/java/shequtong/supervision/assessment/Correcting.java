package shequtong.supervision.assessment;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * After an upheld contest a month is counted anew: not while somebody waits for the page, nor while the audit is held, and
 * again if the machine dies meanwhile (docs/decisions/0027).
 */
@Component
class Correcting {

    private static final TaskDescriptor<Void> UPHELD = TaskDescriptor.of("supervision.contest-upheld");

    private final SchedulerClient scheduler;

    Correcting(@Lazy SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    /** In the transaction that decides. */
    void soon(long contest, Instant now) {
        scheduler.scheduleIfNotExists(UPHELD.instance(String.valueOf(contest)).build(), now);
    }

    @Bean
    static OneTimeTask<Void> contestsUpheld(Issuing issuing) {
        return Tasks.oneTime(UPHELD).execute((task, _) -> issuing.correct(Long.parseLong(task.getId())));
    }
}
