package shequtong.casework.ways;

import jakarta.validation.Valid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import shequtong.casework.file.DispatchId;
import shequtong.casework.file.Dispatches;
import shequtong.casework.file.Standings;
import shequtong.casework.ways.Objections.Said;
import shequtong.casework.ways.WayPage.Ask;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** What a body that was sent a case may ask: that somebody else has it, or more time. */
@Controller
@RequestMapping("/d/{area}/tasks/{id}/ways/{way}")
class TaskWaysController {

    private final Objecting objecting;
    private final Extending extending;
    private final Dispatches dispatches;
    private final Standings standings;
    private final Once once;

    TaskWaysController(
            Objecting objecting, Extending extending, Dispatches dispatches, Standings standings, Once once) {
        this.objecting = objecting;
        this.extending = extending;
        this.dispatches = dispatches;
        this.standings = standings;
        this.once = once;
    }

    @GetMapping
    WayPage ask(Duty duty, @PathVariable DispatchId id, @PathVariable String way) {
        return page(duty, id, way(duty, way), WayForm.none(), Faults.NONE, null);
    }

    @PostMapping
    Answer asked(
            Duty duty,
            @PathVariable DispatchId id,
            @PathVariable String way,
            @Valid WayForm asked,
            BindingResult form) {
        var ask = way(duty, way);
        asked.mustSay(form, ask == Ask.EXTENSION ? "请写明为什么来不及，居民要看" : "请写明为什么不该由这里办，居民要看");
        if (ask == Ask.EXTENSION) asked.mustDate(form, "请选延到哪一天");
        else asked.mustSuggest(form);
        if (form.hasErrors()) return page(duty, id, ask, asked, Faults.of(form), null);
        try {
            once.run(asked.once(), () -> deed(duty, id, ask, asked));
            return new Answer.Redirect(duty.path(ask == Ask.RETURN ? "/tasks" : "/tasks/" + id.value()));
        } catch (Refused no) {
            return page(duty, id, ask, asked, Faults.NONE, no.reason());
        }
    }

    private void deed(Duty duty, DispatchId id, Ask ask, WayForm it) {
        var said = new Said(it.reason(), it.suggested());
        switch (ask) {
            case OBJECTION -> objecting.raise(duty, id, said);
            case RETURN -> objecting.giveBack(duty, id, said);
            default -> extending.ask(duty, id, it.reason(), CaseWaysController.closing(it));
        }
    }

    private static Ask way(Duty duty, String way) {
        duty.must(Work.HANDLING, Work.COORDINATING);
        var ask = Ask.of(way, Ask.OBJECTION, Ask.RETURN, Ask.EXTENSION);
        if (ask == Ask.OBJECTION && !duty.does(Work.HANDLING)) throw new Forbidden("街镇不用提异议，可以直接退回居村");
        if (ask == Ask.RETURN && !duty.does(Work.COORDINATING)) throw new Forbidden("承办单位请提异议，由派出的单位决定");
        return ask;
    }

    private WayPage page(Duty duty, DispatchId id, Ask ask, WayForm form, Faults faults, @Nullable String conflict) {
        var it = standings.get(duty, dispatches.caseOf(duty, id).orElseThrow(() -> new Missing(id)));
        var back = duty.path("/tasks/" + id.value());
        var fact = switch (ask) {
            case OBJECTION -> "每张派单只能提一次异议，由派出的单位在1个工作日内决定。采纳以前仍由您单位负责，期限照走。";
            case RETURN -> "退回以后由居（村）委会重新安排，退回的次数会记下来。不在居（村）委会协助事项清单里的事，不能退回。";
            default -> "延期要在到期以前申请，只能一次，由派出的单位决定。同意以后居民会收到通知。";
        };
        return new WayPage(
                ask,
                back,
                back + "/ways/" + ask.name().toLowerCase(Locale.ROOT),
                it.title(),
                fact,
                form,
                faults,
                conflict);
    }
}
