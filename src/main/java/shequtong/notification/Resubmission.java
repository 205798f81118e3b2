package shequtong.notification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;

/** What a listener could not take is offered again, a few at a time; after ten attempts a person has to look. */
@Configuration(proxyBeanMethods = false)
class Resubmission {

    static final ResubmissionOptions AGAIN = ResubmissionOptions.defaults()
            .withBatchSize(100)
            .withMinAge(Duration.ofMinutes(1))
            .withFilter(it -> it.getCompletionAttempts() < 10);

    @Bean
    RecurringTask<Void> resubmission(FailedEventPublications failed) {
        return Tasks.recurring("notification.resubmission", FixedDelay.ofMinutes(1))
                .execute((_, _) -> failed.resubmit(AGAIN));
    }

    @Bean
    RecurringTask<Void> forgetWhatWasTold(Notices notices) {
        return Tasks.recurring("notification.forget", FixedDelay.ofHours(6)).execute((_, _) -> notices.forget());
    }
}
