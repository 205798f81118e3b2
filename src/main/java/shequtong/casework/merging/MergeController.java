package shequtong.casework.merging;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.CaseId;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Once;

@Controller
@RequestMapping("/d/{area}/cases/{id}/merge")
class MergeController {

    private final Merging merging;
    private final Once once;

    MergeController(Merging merging, Once once) {
        this.merging = merging;
        this.once = once;
    }

    /**
     * @param into the number of the case that was first
     * @param sure that it is the same, though its category is another
     */
    @PostMapping
    Answer merge(
            Duty duty,
            @PathVariable CaseId id,
            @RequestParam String into,
            @RequestParam(defaultValue = "false") boolean sure,
            @RequestParam int version,
            @RequestParam UUID once) {
        duty.must(Work.COMMUNITY);
        this.once.run(once, () -> merging.merge(duty, id, version, into.strip(), sure));
        return new Answer.Redirect(duty.path("/cases/" + id.value()));
    }

    @DeleteMapping
    Answer part(Duty duty, @PathVariable CaseId id, @RequestParam int version, @RequestParam UUID once) {
        duty.must(Work.COMMUNITY);
        this.once.run(once, () -> merging.part(duty, id, version));
        return new Answer.Redirect(duty.path("/cases/" + id.value()));
    }
}
