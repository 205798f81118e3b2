package shequtong.casework.onbehalf;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.CaseId;
import shequtong.organization.Here;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Once;

/** 替您记的事: what was written down for this resident, for them to say whether it is theirs. */
@Controller
@RequestMapping("/c/{code}/recorded")
class OfferedController {

    static final String PATH = "/recorded";

    private final OnBehalf onBehalf;
    private final Recordings recordings;
    private final IdentityView identities;
    private final Once once;

    OfferedController(OnBehalf onBehalf, Recordings recordings, IdentityView identities, Once once) {
        this.onBehalf = onBehalf;
        this.recordings = recordings;
        this.identities = identities;
        this.once = once;
    }

    @GetMapping
    OfferedPage list(Here here) {
        here.mustLive();
        var offered = recordings.offered(here);
        var officials = identities.officials(
                offered.stream().map(Recordings.Offered::mandate).toList());
        return new OfferedPage(
                here.path("/me"),
                offered.stream()
                        .map(it -> new OfferedPage.Row(
                                here.path(PATH + "/" + it.id().value()),
                                it.title(),
                                it.words(),
                                it.at(),
                                officials.apply(it.mandate())))
                        .toList());
    }

    @PostMapping("/{id}")
    Answer take(Here here, @PathVariable CaseId id, @RequestParam UUID once) {
        here.mustReside();
        this.once.run(once, () -> onBehalf.take(here, id));
        return new Answer.Redirect(here.path("/cases/" + id.value()));
    }

    @DeleteMapping("/{id}")
    Answer refuse(Here here, @PathVariable CaseId id, @RequestParam UUID once) {
        here.mustReside();
        this.once.run(once, () -> onBehalf.refuse(here, id));
        return new Answer.Redirect(here.path(PATH));
    }
}
