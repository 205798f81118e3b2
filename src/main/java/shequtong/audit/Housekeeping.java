package shequtong.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** On one node only: the anchors, and each night a look at the whole of it, so that nobody has to think of asking. */
@Configuration(proxyBeanMethods = false)
class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final LocalTime NIGHT = LocalTime.of(3, 30);

    @Bean
    RecurringTask<Void> anchor(Anchors anchors, Watch watch, AuditSettings settings) {
        return Tasks.recurring("audit.anchor", FixedDelay.of(settings.every())).execute((_, _) -> {
            watch.tell();
            anchors.add();
        });
    }

    @Bean
    RecurringTask<Void> verify(Verifier verifier) {
        return Tasks.recurring("audit.verify", Schedules.daily(ZoneId.of("Asia/Shanghai"), NIGHT))
                .execute((_, _) -> {
                    var verdict = verifier.verify();
                    if (verdict.intact())
                        LOG.info(
                                "the audit fits: {} chains, {} entries, {} anchors",
                                verdict.chains(),
                                verdict.entries(),
                                verdict.anchors());
                    else LOG.error("the audit was tampered with: {}", verdict.findings());
                });
    }
}
