package shequtong.media;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was taken in and never used is removed. */
@Configuration(proxyBeanMethods = false)
class Housekeeping {

    @Bean
    RecurringTask<Void> forgetPictures(Media media) {
        return Tasks.recurring("media.forget", FixedDelay.ofHours(1)).execute((_, _) -> media.forget());
    }
}
