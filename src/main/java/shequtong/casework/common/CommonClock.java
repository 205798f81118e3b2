package shequtong.casework.common;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import shequtong.casework.common.CommonProblem.Head;
import shequtong.web.Moments;

/**
 * Rings on the morning after the day of a next step. A step that was given another day has another ring; the old one finds
 * that it means another day, or that all is solved, and does nothing.
 */
@Component
class CommonClock {

    private static final TaskDescriptor<Void> DUE = TaskDescriptor.of("casework.common-due");
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final SchedulerClient scheduler;
    private final Clock clock;

    CommonClock(@Lazy SchedulerClient scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** What is opened again after its day rings tomorrow; nothing where there is no next step. */
    void set(Head it) {
        var plan = it.plan();
        if (plan == null) return;
        var today = LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI);
        var last = plan.due().isBefore(today) ? today : plan.due();
        scheduler.scheduleIfNotExists(
                DUE.instance(it.area() + "/" + it.id().value() + "/" + plan.due())
                        .build(),
                last.plusDays(1).atTime(MORNING).atZone(Moments.SHANGHAI).toInstant());
    }

    @Bean
    static OneTimeTask<Void> commonProblemsDue(Overdue overdue) {
        return Tasks.oneTime(DUE).execute((task, _) -> {
            var key = task.getId().split("/", 3);
            overdue.remind(Long.parseLong(key[0]), CommonId.valueOf(key[1]), LocalDate.parse(key[2]));
        });
    }
}
