package shequtong.residency.minors;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.organization.EvenAtRest;
import shequtong.organization.Here;
import shequtong.residency.IdentityView;
import shequtong.residency.facts.IdNumber;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

@Controller
@RequestMapping("/c/{code}" + ChildrenController.PATH)
class ChildrenController {

    static final String PATH = "/me/children";

    private final Guardians guardians;
    private final Guardianship guardianship;
    private final IdentityView names;
    private final Once once;
    private final Clock clock;

    ChildrenController(Guardians guardians, Guardianship guardianship, IdentityView names, Once once, Clock clock) {
        this.guardians = guardians;
        this.guardianship = guardianship;
        this.names = names;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping
    ChildrenPage children(Here here) {
        return page(here, Faults.NONE);
    }

    /** The number of the child is never sent back to the page. */
    @PostMapping
    Answer give(
            Here here,
            @RequestParam(defaultValue = "") String card,
            @RequestParam(defaultValue = "false") boolean agree,
            @RequestParam UUID once) {
        here.mustReside();
        var faults = new ArrayList<FieldError>();
        var wrong = IdNumber.fault(card, clock);
        if (!wrong.isEmpty()) faults.add(new FieldError("child", "card", wrong));
        else if (!IdNumber.of(card).needsGuardian(clock))
            faults.add(new FieldError("child", "card", "孩子已满14周岁，不用家长同意，自己扫码就行"));
        if (!agree) faults.add(new FieldError("child", "agree", "要您勾选同意，孩子才能加入；不同意也没关系，可以到居委会当面办事"));
        if (!faults.isEmpty()) return page(here, new Faults(List.copyOf(faults)));
        this.once.run(once, () -> guardianship.give(here, IdNumber.of(card)));
        return new Answer.Redirect(here.path(PATH));
    }

    @EvenAtRest
    @DeleteMapping("/{id}")
    Answer withdraw(Here here, @PathVariable long id, @RequestParam UUID once) {
        this.once.run(once, () -> guardianship.withdraw(here, id));
        return new Answer.Redirect(here.path(PATH));
    }

    private ChildrenPage page(Here here, Faults faults) {
        here.mustLive();
        var given = guardians.of(here);
        var shown = names.household(
                here,
                given.stream()
                        .map(Guardians.Consent::child)
                        .filter(Objects::nonNull)
                        .toList());
        return new ChildrenPage(
                here.path(""),
                here.community().committee(),
                Guardianship.VERSION,
                guardianship.may(here),
                given.stream()
                        .map(it -> new ChildrenPage.Line(
                                it.id(),
                                it.mask(),
                                it.version(),
                                it.givenAt(),
                                it.withdrawnAt(),
                                it.child() == null ? null : shown.apply(it.child())))
                        .toList(),
                faults);
    }
}
