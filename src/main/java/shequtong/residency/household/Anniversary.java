package shequtong.residency.household;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shequtong.residency.News.What;

/**
 * Asks everybody once a year whether they still live here, a month before the end, and once more when it has come (A11).
 * For which end somebody was asked is written with the question, so that a second run asks nobody twice.
 */
@Component
class Anniversary {

    private static final Logger LOG = LoggerFactory.getLogger(Anniversary.class);

    private final Anniversaries due;
    private final Settling settling;
    private final Roll roll;

    Anniversary(Anniversaries due, Settling settling, Roll roll) {
        this.due = due;
        this.settling = settling;
        this.roll = roll;
    }

    @Bean
    static RecurringTask<Void> askWhoStillLivesHere(Anniversary anniversary) {
        return Tasks.recurring("residency.anniversary", FixedDelay.of(Duration.ofHours(1)))
                .execute((_, _) -> anniversary.ask());
    }

    @Transactional
    public void ask() {
        var asked = due.asked();
        var lapsed = due.lapsed();
        asked.forEach(it -> tell(it, What.STILL_HERE));
        lapsed.forEach(it -> tell(it, What.LAPSED));
        if (asked.size() + lapsed.size() > 0) LOG.info("居住确认：提醒{}人，到期{}人", asked.size(), lapsed.size());
    }

    private void tell(Anniversaries.Due it, What what) {
        roll.of(it.person(), it.community())
                .map(home -> roll.get(it.community(), home))
                .ifPresent(home -> settling.tell(home, it.person(), what));
    }
}
