package shequtong.casework.joint;

import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Cursor;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** The tables of a desk: of a 街镇 or the district those in its area, of a body those that it is invited to. */
@Controller
@RequestMapping("/d/{area}/invitations")
class JointController {

    static final String PATH = "/invitations";

    private final Table table;
    private final Calling calling;
    private final Tables tables;
    private final JointPages pages;
    private final Once once;
    private final Clock clock;

    JointController(Table table, Calling calling, Tables tables, JointPages pages, Once once, Clock clock) {
        this.table = table;
        this.calling = calling;
        this.tables = tables;
        this.pages = pages;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping
    InvitationsPage list(
            Duty duty, @RequestParam(defaultValue = "false") boolean done, @RequestParam Optional<Cursor> after) {
        if (!Calling.calls(duty)) duty.must(Work.HANDLING);
        return new InvitationsPage(
                duty.path(PATH), duty.does(Work.HANDLING), done, tables.page(duty, done, after), clock.instant());
    }

    @GetMapping("/{id}")
    JointPage one(Duty duty, @PathVariable InvitationId id) {
        return page(duty, id, JointForm.none(), Faults.NONE, null);
    }

    @PostMapping("/{id}/answer")
    Answer answer(Duty duty, @PathVariable InvitationId id, @Valid JointForm it, BindingResult form) {
        duty.must(Work.HANDLING);
        it.mustAnswer(form);
        return attempt(
                duty, id, it, form, () -> table.answer(duty, id, it.coming().equals("true"), it.reason()));
    }

    @PostMapping("/{id}/meeting")
    Answer held(Duty duty, @PathVariable InvitationId id, @Valid JointForm it, BindingResult form) {
        Calling.mayCall(duty);
        it.mustMinute(form);
        return attempt(duty, id, it, form, () -> table.held(duty, id, it.present(), it.minutes()));
    }

    @PostMapping("/{id}/minutes")
    Answer minutes(Duty duty, @PathVariable InvitationId id, @Valid JointForm it, BindingResult form) {
        Calling.mayCall(duty);
        it.mustMinute(form);
        return attempt(duty, id, it, form, () -> table.minutes(duty, id, it.minutes()));
    }

    @PostMapping("/{id}/commitments")
    Answer commit(Duty duty, @PathVariable InvitationId id, @Valid JointForm it, BindingResult form) {
        Calling.mayCall(duty);
        it.mustCommit(form, clock.instant());
        return attempt(
                duty,
                id,
                it,
                form,
                () -> table.commit(
                        duty,
                        id,
                        Objects.requireNonNull(it.body()),
                        it.what(),
                        it.closing().orElseThrow()));
    }

    @PostMapping("/{id}/justification")
    Answer judge(Duty duty, @PathVariable InvitationId id, @Valid JointForm it, BindingResult form) {
        duty.must(Work.HANDLING);
        it.mustJudge(form);
        return attempt(
                duty, id, it, form, () -> table.judge(duty, id, it.justified().equals("true"), it.opinion()));
    }

    @DeleteMapping("/{id}")
    Answer callOff(Duty duty, @PathVariable InvitationId id, @Valid JointForm it, BindingResult form) {
        Calling.mayCall(duty);
        it.mustEnd(form);
        return attempt(duty, id, it, form, () -> calling.callOff(duty, id, it.ended()));
    }

    private Answer attempt(Duty duty, InvitationId id, JointForm it, BindingResult form, Runnable deed) {
        if (form.hasErrors()) return page(duty, id, it, Faults.of(form), null);
        try {
            once.run(it.once(), deed);
            return new Answer.Redirect(duty.path(PATH + "/" + id.value()));
        } catch (Refused no) {
            return page(duty, id, it, Faults.NONE, no.reason());
        }
    }

    private JointPage page(Duty duty, InvitationId id, JointForm form, Faults faults, @Nullable String conflict) {
        if (!Calling.calls(duty) && !duty.does(Work.HANDLING) && !duty.does(Work.COMMUNITY))
            throw new Forbidden("约请由街镇、区里和被约请的单位查看");
        return pages.page(duty, id, form, faults, conflict);
    }
}
