package shequtong.organization.desk.charges;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Slice;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.desk.May;
import shequtong.organization.desk.Tab;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Once;

/** What is unmanned, and which departments are there. */
@Controller
@RequestMapping("/d/{area}" + Tab.PATH)
class ManningController {

    private static final int WORDS = 200;

    private final Holes holes;
    private final Departments departments;
    private final IdentityView names;
    private final Once once;

    ManningController(Holes holes, Departments departments, IdentityView names, Once once) {
        this.holes = holes;
        this.departments = departments;
        this.names = names;
        this.once = once;
    }

    @GetMapping("/holes")
    HolesPage holes(
            Duty duty,
            @RequestParam(defaultValue = "") String only,
            @RequestParam(defaultValue = "true") boolean worst,
            @RequestParam Optional<Holes.After> after) {
        look(duty);
        var found = holes.below(duty, only, worst, after.orElse(Holes.After.START));
        var shown = found.subList(0, Math.min(found.size(), Slice.SIZE));
        var last = found.size() > Slice.SIZE ? shown.getLast() : null;
        return new HolesPage(
                duty.path(Tab.PATH + "/holes"),
                duty.path(Tab.PATH),
                Tab.of(duty, Tab.Of.HOLES),
                only,
                worst,
                shown,
                last == null ? null : new Holes.After(last.holes(), last.code()));
    }

    @GetMapping("/departments")
    DepartmentsPage departments(Duty duty, @RequestParam(defaultValue = "0") long body) {
        look(duty);
        return page(duty, body, "", "");
    }

    @PostMapping("/departments/{body}")
    Answer move(
            Duty duty,
            @PathVariable long body,
            @RequestParam(required = false) Departments.@Nullable State state,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam UUID once) {
        look(duty);
        May.must(May.connect(duty));
        if (state == null) return page(duty, body, reason, "请选改成什么");
        if (reason.isBlank() || reason.strip().length() > WORDS) return page(duty, body, reason, "请写明为什么，200字以内");
        this.once.run(once, () -> departments.move(duty, body, state, reason.strip()));
        return new Answer.Redirect(duty.path(Tab.PATH + "/departments?body=" + body));
    }

    private static void look(Duty duty) {
        May.look(duty);
        May.must(duty.area().kind() != Area.Kind.COMMUNITY);
    }

    private DepartmentsPage page(Duty duty, long body, String typed, String fault) {
        var all = departments.of(duty);
        var history = body == 0 ? List.<Departments.Past>of() : departments.history(duty, body);
        var people = names.officials(Stream.concat(
                        all.stream().map(Departments.Department::by),
                        history.stream().map(Departments.Past::by))
                .toList());
        return new DepartmentsPage(
                duty.path(Tab.PATH + "/departments"),
                Tab.of(duty, Tab.Of.DEPARTMENTS),
                May.connect(duty),
                all,
                body,
                history,
                people,
                typed,
                fault);
    }
}
