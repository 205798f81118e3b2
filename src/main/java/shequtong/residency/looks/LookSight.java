package shequtong.residency.looks;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import shequtong.organization.Areas;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;
import shequtong.residency.LookId;
import shequtong.residency.Looking;

/** Seen by whoever was looked at; and by the desk of the 街镇, as a number of looks and not at whom. */
@Component
class LookSight implements Sight {

    private final Looks looks;
    private final Areas areas;

    LookSight(Looks looks, Areas areas) {
        this.looks = looks;
        this.areas = areas;
    }

    @Override
    public String kind() {
        return LookId.KIND;
    }

    @Override
    public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
        var found = looks.all(ids).stream();
        return switch (viewer) {
            case Here here ->
                found.filter(it -> it.person().equals(here.person()))
                        .collect(toMap(
                                it -> it.id().value(),
                                it -> new Seen(it.field().label(), here.path(LookController.MINE), false)));
            case Duty duty
            when Looking.street(duty) ->
                found.filter(it ->
                                areas.above(it.community()).id() == duty.area().id())
                        .collect(toMap(
                                it -> it.id().value(),
                                it -> new Seen(it.place(), duty.path(OftenController.PATH), false)));
            case Duty _ -> Map.of();
        };
    }
}
