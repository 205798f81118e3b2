package shequtong.residency.household;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.identity.PersonId;
import shequtong.organization.Areas;
import shequtong.organization.Here;
import shequtong.residency.IdentityView;
import shequtong.residency.ResidencySettings;
import shequtong.residency.household.Dweller.Standing;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

@Controller
@RequestMapping("/c/{code}" + HouseholdController.PATH)
class HouseholdController {

    static final String PATH = "/household";
    static final int WORDS = 200;

    private final Hearth hearth;
    private final IdentityView names;
    private final Areas areas;
    private final ResidencySettings settings;
    private final Once once;
    private final Clock clock;

    HouseholdController(
            Hearth hearth, IdentityView names, Areas areas, ResidencySettings settings, Once once, Clock clock) {
        this.hearth = hearth;
        this.names = names;
        this.areas = areas;
        this.settings = settings;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping
    HouseholdPage home(Here here) {
        return page(here, 0, "", Faults.NONE);
    }

    @PostMapping("/members/{id}/confirmation")
    Answer confirm(Here here, @PathVariable long id, @RequestParam UUID once) {
        this.once.run(once, () -> hearth.confirm(here, new PersonId(id)));
        return new Answer.Redirect(here.path(PATH));
    }

    /** Each line has a field of its own name, so that one page has no two fields of one name. */
    @PostMapping("/members/{id}/dispute")
    Answer dispute(Here here, @PathVariable long id, @RequestParam UUID once, @RequestParam Map<String, String> form) {
        var words = form.getOrDefault("reason" + id, "").strip();
        var fault = fault(words);
        if (!fault.isEmpty())
            return page(here, id, words, new Faults(List.of(new FieldError("household", "reason" + id, fault))));
        this.once.run(once, () -> hearth.dispute(here, new PersonId(id), words));
        return new Answer.Redirect(here.path(PATH));
    }

    @PostMapping("/members/{id}/offer")
    Answer offer(Here here, @PathVariable long id, @RequestParam UUID once) {
        this.once.run(once, () -> hearth.offer(here, new PersonId(id)));
        return new Answer.Redirect(here.path(PATH));
    }

    @PostMapping("/headship")
    Answer accept(Here here, @RequestParam UUID once) {
        this.once.run(once, () -> hearth.accept(here));
        return new Answer.Redirect(here.path(PATH));
    }

    @DeleteMapping("/offer")
    Answer decline(Here here, @RequestParam UUID once) {
        this.once.run(once, () -> hearth.decline(here));
        return new Answer.Redirect(here.path(PATH));
    }

    static String fault(String words) {
        return words.isBlank() ? "请写明为什么" : words.strip().length() > WORDS ? "请写得短一些，200字以内" : "";
    }

    private HouseholdPage page(Here here, long disputing, String words, Faults faults) {
        here.mustLive();
        var me = here.person();
        var home = hearth.at(here);
        var shown = names.household(
                here, home.members().stream().map(Dweller::person).toList());
        var leads = home.leads(me);
        var lines = home.members().stream()
                .map(it -> {
                    var other = leads && !it.person().equals(me);
                    return new HouseholdPage.Line(
                            it.person().value(),
                            shown.apply(it.person()),
                            it.relation().label(),
                            it.person().equals(me),
                            home.leads(it.person()),
                            it.standing(),
                            it.since(),
                            it.adult(clock),
                            other && it.standing() == Standing.AWAITING,
                            other && it.disputable(clock, settings.disputable()),
                            other && home.offered() == null && it.mayLead(clock));
                })
                .toList();
        return new HouseholdPage(
                here.path(""),
                here.community().committee(),
                areas.get(home.dwelling().estate()).label(),
                home.dwelling().text(),
                home.head() != null,
                leads,
                me.equals(home.offered()),
                home.offered() == null ? null : shown.apply(home.offered()),
                lines,
                disputing,
                words,
                faults);
    }
}
