package shequtong.casework.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import shequtong.casework.CaseId;
import shequtong.casework.file.Standings;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** 请网格退回: a page of its own, which asks why before it goes out. */
@Controller
@RequestMapping("/d/{area}/cases/{id}/grid/recall")
class RecallController {

    private final Recalling recalling;
    private final Standings standings;
    private final Once once;

    RecallController(Recalling recalling, Standings standings, Once once) {
        this.recalling = recalling;
        this.standings = standings;
        this.once = once;
    }

    @GetMapping
    RecallPage form(Duty duty, @PathVariable CaseId id) {
        return page(duty, id, new Ask("", 0, UUID.randomUUID()), Faults.NONE, null);
    }

    @PostMapping
    Answer ask(Duty duty, @PathVariable CaseId id, @Valid Ask ask, BindingResult form) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        if (form.hasErrors()) return page(duty, id, ask, Faults.of(form), null);
        try {
            once.run(ask.once(), () -> recalling.ask(duty, id, ask.version(), ask.reason()));
            return new Answer.Redirect(path(duty, id));
        } catch (Refused no) {
            return page(duty, id, ask, Faults.NONE, no.reason());
        }
    }

    private RecallPage page(Duty duty, CaseId id, Ask ask, Faults faults, @Nullable String conflict) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        return new RecallPage(
                path(duty, id) + "/grid/recall", path(duty, id), standings.get(duty, id), ask, faults, conflict);
    }

    private static String path(Duty duty, CaseId id) {
        return duty.path("/cases/" + id.value());
    }

    /** @param version of the case that whoever asks saw */
    record Ask(
            @NotBlank(message = "请写明为什么要它退回") @Size(max = 300, message = "请写得短一些，300字以内") String reason,

            int version,
            UUID once) {

        Ask {
            if (reason == null) reason = "";
            if (once == null) once = UUID.randomUUID();
        }
    }
}
