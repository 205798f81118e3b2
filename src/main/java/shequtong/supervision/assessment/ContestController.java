package shequtong.supervision.assessment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Cursor;
import shequtong.organization.Duty;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** What was said against a figure, decided by the district. */
@Controller
@RequestMapping("/d/{area}" + ContestController.PATH)
class ContestController {

    static final String PATH = AssessmentController.PATH + "/contests";

    private final ContestPages pages;
    private final Assessing assessing;
    private final Once once;

    ContestController(ContestPages pages, Assessing assessing, Once once) {
        this.pages = pages;
        this.assessing = assessing;
        this.once = once;
    }

    @GetMapping
    ContestsPage contests(Duty duty, @RequestParam Optional<Cursor> after) {
        return pages.page(duty, after.orElse(ContestsPage.FIRST));
    }

    @PostMapping("/{id}/decision")
    Answer decide(
            Duty duty,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam UUID once) {
        Sight.mustDecide(duty);
        var said = answer.strip();
        var faults = !List.of("UPHELD", "REFUSED").contains(decision)
                ? Faults.one("decision", "请选异议成立还是不成立")
                : said.isEmpty()
                        ? Faults.one("answer", "请写明理由，提出异议的单位要看")
                        : said.length() > Assessing.WORDS ? Faults.one("answer", "请写得短一些，500字以内") : Faults.NONE;
        if (!faults.all().isEmpty()) return pages.again(duty, id, said, faults);
        this.once.run(once, () -> assessing.decide(duty, id, decision.equals("UPHELD"), said));
        return new Answer.Redirect(duty.path(PATH));
    }
}
