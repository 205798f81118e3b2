package shequtong.casework.joint;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import shequtong.casework.CaseId;
import shequtong.casework.Visibility;
import shequtong.casework.file.Hours;
import shequtong.casework.file.Standings;
import shequtong.casework.file.WorkingDays;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Dates;
import shequtong.web.Faults;
import shequtong.web.Moments;
import shequtong.web.Once;

/** 约请部门: who, for what, when and where, and who leads. */
@Controller
@RequestMapping("/d/{area}/cases/{id}/invitation")
class CallController {

    private static final Period LONGEST = Period.ofDays(180);

    private final Calling calling;
    private final Summons summons;
    private final Standings standings;
    private final IdentityView identities;
    private final Once once;
    private final Clock clock;

    CallController(
            Calling calling, Summons summons, Standings standings, IdentityView identities, Once once, Clock clock) {
        this.calling = calling;
        this.summons = summons;
        this.standings = standings;
        this.identities = identities;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping
    CallPage form(Duty duty, @PathVariable CaseId id) {
        return page(duty, id, Form.none(clock.instant()), Faults.NONE, null);
    }

    /** What was told to the committee alone goes to no table without the page that says who will read it (R34). */
    @PostMapping
    Answer call(Duty duty, @PathVariable CaseId id, @Valid Form form, BindingResult result) {
        Calling.mayCall(duty);
        var meets = Dates.hour(form.meetsAt());
        var answer = Dates.hour(form.answerDue());
        if (meets.isEmpty()) result.rejectValue("meetsAt", "meetsAt", "请选哪一天、几点开会");
        if (answer.isEmpty()) result.rejectValue("answerDue", "answerDue", "请选各单位在什么时候以前答复");
        meets.flatMap(it -> Dates.tooFar(it, LONGEST, clock.instant()))
                .ifPresent(no -> result.rejectValue("meetsAt", "meetsAt", no));
        if (result.hasErrors()) return page(duty, id, form, Faults.of(result), null);
        var called = new AtomicLong();
        var call = new Call(
                form.bodies().stream().distinct().toList(),
                form.purpose(),
                form.place(),
                meets.orElseThrow(),
                answer.orElseThrow(),
                form.lead() == null ? 0 : form.lead(),
                form.sure());
        try {
            var readers = calling.readers(duty, id, call);
            if (!readers.isEmpty())
                return new CallConfirmPage(
                        path(duty, id), standings.get(duty, id).title(), readers, form);
            once.run(form.once(), () -> called.set(calling.call(duty, id, call).value()));
            return new Answer.Redirect(duty.path(JointController.PATH + (called.get() == 0 ? "" : "/" + called.get())));
        } catch (Refused no) {
            return page(duty, id, form, Faults.NONE, no.reason());
        }
    }

    private CallPage page(Duty duty, CaseId id, Form form, Faults faults, @Nullable String conflict) {
        Calling.mayCall(duty);
        var it = standings.get(duty, id);
        var leaders = summons.leaders(duty.area().id());
        var names = identities.officials(
                leaders.stream().map(Summons.Leader::mandate).toList());
        return new CallPage(
                path(duty, id),
                duty.path(JointController.PATH),
                it.title(),
                it.area(),
                it.words(),
                it.visibility() == Visibility.COMMITTEE,
                calling.choices(it.community()),
                leaders.stream()
                        .map(one -> new CallPage.Leader(one.mandate(), names.apply(one.mandate())))
                        .toList(),
                form,
                faults,
                conflict);
    }

    private static String path(Duty duty, CaseId id) {
        return duty.path("/cases/" + id.value());
    }

    record Form(
            @NotEmpty(message = "请勾选约请哪些单位") List<Long> bodies,

            @NotBlank(message = "请写明请大家来解决什么") @Size(max = 300, message = "请写得短一些，300字以内") String purpose,

            @NotBlank(message = "请写明在哪里开会") @Size(max = 60, message = "请写得短一些，60字以内") String place,

            String meetsAt,
            String answerDue,

            @NotNull(message = "请选由谁牵头") @Nullable Long lead,

            @Nullable Boolean confirmed,
            UUID once) {

        private static final Duration TO_ANSWER = Duration.ofDays(2);
        private static final Duration TO_MEET = Duration.ofDays(5);

        Form {
            bodies = bodies == null ? List.of() : List.copyOf(bodies);
            if (purpose == null) purpose = "";
            if (place == null) place = "";
            if (meetsAt == null) meetsAt = "";
            if (answerDue == null) answerDue = "";
            if (once == null) once = UUID.randomUUID();
        }

        boolean sure() {
            return Boolean.TRUE.equals(confirmed);
        }

        /** Two days to answer, five until the table meets: a usual call, to be changed. */
        static Form none(Instant now) {
            return new Form(
                    List.of(), "", "", closing(now, TO_MEET), closing(now, TO_ANSWER), null, null, UUID.randomUUID());
        }

        private static String closing(Instant now, Duration later) {
            return Hours.of(
                    WorkingDays.closing(now.plus(later).atZone(Moments.SHANGHAI).toLocalDate()));
        }
    }
}
