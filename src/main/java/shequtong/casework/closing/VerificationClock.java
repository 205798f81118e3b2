package shequtong.casework.closing;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;

/** Rings when a case that was drawn should have been looked at. */
@Component
class VerificationClock {

    private static final TaskDescriptor<Void> DUE = TaskDescriptor.of("casework.verification-due");

    private final SchedulerClient scheduler;

    VerificationClock(@Lazy SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    void set(Case.Head head, Instant due) {
        var key = head.community() + "/" + head.id().value() + "/" + (head.reworks() + 1);
        scheduler.scheduleIfNotExists(DUE.instance(key).build(), due);
    }

    @Bean
    static OneTimeTask<Void> verificationsDue(Verifying verifying) {
        return Tasks.oneTime(DUE).execute((task, _) -> {
            var key = task.getId().split("/", 3);
            verifying.remind(Long.parseLong(key[0]), CaseId.valueOf(key[1]), Integer.parseInt(key[2]));
        });
    }
}
