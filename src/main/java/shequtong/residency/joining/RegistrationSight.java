package shequtong.residency.joining;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;

/** Seen by whoever it is about, and by the committee they asked. */
@Component
class RegistrationSight implements Sight {

    private final Registrations registrations;
    private final Doors doors;

    RegistrationSight(Registrations registrations, Doors doors) {
        this.registrations = registrations;
        this.doors = doors;
    }

    @Override
    public String kind() {
        return RegistrationId.KIND;
    }

    @Override
    public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
        return switch (viewer) {
            case Here here ->
                registrations.of(here.person()).stream()
                        .filter(it -> it.community() == here.community().id()
                                && ids.contains(it.id().value()))
                        .collect(toMap(it -> it.id().value(), it -> seen(it, "/me/joining")));
            case Duty duty
            when duty.does(Position.Work.COMMUNITY) ->
                registrations.all(duty.area().id(), ids).stream()
                        .collect(toMap(
                                it -> it.id().value(),
                                it -> seen(
                                        it,
                                        duty.path(ReviewController.PATH + "/"
                                                + it.id().value()))));
            case Duty _ -> Map.of();
        };
    }

    private Seen seen(Registration it, String path) {
        return new Seen(doors.get(it.community(), it.dwelling().estate()).label(), path, false);
    }
}
