package shequtong.residency.joining;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;
import shequtong.organization.Areas;
import shequtong.organization.Belongs;
import shequtong.residency.Applicants;
import shequtong.residency.Homes;
import shequtong.residency.IdentityView;
import shequtong.residency.facts.IdNumber;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** What somebody asked for and how it goes on. It lies outside every community: whoever waits belongs to none yet. */
@Controller
@RequestMapping(MyJoiningController.PATH)
class MyJoiningController {

    static final String PATH = "/me/joining";

    private final Registrations registrations;
    private final Applicants applicants;
    private final IdentityView names;
    private final Homes homes;
    private final Areas areas;
    private final Belongs belongs;
    private final Joining joining;
    private final Once once;
    private final Clock clock;

    MyJoiningController(
            Registrations registrations,
            Applicants applicants,
            IdentityView names,
            Homes homes,
            Areas areas,
            Belongs belongs,
            Joining joining,
            Once once,
            Clock clock) {
        this.registrations = registrations;
        this.applicants = applicants;
        this.names = names;
        this.homes = homes;
        this.areas = areas;
        this.belongs = belongs;
        this.joining = joining;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping
    MyJoiningPage mine(@AuthenticationPrincipal PersonId me) {
        var mine = registrations.of(me);
        var steps = registrations.steps(mine.stream().map(Registration::id).toList());
        var bySteps = steps.stream().collect(groupingBy(Registration.Step::registration));
        var officials = names.officials(
                steps.stream().map(Registration.Step::mandate).distinct().toList());
        var full = applicants.of(me);
        var asked = mine.stream()
                .map(it -> MyJoiningPage.Asked.of(
                        it,
                        full.get(it.id().value()),
                        areas.get(it.dwelling().estate()),
                        areas.get(it.community()),
                        areas.above(it.community()),
                        bySteps.getOrDefault(it.id().value(), List.of()),
                        officials))
                .toList();
        var homes = areas
                .all(belongs.homes(me).stream().map(Belongs.Home::community).toList())
                .stream()
                .map(it -> new MyJoiningPage.Home(it.id(), it.label(), "/c/" + it.slug()))
                .toList();
        var ended = this.homes.ended(me);
        var enders = names.officials(ended.stream().map(Homes.Ended::mandate).toList());
        return new MyJoiningPage(
                asked,
                homes,
                ended.stream()
                        .map(it -> new MyJoiningPage.Ended(
                                it.label(),
                                it.committee(),
                                it.at().toInstant(),
                                it.words(),
                                enders.apply(it.mandate())))
                        .toList());
    }

    @GetMapping("/{id}")
    JoinPage correction(@AuthenticationPrincipal PersonId me, @PathVariable long id) {
        var it = changeable(me, id);
        var wish = registrations.wish(it);
        var form = new JoinForm(
                wish.name().text(),
                "",
                "",
                "",
                it.dwelling().building(),
                it.dwelling().room(),
                it.relation().name(),
                false,
                UUID.randomUUID());
        return page(it, form, Faults.NONE);
    }

    @PostMapping("/{id}")
    Answer correct(@AuthenticationPrincipal PersonId me, @PathVariable long id, JoinForm form) {
        var it = changeable(me, id);
        var faults = form.faults(clock, true, false);
        if (!faults.all().isEmpty()) return page(it, form, faults);
        var number = form.card().isBlank() ? registrations.wish(it).card() : IdNumber.of(form.card());
        once.run(
                form.once(),
                () -> joining.correct(me, it.id(), form.wish(it.dwelling().estate(), number)));
        return new Answer.Redirect(PATH);
    }

    @DeleteMapping("/{id}")
    Answer withdraw(@AuthenticationPrincipal PersonId me, @PathVariable long id, @RequestParam UUID once) {
        this.once.run(once, () -> joining.withdraw(me, new RegistrationId(id)));
        return new Answer.Redirect(PATH);
    }

    private Registration changeable(PersonId me, long id) {
        var it = registrations.own(me, new RegistrationId(id));
        if (!it.state().open()) throw new Refused("这份申请已经办完了，不能再改");
        return it;
    }

    private JoinPage page(Registration it, JoinForm form, Faults faults) {
        return new JoinPage(
                PATH + "/" + it.id().value(),
                areas.get(it.dwelling().estate()).label(),
                areas.above(it.community()).label(),
                areas.get(it.community()).committee(),
                form,
                false,
                false,
                registrations.wish(it).card().masked(),
                faults);
    }
}
