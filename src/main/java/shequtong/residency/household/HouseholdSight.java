package shequtong.residency.household;

import static java.util.function.UnaryOperator.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;

/** A household is seen by those who live in it. */
@Component
class HouseholdSight implements Sight {

    private final Roll roll;

    HouseholdSight(Roll roll) {
        this.roll = roll;
    }

    @Override
    public String kind() {
        return HouseholdId.KIND;
    }

    @Override
    public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
        return switch (viewer) {
            case Here here ->
                roll.of(here.person(), here.community().id()).stream()
                        .map(HouseholdId::value)
                        .filter(ids::contains)
                        .collect(toMap(identity(), it -> seen(here, new HouseholdId(it))));
            case Duty _ -> Map.of();
        };
    }

    private Seen seen(Here here, HouseholdId id) {
        var home = roll.get(here.community().id(), id);
        return new Seen(home.dwelling().text(), here.path(HouseholdController.PATH), false);
    }
}
