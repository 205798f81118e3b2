package shequtong.casework.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import shequtong.audit.Audit;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** The 9+X catalogue: the nine are the district's, what is added a district's or a 街镇's own; whoever sends or receives reads it. */
@Controller
@RequestMapping("/d/{area}/catalogue")
class CatalogueController {

    static final String PATH = "/catalogue";

    private final Catalogue catalogue;
    private final Audit audit;
    private final Once once;

    CatalogueController(Catalogue catalogue, Audit audit, Once once) {
        this.catalogue = catalogue;
        this.audit = audit;
        this.once = once;
    }

    @GetMapping
    CataloguePage list(Duty duty) {
        return page(duty, "", Entry.NONE, Faults.NONE, null);
    }

    @PostMapping
    Answer add(Duty duty, @Valid Entry entry, BindingResult form) {
        if (!adds(duty)) throw new Forbidden("9+X目录由区社建办和街镇维护");
        if (form.hasErrors()) return page(duty, "", entry, Faults.of(form), null);
        return attempt(
                duty,
                "",
                entry,
                () -> catalogue.add(duty, catalogue.seat(duty.area().id()), entry.title(), entry.units()));
    }

    @PostMapping("/{number}")
    Answer change(Duty duty, @PathVariable("number") String code, @Valid Entry entry, BindingResult form) {
        if (!adds(duty)) throw new Forbidden("9+X目录由区社建办和街镇维护");
        var seat = catalogue.seat(duty.area().id());
        var it = catalogue.find(seat, code).orElseThrow(() -> new Missing(code));
        if (!changes(duty, it)) throw new Forbidden(it.core() ? "九类由区社建办统一维护" : "这一类由区里维护");
        if (form.hasErrors()) return page(duty, code, entry, Faults.of(form), null);
        var changed = new GridClass(
                it.code(),
                it.area(),
                entry.title(),
                entry.units(),
                it.matters(),
                it.core() || !Boolean.TRUE.equals(entry.stopped()));
        return attempt(duty, code, entry, () -> catalogue.change(duty, seat, changed));
    }

    private Answer attempt(Duty duty, String code, Entry entry, Runnable deed) {
        try {
            once.run(entry.once(), () -> {
                deed.run();
                audit.record(duty.actor(), "casework.catalogue", new Subject("casework.catalogue", 0), code);
            });
            return new Answer.Redirect(duty.path(PATH));
        } catch (Refused no) {
            return page(duty, code, entry, Faults.NONE, no.reason());
        }
    }

    private CataloguePage page(Duty duty, String code, Entry entry, Faults faults, @Nullable String conflict) {
        duty.must(Work.COMMUNITY, Work.COORDINATING, Work.DISTRICT);
        var all = catalogue.all(catalogue.seat(duty.area().id()));
        return new CataloguePage(
                duty.path(PATH),
                adds(duty),
                all,
                all.stream()
                        .filter(it -> changes(duty, it))
                        .map(GridClass::code)
                        .toList(),
                code,
                entry,
                faults,
                conflict);
    }

    private static boolean adds(Duty duty) {
        return duty.does(Work.COORDINATING) || duty.mandate().position() == Position.DISTRICT_STAFF;
    }

    /** The core and what it added itself is the district's; a 街镇 changes what is its own. */
    private static boolean changes(Duty duty, GridClass it) {
        return adds(duty)
                && (it.core()
                        ? duty.does(Work.DISTRICT)
                        : it.area() == duty.area().id());
    }

    /** @param stopped whether it is offered no longer */
    record Entry(
            @NotBlank(message = "请写类别的名称") @Size(max = 20, message = "请写得短一些，20字以内") String title,

            @NotEmpty(message = "请至少勾选一个承办单位") @Size(max = 6, message = "最多6个单位，多了请拆成两类") List<Unit> units,

            @Nullable Boolean stopped,
            UUID once) {

        static final Entry NONE = new Entry("", List.of(), false, UUID.randomUUID());

        Entry {
            title = title == null ? "" : title.strip();
            units = units == null ? List.of() : List.copyOf(units);
            if (once == null) once = UUID.randomUUID();
        }
    }
}
