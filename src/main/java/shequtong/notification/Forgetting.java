package shequtong.notification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which notices were told is known for as long as one of them may come a second time, and longer. */
@Configuration(proxyBeanMethods = false)
class Forgetting {

    @Bean
    RecurringTask<Void> forgetWhatWasTold(Notices notices) {
        return Tasks.recurring("notification.forget", FixedDelay.ofHours(6)).execute((_, _) -> notices.forget());
    }
}
