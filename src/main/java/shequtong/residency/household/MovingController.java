package shequtong.residency.household;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.organization.Areas;
import shequtong.organization.Belongs;
import shequtong.organization.EvenAtRest;
import shequtong.organization.Here;
import shequtong.residency.Homes;
import shequtong.residency.facts.Relation;
import shequtong.residency.household.Moves.State;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** Whoever's membership rests may still see to it: say that they are here, or that they have gone. */
@Controller
@EvenAtRest
class MovingController {

    private static final String PATH = "/me/moving";

    private final Moving moving;
    private final Moves moves;
    private final Hearth hearth;
    private final Homes homes;
    private final Areas areas;
    private final Belongs belongs;
    private final Once once;

    MovingController(Moving moving, Moves moves, Hearth hearth, Homes homes, Areas areas, Belongs belongs, Once once) {
        this.moving = moving;
        this.moves = moves;
        this.hearth = hearth;
        this.homes = homes;
        this.areas = areas;
        this.belongs = belongs;
        this.once = once;
    }

    @GetMapping("/c/{code}" + PATH)
    MovingPage page(Here here) {
        return page(here, MovingForm.empty(), Faults.NONE);
    }

    @PostMapping("/c/{code}" + PATH)
    Answer ask(Here here, MovingForm form) {
        here.mustLive();
        var faults = form.faults();
        if (!faults.all().isEmpty()) return page(here, form, faults);
        if (areas.estates(here.community().id()).stream().noneMatch(it -> it.id() == form.estate()))
            throw new Missing(form.estate());
        once.run(form.once(), () -> moving.ask(here, form.dwelling(), Relation.valueOf(form.relation())));
        return new Answer.Redirect(here.path(PATH));
    }

    @DeleteMapping("/c/{code}" + PATH)
    Answer withdraw(Here here, @RequestParam UUID once) {
        this.once.run(once, () -> moving.withdraw(here));
        return new Answer.Redirect(here.path(PATH));
    }

    /** 还住在这里. */
    @PostMapping("/c/{code}/me/still")
    Answer stay(Here here, @RequestParam UUID once) {
        this.once.run(once, () -> moving.stay(here));
        return new Answer.Redirect(here.path(""));
    }

    @PostMapping("/c/{code}/me/principal")
    Answer choose(Here here, @RequestParam UUID once) {
        this.once.run(once, () -> moving.choose(here));
        return new Answer.Redirect(here.path(PATH));
    }

    /** From outside too: whoever has moved may no longer find the way in. */
    @DeleteMapping("/me/joining/homes/{community}")
    Answer moveOut(@AuthenticationPrincipal PersonId me, @PathVariable long community, @RequestParam UUID once) {
        this.once.run(once, () -> moving.moveOut(me, community));
        return new Answer.Redirect("/me/joining");
    }

    private MovingPage page(Here here, MovingForm form, Faults faults) {
        here.mustLive();
        var home = hearth.at(here);
        var move = moves.latest(here.person(), here.community().id());
        return new MovingPage(
                here.path(""),
                here.community().id(),
                here.community().label(),
                here.community().committee(),
                home.dwelling().text(),
                home.leads(here.person()),
                belongs.homes(here.person()).size() > 1,
                homes.principal(here.person(), here.community().id()),
                move.filter(it -> it.state() == State.ASKED)
                        .map(it -> it.to().text())
                        .orElse(null),
                move.filter(it -> it.state() == State.REFUSED)
                        .map(Moves.Move::words)
                        .orElse(null),
                areas.estates(here.community().id()).stream()
                        .map(it -> new MovingPage.Estate(it.id(), it.label()))
                        .toList(),
                form,
                faults);
    }
}
