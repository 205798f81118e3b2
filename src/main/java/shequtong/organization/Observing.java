package shequtong.organization;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shequtong.organization.Position.Work;
import shequtong.web.About.Opened;

/**
 * Tells whoever keeps a book of it what an observer has opened. Residents and the committee's people are nobody's
 * business, unless they hold an office above as well: then whoever keeps the book decides whether it is.
 */
@Component
class Observing {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    Observing(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    static boolean looksIn(Viewer viewer, List<Posts.Post> held) {
        return switch (viewer) {
            case Here here -> !athome(here) || held.stream().anyMatch(Observing::above);
            case Duty duty -> duty.area().kind() != Area.Kind.COMMUNITY;
        };
    }

    private static boolean athome(Here here) {
        return here.resides() || here.capacity() == Here.Capacity.STAFF;
    }

    private static boolean above(Posts.Post it) {
        return it.mandate() != null
                && Set.of(Work.COORDINATING, Work.HANDLING, Work.DISTRICT)
                        .contains(it.mandate().position().work());
    }

    @Transactional
    public void opened(Viewer viewer, Opened it) {
        var community = it.place() == 0 ? viewer.area().id() : it.place();
        events.publishEvent(new Observed(
                viewer.person(),
                community,
                it.subject(),
                viewer instanceof Here here && athome(here),
                clock.instant()));
    }
}
