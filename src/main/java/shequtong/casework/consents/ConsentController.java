package shequtong.casework.consents;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.CaseId;
import shequtong.organization.Here;
import shequtong.web.Answer;
import shequtong.web.Once;

@Controller
@RequestMapping("/c/{code}/cases/{id}/consents/{body}")
class ConsentController {

    private final Agreeing agreeing;
    private final Once once;

    ConsentController(Agreeing agreeing, Once once) {
        this.agreeing = agreeing;
        this.once = once;
    }

    @PostMapping
    Answer give(Here here, @PathVariable CaseId id, @PathVariable long body, @RequestParam UUID once) {
        this.once.run(once, () -> agreeing.give(here, id, body));
        return back(here, id);
    }

    @DeleteMapping
    Answer withdraw(Here here, @PathVariable CaseId id, @PathVariable long body, @RequestParam UUID once) {
        this.once.run(once, () -> agreeing.withdraw(here, id, body));
        return back(here, id);
    }

    private static Answer back(Here here, CaseId id) {
        return new Answer.Redirect(here.path("/cases/" + id.value() + "#consents"));
    }
}
