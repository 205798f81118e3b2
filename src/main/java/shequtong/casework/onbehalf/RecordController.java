package shequtong.casework.onbehalf;

import jakarta.validation.Valid;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import shequtong.audit.Watch;
import shequtong.casework.CaseId;
import shequtong.casework.file.Categories;
import shequtong.identity.Phone;
import shequtong.kernel.Refused;
import shequtong.organization.Areas;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.residency.IdentityView;
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
    private final Watch watch;
    private final Once once;

    RecordController(
            OnBehalf onBehalf, Recordings recordings, Categories categories, Areas areas, Watch watch, Once once) {
        this.onBehalf = onBehalf;
        this.recordings = recordings;
        this.categories = categories;
        this.areas = areas;
        this.watch = watch;
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

    /** Who rang, for whoever has to ring back. Every look is entered before it is shown. */
    @GetMapping("/d/{area}/cases/{id}/caller")
    CallerPage caller(Duty duty, @PathVariable CaseId id) {
        duty.must(Work.COMMUNITY);
        var caller = recordings.caller(duty, id);
        watch.seen(duty.actor(), "casework.caller.look", id.subject());
        var phone = caller.phone();
        return new CallerPage(
                duty.path("/cases/" + id.value()),
                IdentityView.caller(caller.words()),
                phone == null ? null : phone.digits());
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
