package shequtong.casework.followup;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.notification.Notice;
import shequtong.notification.Notice.Kind;

/** Asks by notice, a week after the end. It goes by what was closed and not by who closed it: no way out is forgotten. */
@Service
class Asking {

    static final Kind ASKED = new Kind("casework.follow-up", "message-2", "“%s”办结一周了，现在还好吗？点一下就行");

    static final Kind HOLDS_NOT = new Kind("casework.holds-not", "mood-sad", "居民回访说“%s”又不行了");

    /** So many in one transaction. */
    private static final int BATCH = 200;

    private final FollowUps followUps;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Asking(FollowUps followUps, ApplicationEventPublisher events, Clock clock) {
        this.followUps = followUps;
        this.events = events;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> askWhetherItHolds(Asking asking) {
        return Tasks.recurring("casework.follow-up", FixedDelay.ofMinutes(30)).execute((_, _) -> {
            while (asking.batch()) {}
        });
    }

    @Bean
    static Kind followUpAsked() {
        return ASKED;
    }

    @Bean
    static Kind foundNotToHold() {
        return HOLDS_NOT;
    }

    /** @return whether there may be more */
    @Transactional
    public boolean batch() {
        var asked = followUps.ask(clock.instant(), BATCH);
        asked.forEach(it -> events.publishEvent(
                Notice.toResident(it.reporter(), it.community(), ASKED, it.id().subject())));
        return asked.size() == BATCH;
    }
}
