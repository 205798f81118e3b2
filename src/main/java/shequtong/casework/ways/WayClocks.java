package shequtong.casework.ways;

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
import shequtong.casework.file.DispatchId;

/** The deadlines of the ways themselves: rows of the schedule, written in the transaction that sets them. */
@Component
class WayClocks {

    private static final TaskDescriptor<Void> OBJECTION = TaskDescriptor.of("casework.objection-due");
    private static final TaskDescriptor<Void> REVIEW = TaskDescriptor.of("casework.review-due");
    private static final TaskDescriptor<Void> RESUME = TaskDescriptor.of("casework.resume-due");

    private final SchedulerClient scheduler;

    WayClocks(@Lazy SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    void objection(Case.Head head, DispatchId dispatch, Instant due) {
        set(OBJECTION, head, dispatch.value() + "", due);
    }

    void review(Case.Head head, long suspension, Instant due) {
        set(REVIEW, head, suspension + "/" + due.toEpochMilli(), due);
    }

    void resume(Case.Head head, long suspension, Instant until) {
        set(RESUME, head, suspension + "", until);
    }

    private void set(TaskDescriptor<Void> task, Case.Head head, String rest, Instant at) {
        var key = head.community() + "/" + head.id().value() + "/" + rest;
        scheduler.scheduleIfNotExists(task.instance(key).build(), at);
    }

    private record Key(long community, CaseId id, long number) {

        static Key of(String text) {
            var parts = text.split("/", 4);
            return new Key(Long.parseLong(parts[0]), CaseId.valueOf(parts[1]), Long.parseLong(parts[2]));
        }
    }

    @Bean
    static OneTimeTask<Void> objectionsAreNotDecided(Objecting objecting) {
        return Tasks.oneTime(OBJECTION).execute((task, _) -> {
            var key = Key.of(task.getId());
            objecting.lapse(key.community(), key.id(), new DispatchId(key.number()));
        });
    }

    @Bean
    static OneTimeTask<Void> suspensionsAreToBeReviewed(Suspending suspending) {
        return Tasks.oneTime(REVIEW).execute((task, _) -> {
            var key = Key.of(task.getId());
            suspending.reviewDue(key.community(), key.id(), key.number());
        });
    }

    @Bean
    static OneTimeTask<Void> suspensionsEnd(Suspending suspending) {
        return Tasks.oneTime(RESUME).execute((task, _) -> {
            var key = Key.of(task.getId());
            suspending.end(key.community(), key.id(), key.number());
        });
    }
}
