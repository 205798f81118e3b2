package shequtong.residency.newcomer;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Missing;
import shequtong.organization.Estates;
import shequtong.organization.EvenAtRest;
import shequtong.organization.Here;
import shequtong.residency.IdentityView;
import shequtong.residency.Newcomers;
import shequtong.residency.Newcomers.Step;
import shequtong.web.Answer;
import shequtong.web.Once;

/** A first step is a button that goes there and is remembered; what was only looked at is not counted as done. */
@Controller
class NewcomerController {

    private final Newcomers newcomers;
    private final Committee committee;
    private final Estates estates;
    private final IdentityView names;
    private final Once once;

    NewcomerController(Newcomers newcomers, Committee committee, Estates estates, IdentityView names, Once once) {
        this.newcomers = newcomers;
        this.committee = committee;
        this.estates = estates;
        this.names = names;
        this.once = once;
    }

    @EvenAtRest
    @PostMapping("/c/{code}/welcome/{step}")
    Answer step(Here here, @PathVariable String step, @RequestParam UUID once) {
        here.mustLive();
        var it = switch (step) {
            case "looked" -> Step.LOOKED;
            case "met" -> Step.MET;
            case "kept" -> Step.KEPT;
            case "dismissed" -> Step.DISMISSED;
            default -> throw new Missing(step);
        };
        this.once.run(once, () -> newcomers.tick(here, it));
        return new Answer.Redirect(here.path(
                switch (it) {
                    case LOOKED -> "/stories";
                    case MET -> "/committee";
                    case KEPT, NAMED, DISMISSED -> "";
                }));
    }

    /** Officials act under their names, everywhere (R20): a resident may know who they are before they need them. */
    @GetMapping("/c/{code}/committee")
    CommitteePage committee(Here here) {
        var mandates = committee.of(here.community().id());
        var shown = names.officials(mandates);
        return new CommitteePage(
                here.path(""),
                here.community().committee(),
                estates.phone(here.community().id()),
                mandates.stream().map(shown).toList());
    }
}
