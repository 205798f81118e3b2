package shequtong.casework.signals;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

@Controller
@RequestMapping("/d/{area}/signals")
class SignalController {

    static final String PATH = "/signals";

    private final Signals signals;
    private final Signalling signalling;
    private final Once once;

    SignalController(Signals signals, Signalling signalling, Once once) {
        this.signals = signals;
        this.signalling = signalling;
        this.once = once;
    }

    @GetMapping
    SignalsPage list(
            Duty duty, @RequestParam(defaultValue = "false") boolean done, @RequestParam Optional<Cursor> after) {
        return page(duty, done, after, 0, Decision.NONE, Faults.NONE, null);
    }

    @PostMapping("/{id}/decision")
    Answer decide(Duty duty, @PathVariable SignalId id, @Valid Decision decision, BindingResult form) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        if (form.hasErrors()) return page(duty, false, Optional.empty(), id.value(), decision, Faults.of(form), null);
        try {
            once.run(
                    decision.once(),
                    () -> signalling.decide(
                            duty,
                            id,
                            java.util.Objects.requireNonNull(decision.next()),
                            decision.words().strip()));
            return new Answer.Redirect(duty.path(PATH));
        } catch (Refused no) {
            return page(duty, false, Optional.empty(), id.value(), decision, Faults.NONE, no.reason());
        }
    }

    private SignalsPage page(
            Duty duty,
            boolean done,
            Optional<Cursor> after,
            long typedFor,
            Decision typed,
            Faults faults,
            @Nullable String conflict) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        return new SignalsPage(
                duty.path(PATH),
                duty.does(Work.COMMUNITY) ? duty.path("/cases/") : null,
                done,
                signals.list(duty, done, after.orElse(Cursor.START)),
                typedFor,
                typed,
                faults,
                conflict);
    }

    /** @param words what is done, or why nothing is */
    record Decision(
            @NotNull(message = "请选怎么处理") Signal.@Nullable State next,

            @NotBlank(message = "请写明怎么治理，或者为什么不处理") @Size(max = 300, message = "请写得短一些，300字以内") String words,

            UUID once) {

        static final Decision NONE = new Decision(null, "", UUID.randomUUID());

        Decision {
            if (words == null) words = "";
            if (once == null) once = UUID.randomUUID();
        }
    }
}
