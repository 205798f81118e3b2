package shequtong.organization;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** On one node only: what was given to somebody for a time ends with its last day. */
@Configuration(proxyBeanMethods = false)
class Lapsing {

    @Bean
    static RecurringTask<Void> contactsLapse(Contacts contacts) {
        return Tasks.recurring("organization.contacts", FixedDelay.ofMinutes(30))
                .execute((_, _) -> {
                    while (contacts.lapse()) {}
                });
    }
}
