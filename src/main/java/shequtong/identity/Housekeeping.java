package shequtong.identity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.identity.accounts.Codes;
import shequtong.identity.accounts.OpenSessions;
import shequtong.identity.factors.Tries;

/** What is over leaves no row: sessions, codes, failures that lock nobody any more. */
@Configuration(proxyBeanMethods = false)
class Housekeeping {

    @Bean
    RecurringTask<Void> forgetWhatIsOver(OpenSessions sessions, Codes codes, Tries tries) {
        return Tasks.recurring("identity.tidy", FixedDelay.ofHours(1)).execute((_, _) -> {
            sessions.tidy();
            codes.tidy();
            tries.tidy();
        });
    }
}
