package shequtong.casework.file;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import shequtong.casework.CaseId;

/** A resident is asked for so many days. The end of it is a row, written in the transaction that asks. */
@Component
public class Deadlines {

    private static final TaskDescriptor<Void> LAPSE = TaskDescriptor.of("casework.lapse");

    private final SchedulerClient scheduler;

    Deadlines(@Lazy SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    /** One for each feedback: the version tells them apart. */
    public void set(Case.Head head, Instant due) {
        var key = head.community() + "/" + head.id().value() + "/" + head.version();
        scheduler.scheduleIfNotExists(LAPSE.instance(key).build(), due);
    }

    @Bean
    static OneTimeTask<Void> casesLapse(Lapse lapse) {
        return Tasks.oneTime(LAPSE).execute((task, _) -> {
            var key = task.getId().split("/", 3);
            lapse.of(Long.parseLong(key[0]), CaseId.valueOf(key[1]));
        });
    }
}
