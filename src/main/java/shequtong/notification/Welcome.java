package shequtong.notification;

import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shequtong.residency.Admitted;
import shequtong.residency.News;

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
    void on(News it) {
        events.publishEvent(Notice.toResident(it.to(), it.community(), kind(it.what()), it.about()));
    }

    /** The words of all of residency's news. */
    static Stream<Notice.Kind> kinds() {
        return Stream.of(News.What.values()).map(Welcome::kind);
    }

    private static Notice.Kind kind(News.What what) {
        return new Notice.Kind("residency." + what.name().toLowerCase(Locale.ROOT), what.icon(), what.words());
    }

    @EventListener
    void on(Admitted it) {
        events.publishEvent(Notice.toResident(it.person(), it.community(), ADMITTED, it.registration()));
    }
}
