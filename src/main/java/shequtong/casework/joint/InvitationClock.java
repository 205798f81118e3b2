package shequtong.casework.joint;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import shequtong.casework.file.DispatchId;

/**
 * The clocks of a table: when half of the time to answer is over, when all of it is, when it has to be set up, and the
 * evening of its day. What was taken on at it rings when it falls due.
 */
@Component
class InvitationClock {

    private static final TaskDescriptor<Void> INVITATION = TaskDescriptor.of("casework.invitation-due");
    private static final TaskDescriptor<Void> COMMITMENT = TaskDescriptor.of("casework.commitment-due");
    private static final Duration WRITTEN = Duration.ofHours(24);

    private final SchedulerClient scheduler;

    InvitationClock(@Lazy SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    enum Ring {
        SET_UP,
        ANSWER_HALF,
        ANSWER_OVER,
        MET
    }

    void opened(InvitationId id, Instant due) {
        set(id, Ring.SET_UP, due);
    }

    void called(InvitationId id, Instant now, Call call) {
        set(
                id,
                Ring.ANSWER_HALF,
                now.plus(Duration.between(now, call.answerDue()).dividedBy(2)));
        set(id, Ring.ANSWER_OVER, call.answerDue());
        set(id, Ring.MET, call.meetsAt().plus(WRITTEN));
    }

    void committed(DispatchId id, Instant due) {
        scheduler.scheduleIfNotExists(
                COMMITMENT.instance(id.value() + "/" + due.toEpochMilli()).build(), due);
    }

    private void set(InvitationId id, Ring ring, Instant at) {
        scheduler.scheduleIfNotExists(
                INVITATION.instance(id.value() + "/" + ring).build(), at);
    }

    @Bean
    static OneTimeTask<Void> invitationsDue(Ringing ringing) {
        return Tasks.oneTime(INVITATION).execute((task, _) -> {
            var key = task.getId().split("/", 2);
            ringing.ring(InvitationId.valueOf(key[0]), Ring.valueOf(key[1]));
        });
    }

    @Bean
    static OneTimeTask<Void> commitmentsDue(Ringing ringing) {
        return Tasks.oneTime(COMMITMENT)
                .execute((task, _) ->
                        ringing.over(DispatchId.valueOf(task.getId().split("/", 2)[0])));
    }
}
