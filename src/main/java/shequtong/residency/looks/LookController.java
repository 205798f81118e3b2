package shequtong.residency.looks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.identity.PersonId;
import shequtong.identity.Phone;
import shequtong.identity.SignIn;
import shequtong.identity.StepUp;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.residency.Applicants;
import shequtong.residency.Author;
import shequtong.residency.IdentityView;
import shequtong.residency.Shown;
import shequtong.residency.facts.IdNumber;
import shequtong.residency.looks.Files.File;
import shequtong.residency.looks.LookPage.Line;
import shequtong.web.Faults;
import shequtong.web.Once;

@Controller
@RequestMapping("/d/{area}/residents/{id}/look")
class LookController {

    static final String MINE = "/me/looks";

    private final LookDesk desk;
    private final Files files;
    private final SignIn signIn;
    private final StepUp stepUp;
    private final Applicants applicants;
    private final IdentityView names;
    private final Once once;

    LookController(
            LookDesk desk,
            Files files,
            SignIn signIn,
            StepUp stepUp,
            Applicants applicants,
            IdentityView names,
            Once once) {
        this.desk = desk;
        this.files = files;
        this.signIn = signIn;
        this.stepUp = stepUp;
        this.applicants = applicants;
        this.names = names;
        this.once = once;
    }

    @GetMapping
    LookPage form(Duty duty, @PathVariable long id) {
        return page(duty, new PersonId(id), LookForm.EMPTY, null, Faults.NONE, null);
    }

    /** The answer is written on this page and kept nowhere: a repeat of the same form has only the word that it was done. */
    @PostMapping
    LookPage look(
            Duty duty, @PathVariable long id, @RequestParam UUID once, LookForm form, HttpServletRequest request) {
        var person = new PersonId(id);
        desk.file(duty, person);
        var faults = form.faults();
        if (!faults.all().isEmpty()) return page(duty, person, form, null, faults, null);
        if (!stepUp.proves(duty.person(), form.code(), request))
            return page(duty, person, form, null, LookForm.wrongCode(), null);
        var field = form.chosen().orElseThrow();
        var seen = new AtomicReference<@Nullable String>();
        try {
            this.once.run(
                    once,
                    () -> seen.set(desk.look(duty, person, field, form.why().orElseThrow(), form.words())));
        } catch (Refused e) {
            return page(duty, person, form, null, Faults.NONE, e.reason());
        }
        var text = seen.get();
        return text == null
                ? page(duty, person, LookForm.EMPTY, null, Faults.NONE, "刚才已经看过一次了，还要看请再填一遍")
                : page(duty, person, LookForm.EMPTY, new Line(field, text, true), Faults.NONE, null);
    }

    private LookPage page(
            Duty duty,
            PersonId person,
            LookForm form,
            @Nullable Line revealed,
            Faults faults,
            @Nullable String refusal) {
        var file = desk.file(duty, person);
        var lines = Arrays.stream(Field.values())
                .map(it -> new Line(it, masked(file, it), Rights.may(duty, it)))
                .toList();
        return new LookPage(
                duty.path("/residents/" + person.value() + "/look"),
                duty.does(Work.COMMUNITY) && file.registration() != null
                        ? duty.path("/registrations/" + file.registration())
                        : null,
                name(duty, file),
                lines,
                form,
                stepUp.hint(duty.person()),
                revealed,
                faults,
                refusal);
    }

    private String masked(File file, Field field) {
        return switch (field) {
            case PHONE -> signIn.number(file.person()).map(Phone::masked).orElse("没有登记");
            case ID_NUMBER -> files.card(file).map(IdNumber::masked).orElse("没有登记");
            case DWELLING -> file.maskedDwelling();
        };
    }

    private @Nullable Shown name(Duty duty, File file) {
        return file.registration() == null
                ? names.of(duty, file.community(), Author.resident(file.person(), false))
                : duty.does(Work.COMMUNITY)
                        ? applicants.of(duty, List.of(file.registration())).get(file.registration())
                        : null;
    }
}
