package shequtong.notification;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shequtong.residency.Looked;
import shequtong.residency.LookedOften;

/** Whoever was looked at is told, and the 街镇 when somebody looks too often; in the transaction of the look. */
@Component
class LookNotices {

    private static final Notice.Kind LOOKED =
            new Notice.Kind("residency.looked", "eye-check", "工作人员查看了您的完整%s，点开看是谁、为什么");
    private static final Notice.Kind OFTEN =
            new Notice.Kind("residency.looked-often", "alert-triangle", "%s有工作人员今天查看居民完整信息的次数过多");

    private final ApplicationEventPublisher events;

    LookNotices(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Bean
    static Notice.Kind looked() {
        return LOOKED;
    }

    @Bean
    static Notice.Kind lookedOften() {
        return OFTEN;
    }

    @EventListener
    void on(Looked it) {
        events.publishEvent(
                Notice.toResident(it.person(), it.community(), LOOKED, it.look().subject()));
    }

    @EventListener
    void on(LookedOften it) {
        it.desk()
                .forEach(official -> events.publishEvent(
                        Notice.toDesk(official, it.street(), OFTEN, it.look().subject())));
    }
}
