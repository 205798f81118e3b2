package shequtong.casework.onbehalf;

import jakarta.validation.Valid;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.CaseId;
import shequtong.casework.file.Categories;
import shequtong.identity.Phone;
import shequtong.kernel.Refused;
import shequtong.organization.Areas;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.residency.IdentityView;
import shequtong.residency.Looking;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** 代录 at the desk of a community. */
@Controller
class RecordController {

    private final OnBehalf onBehalf;
    private final Recordings recordings;
    private final Categories categories;
    private final Areas areas;
    private final Clock clock;
    private final Once once;

    RecordController(
            OnBehalf onBehalf, Recordings recordings, Categories categories, Areas areas, Clock clock, Once once) {
        this.onBehalf = onBehalf;
        this.recordings = recordings;
        this.categories = categories;
        this.areas = areas;
        this.clock = clock;
        this.once = once;
    }

    @GetMapping("/d/{area}/recorded/new")
    RecordPage form(Duty duty) {
        duty.must(Work.COMMUNITY);
        var estates = areas.estates(duty.area().id());
        return page(
                duty, RecordForm.empty(estates.size() == 1 ? estates.getFirst().id() : null), Faults.NONE);
    }

    @PostMapping("/d/{area}/recorded")
    Answer record(Duty duty, @Valid RecordForm form, BindingResult checked) {
        duty.must(Work.COMMUNITY);
        var phone = Phone.of(form.phone());
        if (!form.phone().isBlank() && phone.isEmpty()) checked.rejectValue("phone", "phone", "手机号不对，请再看一看；没有留的可以不填");
        if (form.estate() != null && areas.estates(duty.area().id()).stream().noneMatch(it -> it.id() == form.estate()))
            checked.rejectValue("estate", "estate", "请选是哪个小区");
        if (!form.category().isEmpty() && categories.find(form.category()).isEmpty())
            checked.rejectValue("category", "category", "请重新选一个类别");
        if (checked.hasErrors()) return page(duty, form, Faults.of(checked));
        try {
            return new Answer.Redirect(once.answer(
                    form.once(),
                    () -> duty.path("/cases/"
                            + onBehalf.record(duty, form, phone.orElse(null)).value())));
        } catch (Refused no) {
            return page(duty, form, Faults.one("words", no.reason()));
        }
    }

    /** Asks why; whoever lives here by now is looked up as a resident is. */
    @GetMapping("/d/{area}/cases/{id}/caller")
    CallerPage caller(Duty duty, @PathVariable CaseId id) {
        return caller(duty, id, null, Faults.NONE);
    }

    /** The answer is written on this page and kept nowhere: a repeat of the same form has only the word that it was done. */
    @PostMapping("/d/{area}/cases/{id}/caller")
    Answer look(
            Duty duty,
            @PathVariable CaseId id,
            @RequestParam UUID once,
            @RequestParam(defaultValue = "") String reason) {
        var resident = resident(duty, id);
        if (resident != null) return new Answer.Redirect(resident);
        var why = RingBack.of(reason);
        if (why.isEmpty()) return caller(duty, id, null, Faults.one("reason", "请选为什么要联系"));
        var seen = new AtomicReference<Recordings.@Nullable Caller>();
        this.once.run(once, () -> seen.set(onBehalf.look(duty, id, why.get())));
        return caller(
                duty, id, seen.get(), seen.get() == null ? Faults.one("reason", "刚才已经看过一次了，还要看请再选一遍") : Faults.NONE);
    }

    private CallerPage caller(Duty duty, CaseId id, Recordings.@Nullable Caller seen, Faults faults) {
        var back = duty.path("/cases/" + id.value());
        var phone = seen == null ? null : seen.phone();
        return new CallerPage(
                back,
                back + "/caller",
                resident(duty, id),
                seen == null ? null : IdentityView.caller(seen.words()),
                phone == null ? null : phone.digits(),
                faults);
    }

    private @Nullable String resident(Duty duty, CaseId id) {
        duty.must(Work.COMMUNITY);
        var member = recordings.caller(duty, id, clock.instant()).member();
        return member == null ? null : Looking.path(duty, member).orElse(null);
    }

    private RecordPage page(Duty duty, RecordForm form, Faults faults) {
        return new RecordPage(
                duty.path("/recorded"),
                duty.path("/cases"),
                areas.estates(duty.area().id()).stream()
                        .map(it -> new RecordPage.Estate(it.id(), it.label()))
                        .toList(),
                categories.offered(),
                form,
                faults);
    }
}
