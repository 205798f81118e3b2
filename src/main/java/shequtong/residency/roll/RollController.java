package shequtong.residency.roll;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.FullName;
import shequtong.residency.facts.Likeness;
import shequtong.web.Answer;
import shequtong.web.Place;

/** The books of a community: to leaf through, to find somebody in, to see who is not reached. */
@Controller
@RequestMapping("/d/{area}" + RollController.PATH)
class RollController {

    static final String PATH = "/roll";

    private final Dwellings dwellings;
    private final Reach reach;
    private final Likeness likeness;

    RollController(Dwellings dwellings, Reach reach, Likeness likeness) {
        this.dwellings = dwellings;
        this.reach = reach;
        this.likeness = likeness;
    }

    @Bean
    static Place householdRoll() {
        return Place.desk(110, "社区", PATH, "address-book", "户册", Position.of(Position.Work.COMMUNITY));
    }

    @GetMapping
    RollPage list(
            Duty duty,
            @RequestParam(defaultValue = "") String building,
            @RequestParam(defaultValue = "") String room,
            @RequestParam(defaultValue = "0") long after) {
        duty.must(Position.Work.COMMUNITY);
        var community = duty.area().id();
        var found = dwellings.list(community, Dwelling.building(building), Dwelling.room(room), after);
        return page(duty, building, room, found);
    }

    /** A name never stands in an address: it would stay in the history and in every log on the way. */
    @PostMapping("/search")
    RollPage search(Duty duty, @RequestParam(defaultValue = "") String written) {
        duty.must(Position.Work.COMMUNITY);
        var community = duty.area().id();
        var found = FullName.fault(written).isEmpty()
                ? dwellings.of(community, likeness.name(community, FullName.of(written)))
                : List.<Dwellings.Home>of();
        return page(duty, "", "", found).searched();
    }

    @GetMapping("/unreached")
    UnreachedPage unreached(Duty duty, @RequestParam(defaultValue = "place") String order) {
        duty.must(Position.Work.COMMUNITY);
        var largest = order.equals("households");
        var community = duty.area().id();
        return new UnreachedPage(
                duty.path(PATH),
                duty.area().label(),
                largest,
                reach.figures(community),
                reach.unreached(community, largest));
    }

    /** @param format xlsx or csv */
    @GetMapping("/template/{format}")
    Answer template(Duty duty, @PathVariable String format) {
        duty.must(Position.Work.COMMUNITY);
        return Files.template(format);
    }

    private RollPage page(Duty duty, String building, String room, List<Dwellings.Home> found) {
        var more = found.size() > Slice.SIZE;
        return new RollPage(
                duty.path(PATH),
                reach.figures(duty.area().id()),
                building,
                room,
                more ? found.subList(0, Slice.SIZE) : found,
                more ? found.get(Slice.SIZE - 1).id() : 0,
                false,
                UUID.randomUUID());
    }
}
