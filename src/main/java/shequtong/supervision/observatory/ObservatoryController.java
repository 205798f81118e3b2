package shequtong.supervision.observatory;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Cursor;
import shequtong.organization.Duty;
import shequtong.residency.IdentityView;
import shequtong.supervision.Eyes;
import shequtong.supervision.Places;

@Controller
@RequestMapping("/d/{area}" + ObservatoryController.PATH)
class ObservatoryController {

    static final String PATH = "/observatory";

    private final Places places;
    private final Stage stage;
    private final IdentityView names;
    private final Clock clock;

    ObservatoryController(Places places, Stage stage, IdentityView names, Clock clock) {
        this.places = places;
        this.stage = stage;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping("/{unit}")
    StagePage one(
            Duty duty,
            @PathVariable String unit,
            @RequestParam(defaultValue = "ALL") String tab,
            @RequestParam Optional<Cursor> after) {
        Eyes.mustPatrol(duty);
        var place = places.get(duty, unit);
        var now = clock.instant();
        var contacts = stage.contacts(place);
        var shown = names.officials(contacts);
        return new StagePage(
                duty.path(""),
                place,
                stage.counts(place, now),
                contacts.stream().map(shown).toList(),
                tab,
                stage.open(place, tab, now, after.orElse(Cursor.START)),
                now);
    }
}
