package shequtong.supervision.orders;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.notification.Notice.Kind;

/** Says once of each order and remark that its time is over; and the words in which all of it is told. */
@Configuration(proxyBeanMethods = false)
class Clockwork {

    @Bean
    static RecurringTask<Void> ordersFallDue(Due due) {
        return Tasks.recurring("supervision.due", FixedDelay.ofMinutes(5)).execute((_, _) -> due.fall());
    }

    @Bean
    static Kind orderIssued() {
        return Telling.ORDERED;
    }

    @Bean
    static Kind orderReturned() {
        return Telling.RETURNED;
    }

    @Bean
    static Kind orderLifted() {
        return Telling.LIFTED;
    }

    @Bean
    static Kind orderReplied() {
        return Telling.REPLIED;
    }

    @Bean
    static Kind orderLate() {
        return Telling.LATE;
    }

    @Bean
    static Kind remarkSent() {
        return Telling.REMARKED;
    }

    @Bean
    static Kind remarkAnswered() {
        return Telling.ANSWERED;
    }

    @Bean
    static Kind remarkLate() {
        return Telling.REMARK_LATE;
    }

    @Bean
    static Kind caseRatedBadly() {
        return Telling.UNSATISFIED;
    }
}
