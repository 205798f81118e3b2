package shequtong.residency.joining;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Missing;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.web.Answer;
import shequtong.web.Once;

/** One press for all who agree, and one to take it back. */
@Controller
@RequestMapping("/d/{area}" + ReviewController.PATH + "/admissions")
class TogetherController {

    private final Together together;
    private final Once once;

    TogetherController(Together together, Once once) {
        this.together = together;
        this.once = once;
    }

    /**
     * @param listed all that were on the page, each with the steps that were seen
     * @param chosen those with a tick
     * @param all whether the button for all of them was pressed
     */
    @PostMapping
    Answer admit(
            Duty duty,
            @RequestParam(defaultValue = "") List<String> listed,
            @RequestParam(defaultValue = "") List<String> chosen,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam UUID once) {
        duty.must(Position.Work.COMMUNITY);
        var seen = (all ? listed : chosen)
                .stream()
                        .map(it -> Admissions.Seen.of(it).orElseThrow(() -> new Missing("registration")))
                        .toList();
        this.once.run(once, () -> together.admit(duty, seen));
        return new Answer.Redirect(duty.path(ReviewController.PATH + "?agreeing=true"));
    }

    @DeleteMapping("/{id}")
    Answer takeBack(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        this.once.run(once, () -> together.takeBack(duty, id));
        return new Answer.Redirect(duty.path(ReviewController.PATH + "?agreeing=true"));
    }
}
