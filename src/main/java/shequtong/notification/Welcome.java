package shequtong.notification;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shequtong.residency.Admitted;

/** Residency lies below and sends no notices: what it says happened is told from here, in the same transaction. */
@Component
class Welcome {

    private static final Notice.Kind ADMITTED =
            new Notice.Kind("residency.admitted", "home-heart", "欢迎回家，您现在是“%s”的居民了");

    private final ApplicationEventPublisher events;

    Welcome(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Bean
    static Notice.Kind admitted() {
        return ADMITTED;
    }

    @EventListener
    void on(Admitted it) {
        events.publishEvent(Notice.toResident(it.person(), it.community(), ADMITTED, it.registration()));
    }
}
