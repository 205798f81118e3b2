package shequtong.casework.common;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.CaseId;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** One common problem: what is known of it, what comes next, and that it is solved. */
@Controller
@RequestMapping("/d/{area}/common/{id}")
class FollowingController {

    private final Problems problems;
    private final Grouped grouped;
    private final Grouping grouping;
    private final IdentityView identities;
    private final Once once;
    private final Clock clock;

    FollowingController(
            Problems problems, Grouped grouped, Grouping grouping, IdentityView identities, Once once, Clock clock) {
        this.problems = problems;
        this.grouped = grouped;
        this.grouping = grouping;
        this.identities = identities;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping
    CommonPage one(
            Duty duty,
            @PathVariable CommonId id,
            @RequestParam Optional<Cursor> after,
            @RequestParam Optional<Cursor> before) {
        return page(duty, id, after.orElse(Cursor.START), before.orElse(Cursor.START), null, Faults.NONE, null);
    }

    @PostMapping("/words")
    Answer describe(Duty duty, @PathVariable CommonId id, CommonForm form) {
        return act(
                duty,
                id,
                form,
                form.named(),
                () -> grouping.describe(duty, id, form.version(), form.title(), form.cause()));
    }

    @PostMapping("/plan")
    Answer plan(Duty duty, @PathVariable CommonId id, CommonForm form) {
        return act(
                duty,
                id,
                form,
                form.planned(clock.instant()),
                () -> grouping.plan(duty, id, form.version(), form.plan()));
    }

    @PostMapping("/solved")
    Answer solve(Duty duty, @PathVariable CommonId id, CommonForm form) {
        return act(duty, id, form, form.solved(), () -> grouping.solve(duty, id, form.version(), form.words()));
    }

    @DeleteMapping("/solved")
    Answer reopen(Duty duty, @PathVariable CommonId id, CommonForm form) {
        return act(duty, id, form, Faults.NONE, () -> grouping.reopen(duty, id, form.version()));
    }

    /** @param back whether it was pressed on the page of the case */
    @DeleteMapping("/cases/{file}")
    Answer takeOut(
            Duty duty,
            @PathVariable CommonId id,
            @PathVariable CaseId file,
            @RequestParam(defaultValue = "false") boolean back,
            @RequestParam UUID once) {
        this.once.run(once, () -> grouping.takeOut(duty, id, file));
        return new Answer.Redirect(duty.path(back ? "/cases/" + file.value() : path(id)));
    }

    private Answer act(Duty duty, CommonId id, CommonForm form, Faults faults, Runnable act) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        if (!faults.all().isEmpty()) return page(duty, id, Cursor.START, Cursor.START, form, faults, null);
        try {
            once.run(form.once(), act);
            return new Answer.Redirect(duty.path(path(id)));
        } catch (Refused no) {
            return page(duty, id, Cursor.START, Cursor.START, form, Faults.NONE, no.reason());
        }
    }

    private CommonPage page(
            Duty duty,
            CommonId id,
            Cursor after,
            Cursor before,
            @Nullable CommonForm typed,
            Faults faults,
            @Nullable String conflict) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var it = problems.get(duty, id);
        var steps = problems.steps(duty, it.head(), before);
        var by = identities.officials(
                steps.rows().stream().map(Step.Row::mandate).distinct().toList());
        var now = CommonForm.of(it.head());
        return new CommonPage(
                duty.path(path(id)),
                duty.path(CommonController.PATH),
                duty.path("/cases"),
                !duty.does(Work.COMMUNITY),
                Taking.may(duty),
                it.head().area() == duty.area().id(),
                it,
                grouped.cases(duty, it.head(), after),
                steps.map(row -> new Step.Line(row, by.apply(row.mandate()))),
                typed == null ? now : typed.over(now),
                faults,
                conflict,
                clock.instant());
    }

    private static String path(CommonId id) {
        return CommonController.PATH + "/" + id.value();
    }
}
