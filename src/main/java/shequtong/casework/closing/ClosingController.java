package shequtong.casework.closing;

import jakarta.validation.Valid;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import shequtong.casework.CaseId;
import shequtong.casework.closing.ClosingPage.Ask;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Standings;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Moments;
import shequtong.web.Once;

/** How a case ends without its reporter's word: asked for, decided, verified. */
@Controller
@RequestMapping("/d/{area}/cases/{id}")
class ClosingController {

    private final Forcing forcing;
    private final Verifying verifying;
    private final Closures closures;
    private final Verifications verifications;
    private final Standings standings;
    private final IdentityView identities;
    private final Once once;
    private final Clock clock;

    ClosingController(
            Forcing forcing,
            Verifying verifying,
            Closures closures,
            Verifications verifications,
            Standings standings,
            IdentityView identities,
            Once once,
            Clock clock) {
        this.forcing = forcing;
        this.verifying = verifying;
        this.closures = closures;
        this.verifications = verifications;
        this.standings = standings;
        this.identities = identities;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping("/closing")
    ClosingPage ask(Duty duty, @PathVariable CaseId id) {
        duty.must(Work.COMMUNITY);
        return page(duty, id, Ask.ASK, "/closing", ClosingForm.none(), Faults.NONE, null);
    }

    @PostMapping("/closing")
    Answer ask(Duty duty, @PathVariable CaseId id, @Valid ClosingForm it, BindingResult form) {
        duty.must(Work.COMMUNITY);
        return attempt(
                duty,
                id,
                Ask.ASK,
                "/closing",
                it,
                form,
                () -> forcing.ask(duty, id, it.listed().orElseThrow(), it.words()));
    }

    @GetMapping("/closing/{closure}")
    ClosingPage decision(Duty duty, @PathVariable CaseId id, @PathVariable long closure) {
        duty.must(Work.COORDINATING);
        return page(duty, id, Ask.DECISION, "/closing/" + closure, ClosingForm.none(), Faults.NONE, null);
    }

    @PostMapping("/closing/{closure}")
    Answer decide(
            Duty duty, @PathVariable CaseId id, @PathVariable long closure, @Valid ClosingForm it, BindingResult form) {
        duty.must(Work.COORDINATING);
        return attempt(
                duty,
                id,
                Ask.DECISION,
                "/closing/" + closure,
                it,
                form,
                () -> forcing.decide(duty, id, closure, it.yes(), it.words()));
    }

    @GetMapping("/verification")
    ClosingPage verification(Duty duty, @PathVariable CaseId id) {
        duty.must(Work.COORDINATING);
        return page(duty, id, Ask.VERIFICATION, "/verification", ClosingForm.none(), Faults.NONE, null);
    }

    @PostMapping("/verification")
    Answer verify(Duty duty, @PathVariable CaseId id, @Valid ClosingForm it, BindingResult form) {
        duty.must(Work.COORDINATING);
        return attempt(
                duty,
                id,
                Ask.VERIFICATION,
                "/verification",
                it,
                form,
                () -> verifying.found(duty, id, it.yes(), it.looked().orElseThrow(), it.words()));
    }

    private Answer attempt(
            Duty duty, CaseId id, Ask ask, String rest, ClosingForm it, BindingResult form, Runnable deed) {
        it.check(ask, form);
        if (form.hasErrors()) return page(duty, id, ask, rest, it, Faults.of(form), null);
        try {
            once.run(it.once(), deed);
            return new Answer.Redirect(duty.path("/cases/" + id.value()));
        } catch (Refused no) {
            return page(duty, id, ask, rest, it, Faults.NONE, no.reason());
        }
    }

    private ClosingPage page(
            Duty duty, CaseId id, Ask ask, String rest, ClosingForm form, Faults faults, @Nullable String conflict) {
        var it = standings.get(duty, id);
        var back = duty.path("/cases/" + id.value());
        return new ClosingPage(
                ask, back + rest, back, it.title(), it.area(), fact(it, ask, rest), form, faults, conflict);
    }

    private String fact(Standing it, Ask ask, String rest) {
        return switch (ask) {
            case ASK -> "办完了、又不能请居民评价的，才这样办结。由街镇决定；同意以后公开写明“经街镇批准办结”，不计为解决。";
            case DECISION -> {
                var asked = closures.last(it.community(), it.id())
                        .filter(one -> rest.endsWith("/" + one.id()))
                        .orElseThrow(() -> new Missing(rest));
                var who =
                        identities.officials(java.util.List.of(asked.askedBy())).apply(asked.askedBy());
                yield "%s（%s）%s申请：%s。%s"
                        .formatted(
                                who.text(),
                                who.place(),
                                Moments.dated(asked.askedAt(), clock.instant()),
                                asked.ground().label(),
                                asked.words());
            }
            case VERIFICATION -> {
                var drawn = verifications
                        .of(it.community(), it.id(), it.reworks() + 1)
                        .orElseThrow(
                                () -> new Missing("verification of " + it.id().value()));
                yield "居村说已经解决，反映人到期没有评价。请在%s核查；查实的才算解决。".formatted(Moments.by(drawn.due(), clock.instant()));
            }
        };
    }
}
