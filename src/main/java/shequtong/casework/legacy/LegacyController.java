package shequtong.casework.legacy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Optional;
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
import shequtong.casework.file.Lists;
import shequtong.casework.file.Standings;
import shequtong.casework.legacy.LegacyPage.Ask;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** The ledger of a 街镇 or the district, and what is said of a case on it: marked, looked at again, taken off. */
@Controller
@RequestMapping("/d/{area}")
class LegacyController {

    static final String PATH = "/legacy";

    private static final int LONGEST = 50;

    private final Marking marking;
    private final Ledger ledger;
    private final Standings standings;
    private final Once once;
    private final Clock clock;

    LegacyController(Marking marking, Ledger ledger, Standings standings, Once once, Clock clock) {
        this.marking = marking;
        this.ledger = ledger;
        this.standings = standings;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping(PATH)
    LedgerPage list(Duty duty, @RequestParam(defaultValue = "") String words, @RequestParam Optional<Cursor> after) {
        Marking.mayMark(duty);
        var sought = words.strip();
        var asked = sought.length() <= LONGEST ? sought : sought.substring(0, LONGEST);
        return new LedgerPage(
                duty.path(PATH),
                duty.path("/cases/"),
                duty.does(Work.COORDINATING),
                asked,
                ledger.page(duty, asked, after.orElse(Lists.FIRST)),
                clock.instant());
    }

    @GetMapping("/cases/{id}/legacy/{ask}")
    LegacyPage form(Duty duty, @PathVariable CaseId id, @PathVariable String ask) {
        return page(duty, id, Ask.of(ask), Form.none(), Faults.NONE, null);
    }

    @PostMapping("/cases/{id}/legacy/{ask}")
    Answer say(Duty duty, @PathVariable CaseId id, @PathVariable String ask, @Valid Form form, BindingResult result) {
        Marking.mayMark(duty);
        var what = Ask.of(ask);
        if (result.hasErrors()) return page(duty, id, what, form, Faults.of(result), null);
        try {
            once.run(form.once(), () -> {
                switch (what) {
                    case MARK -> marking.mark(duty, id, form.words());
                    case REVIEW -> marking.review(duty, id, form.words());
                    case END -> marking.end(duty, id, form.words());
                }
            });
            return new Answer.Redirect(back(duty, id));
        } catch (Refused no) {
            return page(duty, id, what, form, Faults.NONE, no.reason());
        }
    }

    private static String back(Duty duty, CaseId id) {
        return duty.does(Work.COORDINATING) ? duty.path("/cases/" + id.value()) : duty.path(PATH);
    }

    private LegacyPage page(Duty duty, CaseId id, Ask ask, Form form, Faults faults, @Nullable String conflict) {
        Marking.mayMark(duty);
        var it = standings.get(duty, id);
        var path = duty.path("/cases/" + id.value() + "/legacy/" + ask.path());
        return new LegacyPage(ask, path, back(duty, id), it.title(), it.area(), form, faults, conflict);
    }

    record Form(
            @NotBlank(message = "请写清楚，居民要看") @Size(max = 300, message = "请写得短一些，300字以内") String words,

            UUID once) {

        Form {
            if (words == null) words = "";
            if (once == null) once = UUID.randomUUID();
        }

        static Form none() {
            return new Form("", UUID.randomUUID());
        }
    }
}
