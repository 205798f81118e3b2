package shequtong.casework.ways;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.CaseId;
import shequtong.casework.file.DispatchId;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Standings;
import shequtong.casework.file.WorkingDays;
import shequtong.casework.ways.WayPage.Ask;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Moments;
import shequtong.web.Once;

/** What a desk asks and decides about a case on its way. */
@Controller
@RequestMapping("/d/{area}/cases/{id}")
class CaseWaysController {

    private final Objecting objecting;
    private final Extending extending;
    private final Suspending suspending;
    private final Joining joining;
    private final Standings standings;
    private final Once once;
    private final Clock clock;

    CaseWaysController(
            Objecting objecting,
            Extending extending,
            Suspending suspending,
            Joining joining,
            Standings standings,
            Once once,
            Clock clock) {
        this.objecting = objecting;
        this.extending = extending;
        this.suspending = suspending;
        this.joining = joining;
        this.standings = standings;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping("/ways/{way}")
    WayPage ask(Duty duty, @PathVariable CaseId id, @PathVariable String way) {
        return asked(duty, id, way(duty, way), WayForm.none(), Faults.NONE, null);
    }

    @PostMapping("/ways/{way}")
    Answer asked(
            Duty duty, @PathVariable CaseId id, @PathVariable String way, @Valid WayForm asked, BindingResult form) {
        var ask = way(duty, way);
        check(ask, asked, form);
        if (form.hasErrors()) return asked(duty, id, ask, asked, Faults.of(form), null);
        try {
            once.run(asked.once(), () -> deed(duty, id, ask, asked));
            return new Answer.Redirect(path(duty, id));
        } catch (Refused no) {
            return asked(duty, id, ask, asked, Faults.NONE, no.reason());
        }
    }

    private static Ask way(Duty duty, String way) {
        duty.must(Work.COMMUNITY);
        var ask = Ask.of(way, Ask.EXTENSION, Ask.SUSPENSION, Ask.REVIEW, Ask.RESUMPTION, Ask.RESOURCE);
        var common = ask == Ask.EXTENSION || ask == Ask.RESOURCE;
        if (!common && !Extending.secretary(duty)) throw new Forbidden("暂停和恢复办理由党组织书记决定");
        return ask;
    }

    private static void check(Ask ask, WayForm it, BindingResult form) {
        switch (ask) {
            case RESOURCE -> {
                if (it.sorted().isEmpty()) form.rejectValue("sort", "sort", "请选是哪一类");
                if (it.team().isBlank()) form.rejectValue("team", "team", "请写队伍或单位的名称");
                if (it.does().isBlank()) form.rejectValue("does", "does", "请写明做什么");
            }
            case SUSPENSION -> {
                if (it.listed().isEmpty()) form.rejectValue("ground", "ground", "请选为什么要暂停，只有这几种原因可以暂停");
                it.mustSay(form, "请写明具体情况，居民要看");
                it.mustDate(form, "请选哪一天恢复");
            }
            case EXTENSION -> {
                it.mustSay(form, "请写明为什么来不及，居民要看");
                it.mustDate(form, "请选延到哪一天");
            }
            default -> it.mustSay(form, "请写明原因，居民要看");
        }
    }

    private void deed(Duty duty, CaseId id, Ask ask, WayForm it) {
        switch (ask) {
            case EXTENSION -> extending.ask(duty, id, it.reason(), closing(it));
            case SUSPENSION ->
                suspending.suspend(
                        duty,
                        id,
                        it.listed().orElseThrow(),
                        it.reason(),
                        it.date().orElseThrow().atStartOfDay(Moments.SHANGHAI).toInstant());
            case REVIEW -> suspending.review(duty, id, it.reason());
            case RESUMPTION -> suspending.resume(duty, id, it.reason());
            default -> joining.add(duty, id, it.sorted().orElseThrow(), it.team(), it.does());
        }
    }

    static Instant closing(WayForm it) {
        return WorkingDays.closing(it.date().orElseThrow());
    }

    private WayPage asked(Duty duty, CaseId id, Ask ask, WayForm form, Faults faults, @Nullable String conflict) {
        var it = standings.get(duty, id);
        var action = path(duty, id) + "/ways/" + ask.name().toLowerCase(java.util.Locale.ROOT);
        return new WayPage(ask, path(duty, id), action, it.title(), fact(ask, it), form, faults, conflict);
    }

    private String fact(Ask ask, Standing it) {
        var due = Moments.by(it.handling().until(), clock.instant());
        return switch (ask) {
            case EXTENSION -> "现在的办理期限是" + due + "。延期要在到期以前申请，只能一次；由党组织书记决定，居民会收到通知。";
            case SUSPENSION -> "现在的办理期限是" + due + "。暂停的日子期限不走，恢复以后接着算；居民会看到原因和恢复的日子，每30天要复核一次。";
            case REVIEW -> "复核以后，居民会看到为什么还不能办。";
            case RESUMPTION -> "恢复以后，期限从今天接着算。";
            default -> "志愿者、社会组织、共建单位一起来办，居民会看到。";
        };
    }

    @GetMapping("/objections/{dispatch}")
    WayPage objection(Duty duty, @PathVariable CaseId id, @PathVariable DispatchId dispatch) {
        return decision(duty, id, Ask.OBJECTION_DECISION, dispatch.value(), WayForm.none(), Faults.NONE, null);
    }

    @PostMapping("/objections/{dispatch}")
    Answer objection(
            Duty duty,
            @PathVariable CaseId id,
            @PathVariable DispatchId dispatch,
            @Valid WayForm said,
            BindingResult form) {
        return decide(
                duty,
                id,
                Ask.OBJECTION_DECISION,
                dispatch.value(),
                said,
                form,
                () -> objecting.decide(duty, id, dispatch, said.yes(), said.reason()));
    }

    @GetMapping("/extensions/{number}")
    WayPage extension(Duty duty, @PathVariable CaseId id, @PathVariable long number) {
        return decision(duty, id, Ask.EXTENSION_DECISION, number, WayForm.none(), Faults.NONE, null);
    }

    @PostMapping("/extensions/{number}")
    Answer extension(
            Duty duty, @PathVariable CaseId id, @PathVariable long number, @Valid WayForm said, BindingResult form) {
        return decide(
                duty,
                id,
                Ask.EXTENSION_DECISION,
                number,
                said,
                form,
                () -> extending.decide(duty, id, number, said.yes(), said.reason()));
    }

    private Answer decide(Duty duty, CaseId id, Ask ask, long number, WayForm said, BindingResult form, Runnable deed) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        said.mustDecide(form, "不同意的，请写明原因");
        if (form.hasErrors()) return decision(duty, id, ask, number, said, Faults.of(form), null);
        try {
            once.run(said.once(), deed);
            return new Answer.Redirect(path(duty, id));
        } catch (Refused no) {
            return decision(duty, id, ask, number, said, Faults.NONE, no.reason());
        }
    }

    private WayPage decision(
            Duty duty, CaseId id, Ask ask, long number, WayForm form, Faults faults, @Nullable String conflict) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var it = standings.get(duty, id);
        var objection = ask == Ask.OBJECTION_DECISION;
        var fact = objection ? objecting.told(duty, id, new DispatchId(number)) : extending.told(duty, id, number);
        var action = path(duty, id) + (objection ? "/objections/" : "/extensions/") + number;
        return new WayPage(ask, path(duty, id), action, it.title(), fact, form, faults, conflict);
    }

    @DeleteMapping("/resources/{resource}")
    Answer leave(Duty duty, @PathVariable CaseId id, @PathVariable long resource, @RequestParam UUID once) {
        this.once.run(once, () -> joining.remove(duty, id, resource));
        return new Answer.Redirect(path(duty, id));
    }

    private static String path(Duty duty, CaseId id) {
        return duty.path("/cases/" + id.value());
    }
}
