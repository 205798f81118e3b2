package shequtong.supervision.patrol;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.notification.Notice.Kind;

/** On one node only: the sheets, the reminders and what was missed, within minutes of its time. */
@Configuration(proxyBeanMethods = false)
class Clockwork {

    @Bean
    static RecurringTask<Void> patrolsGoRound(Walk walk) {
        return Tasks.recurring("supervision.patrol", FixedDelay.ofMinutes(5)).execute((_, _) -> {
            walk.excuse();
            while (walk.miss()) {}
            walk.make();
            while (walk.remind()) {}
        });
    }

    @Bean
    static RecurringTask<Void> forgetOpened(Watchbook book, Clock clock) {
        return Tasks.recurring("supervision.forget", FixedDelay.ofHours(12))
                .execute((_, _) -> book.forget(clock.instant()));
    }

    @Bean
    static Kind roundEndsSoon() {
        return Walk.SOON;
    }

    @Bean
    static Kind roundMissed() {
        return Walk.MISSED;
    }

    @Bean
    static Kind roundsReported() {
        return Walk.REPORT;
    }
}
