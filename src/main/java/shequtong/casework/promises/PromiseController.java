package shequtong.casework.promises;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.CaseId;
import shequtong.casework.file.Hours;
import shequtong.casework.file.Lists;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Dates;
import shequtong.web.Faults;
import shequtong.web.Once;

@Controller
@RequestMapping("/d/{area}")
class PromiseController {

    private static final int MOST_WORDS = 500;
    private static final int MOST_REASON = 200;

    private final Keeping keeping;
    private final Promises promises;
    private final Promising promising;
    private final Once once;
    private final Clock clock;

    PromiseController(Keeping keeping, Promises promises, Promising promising, Once once, Clock clock) {
        this.keeping = keeping;
        this.promises = promises;
        this.promising = promising;
        this.once = once;
        this.clock = clock;
    }

    @PostMapping("/cases/{id}/promises")
    Answer settle(
            Duty duty,
            @PathVariable CaseId id,
            @RequestParam int number,
            @RequestParam int nth,
            @RequestParam boolean meant,
            @RequestParam UUID once) {
        this.once.run(once, () -> keeping.settle(duty, id, number, nth, meant));
        return new Answer.Redirect(duty.path("/cases/" + id.value()));
    }

    @GetMapping("/promises")
    PromisesPage list(
            Duty duty, @RequestParam(defaultValue = "OPEN") Promise.State tab, @RequestParam Optional<Cursor> after) {
        duty.must(Work.COMMUNITY);
        var open = tab == Promise.State.OPEN || tab == Promise.State.DECLINED;
        return new PromisesPage(
                duty.path("/promises"),
                duty.path("/cases"),
                open ? Promise.State.OPEN : tab,
                promising.share(duty.area().id()),
                open
                        ? promises.open(duty, after.orElse(Lists.FIRST))
                        : promises.settled(duty, tab, after.orElse(Cursor.START)),
                clock.instant());
    }

    @GetMapping("/promises/{promise}")
    PromisePage one(Duty duty, @PathVariable PromiseId promise) {
        return page(duty, promise, "", null, "", Faults.NONE, null);
    }

    @PostMapping("/promises/{promise}/kept")
    Answer keep(
            Duty duty,
            @PathVariable PromiseId promise,
            @RequestParam(defaultValue = "") String words,
            @RequestParam UUID once) {
        duty.must(Work.COMMUNITY);
        var said = words.strip();
        if (said.isEmpty() || said.length() > MOST_WORDS)
            return page(duty, promise, said, null, "", Faults.one("words", "请写一句怎么办到的，" + MOST_WORDS + "字以内"), null);
        try {
            this.once.run(once, () -> keeping.keep(duty, promise, said));
            return new Answer.Redirect(path(duty, promise));
        } catch (Refused no) {
            return page(duty, promise, said, null, "", Faults.NONE, no.reason());
        }
    }

    @PostMapping("/promises/{promise}/due")
    Answer move(
            Duty duty,
            @PathVariable PromiseId promise,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam UUID once) {
        duty.must(Work.COMMUNITY);
        var why = reason.strip();
        var until = Dates.hour(due);
        var faults = new ArrayList<FieldError>();
        if (until.isEmpty()) faults.add(new FieldError("form", "due", "请选新的日子和时间"));
        if (why.isEmpty() || why.length() > MOST_REASON)
            faults.add(new FieldError("form", "reason", "请写明为什么改，" + MOST_REASON + "字以内"));
        if (!faults.isEmpty()) return page(duty, promise, "", due, why, new Faults(List.copyOf(faults)), null);
        try {
            this.once.run(once, () -> keeping.move(duty, promise, until.orElseThrow(), why));
            return new Answer.Redirect(path(duty, promise));
        } catch (Refused no) {
            return page(duty, promise, "", due, why, Faults.NONE, no.reason());
        }
    }

    private PromisePage page(
            Duty duty,
            PromiseId id,
            String words,
            @Nullable String due,
            String reason,
            Faults faults,
            @Nullable String refusal) {
        duty.must(Work.COMMUNITY);
        var it = promises.get(duty, id);
        return new PromisePage(
                path(duty, id),
                duty.path("/promises"),
                duty.path("/cases/" + it.caseId().value()),
                it,
                words,
                due == null ? Hours.of(it.due()) : due,
                reason,
                faults,
                refusal,
                clock.instant());
    }

    private static String path(Duty duty, PromiseId id) {
        return duty.path("/promises/" + id.value());
    }
}
