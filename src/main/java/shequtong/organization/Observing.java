package shequtong.organization;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shequtong.web.About.Opened;

/** Tells whoever keeps a book of it what an observer has opened. Residents and the committee's people are nobody's business. */
@Component
class Observing {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    Observing(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    static boolean looksIn(Viewer viewer) {
        return switch (viewer) {
            case Here here -> !here.resides() && here.capacity() != Here.Capacity.STAFF;
            case Duty duty -> duty.area().kind() != Area.Kind.COMMUNITY;
        };
    }

    @Transactional
    public void opened(Viewer viewer, Opened it) {
        var community = it.place() == 0 ? viewer.area().id() : it.place();
        events.publishEvent(new Observed(viewer.person(), community, it.subject(), clock.instant()));
    }
}
