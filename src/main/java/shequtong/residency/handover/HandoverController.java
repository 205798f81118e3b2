package shequtong.residency.handover;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.web.Answer;
import shequtong.web.Once;

/** No place in the menu: it is wanted once in years, and the page of the estates leads to it. */
@Controller
class HandoverController {

    private static final String PATH = "/handover";

    private final Handovers handovers;
    private final Handover handover;
    private final Once once;

    HandoverController(Handovers handovers, Handover handover, Once once) {
        this.handovers = handovers;
        this.handover = handover;
        this.once = once;
    }

    @GetMapping("/d/{area}" + PATH)
    HandoverPage list(Duty duty) {
        duty.must(Position.Work.COMMUNITY);
        return new HandoverPage(
                duty.path(PATH),
                duty.path("/estates"),
                Handover.decides(duty),
                handovers.at(duty.area().id()));
    }

    @PostMapping("/d/{area}" + PATH + "/{id}")
    Answer move(Duty duty, @PathVariable long id, @RequestParam(defaultValue = "0") long to, @RequestParam UUID once) {
        this.once.run(once, () -> handover.move(duty, id, to));
        return new Answer.Redirect(duty.path(PATH));
    }
}
