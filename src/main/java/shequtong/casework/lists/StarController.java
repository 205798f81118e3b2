package shequtong.casework.lists;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.CaseId;
import shequtong.casework.file.Standings;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Once;

/** Marks a case as one to have at hand. */
@Controller
@RequestMapping("/d/{area}/cases/{id}/star")
class StarController {

    private final Stars stars;
    private final Standings standings;
    private final Once once;

    StarController(Stars stars, Standings standings, Once once) {
        this.stars = stars;
        this.standings = standings;
        this.once = once;
    }

    @PostMapping
    Answer put(Duty duty, @PathVariable CaseId id, @RequestParam UUID once) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        this.once.run(once, () -> stars.put(duty, id));
        return answer(duty, id, true);
    }

    @DeleteMapping
    Answer remove(Duty duty, @PathVariable CaseId id, @RequestParam UUID once) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        this.once.run(once, () -> stars.remove(duty, id));
        return answer(duty, id, false);
    }

    private Answer answer(Duty duty, CaseId id, boolean on) {
        return new Answer.Swap(
                () -> Star.of(duty, id, on, standings.get(duty, id).title()), duty.path("/cases?tab=" + Tab.STARRED));
    }
}
