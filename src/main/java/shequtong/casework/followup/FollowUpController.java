package shequtong.casework.followup;

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
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.CaseId;
import shequtong.casework.file.Standings;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.organization.Here;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** One tap whether it still holds; and a reason, when it came back. */
@Controller
@RequestMapping("/c/{code}/cases/{id}")
class FollowUpController {

    private static final int WORDS = 200;

    private final Afterwards afterwards;
    private final Standings standings;
    private final Once once;

    FollowUpController(Afterwards afterwards, Standings standings, Once once) {
        this.afterwards = afterwards;
        this.standings = standings;
        this.once = once;
    }

    /** A sentence that a browser without limits made too long is cut: whoever taps is not asked to tap again. */
    @PostMapping("/follow-up")
    Answer answer(
            Here here,
            @PathVariable CaseId id,
            @RequestParam boolean holds,
            @RequestParam(defaultValue = "") String words,
            @RequestParam UUID once) {
        here.mustReside();
        var said = words.strip();
        this.once.run(
                once, () -> afterwards.answer(here, id, holds, said.substring(0, Math.min(said.length(), WORDS))));
        return new Answer.Redirect(path(here, id) + "#follow-up");
    }

    @GetMapping("/reopening")
    ReopeningPage form(Here here, @PathVariable CaseId id) {
        return page(here, id, Reason.none(), Faults.NONE, null);
    }

    @PostMapping("/reopening")
    Answer reopen(Here here, @PathVariable CaseId id, @Valid Reason reason, BindingResult form) {
        here.mustReside();
        if (form.hasErrors()) return page(here, id, reason, Faults.of(form), null);
        try {
            once.run(reason.once(), () -> afterwards.reopen(here, id, reason.reason()));
            return new Answer.Redirect(path(here, id));
        } catch (Refused no) {
            return page(here, id, reason, Faults.NONE, no.reason());
        }
    }

    private ReopeningPage page(Here here, CaseId id, Reason reason, Faults faults, @Nullable String conflict) {
        here.mustReside();
        var it = standings.get(here, id);
        if (!it.reporter().equals(here.person())) throw new Forbidden("只有反映的人可以重新打开");
        return new ReopeningPage(path(here, id), it.title(), it.reworks() > 0, reason.reason(), faults, conflict);
    }

    private static String path(Here here, CaseId id) {
        return here.path("/cases/" + id.value());
    }

    record Reason(
            @NotBlank(message = "请写一写现在是什么情况") @Size(max = 500, message = "请写得短一些，500字以内") String reason,

            UUID once) {

        Reason {
            if (reason == null) reason = "";
            if (once == null) once = UUID.randomUUID();
        }

        static Reason none() {
            return new Reason("", UUID.randomUUID());
        }
    }
}
