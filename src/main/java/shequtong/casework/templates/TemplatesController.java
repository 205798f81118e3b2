package shequtong.casework.templates;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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
import shequtong.casework.file.Categories;
import shequtong.identity.PersonId;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.residency.Author;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** The templates of a committee: read by all of it, changed by its 书记. */
@Controller
@RequestMapping("/d/{area}" + TemplatesController.PATH)
class TemplatesController {

    static final String PATH = "/templates";

    private final Templates templates;
    private final Keeping keeping;
    private final Categories categories;
    private final IdentityView identities;
    private final Once once;

    TemplatesController(
            Templates templates, Keeping keeping, Categories categories, IdentityView identities, Once once) {
        this.templates = templates;
        this.keeping = keeping;
        this.categories = categories;
        this.identities = identities;
        this.once = once;
    }

    @GetMapping
    TemplatesPage list(Duty duty) {
        duty.must(Work.COMMUNITY);
        return page(duty, Wanted.none(), Faults.NONE, null);
    }

    /** One to be reworded, with every wording it had. */
    @GetMapping("/{id}")
    TemplatePage one(Duty duty, @PathVariable long id) {
        duty.must(Work.COMMUNITY);
        return one(duty, id, null, Faults.NONE, null);
    }

    @PostMapping
    Answer add(Duty duty, @Valid Wanted wanted, BindingResult form) {
        mayChange(duty);
        if (form.hasErrors()) return page(duty, wanted, Faults.of(form), null);
        try {
            once.run(wanted.once(), () -> keeping.add(duty, wanted));
            return new Answer.Redirect(duty.path(PATH));
        } catch (Refused no) {
            return page(duty, wanted, Faults.NONE, no.reason());
        }
    }

    @PostMapping("/{id}")
    Answer reword(Duty duty, @PathVariable long id, @Valid Wanted wanted, BindingResult form) {
        mayChange(duty);
        if (form.hasErrors()) return one(duty, id, wanted, Faults.of(form), null);
        try {
            once.run(wanted.once(), () -> keeping.reword(duty, id, wanted));
            return new Answer.Redirect(duty.path(PATH));
        } catch (Refused no) {
            return one(duty, id, wanted, Faults.NONE, no.reason());
        }
    }

    @DeleteMapping("/{id}")
    Answer retire(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        mayChange(duty);
        this.once.run(once, () -> keeping.retire(duty, id));
        return new Answer.Redirect(duty.path(PATH));
    }

    private TemplatesPage page(Duty duty, Wanted wanted, Faults faults, @Nullable String conflict) {
        return new TemplatesPage(
                duty.path(PATH), changes(duty), templates.all(duty), categories.offered(), wanted, faults, conflict);
    }

    private TemplatePage one(Duty duty, long id, @Nullable Wanted wanted, Faults faults, @Nullable String conflict) {
        var versions = templates.versions(duty, id);
        var shown = identities.of(
                duty,
                duty.area().id(),
                versions.stream().map(it -> official(it.mandate())).distinct().toList());
        var now = templates.all(duty).stream().filter(it -> it.id() == id).findFirst();
        return new TemplatePage(
                duty.path(PATH),
                id,
                changes(duty) && now.isPresent(),
                versions.stream()
                        .map(it -> new TemplatePage.Version(
                                it.version(), it.words(), it.at(), shown.apply(official(it.mandate()))))
                        .toList(),
                categories.offered(),
                wanted != null
                        ? wanted
                        : now.map(it -> new Wanted(
                                        it.label(), it.category(), it.words(), it.version(), UUID.randomUUID()))
                                .orElseGet(Wanted::none),
                versions.getFirst().version(),
                faults,
                conflict);
    }

    private static Author official(long mandate) {
        return new Author(new PersonId(0), mandate, false);
    }

    static boolean changes(Duty duty) {
        return duty.mandate().position() == Position.PARTY_SECRETARY;
    }

    private static void mayChange(Duty duty) {
        duty.must(Work.COMMUNITY);
        if (!changes(duty)) throw new Forbidden("模板由党组织书记修改");
    }

    /**
     * @param category for which matters; empty for all
     * @param version the one that its writer saw
     */
    record Wanted(
            @NotBlank(message = "请起个名字") @Size(max = 20, message = "名字请短一些，20字以内") String label,

            String category,

            @NotBlank(message = "请写模板的内容") @Size(max = 1000, message = "请写得短一些，1000字以内") String words,

            Integer version,
            UUID once) {

        Wanted {
            if (version == null) version = 0;
            label = label == null ? "" : label.strip();
            if (category == null || !category.matches("[A-Z]{2,8}-\\d{2}")) category = "";
            if (words == null) words = "";
            if (once == null) once = UUID.randomUUID();
        }

        static Wanted none() {
            return new Wanted("", "", "", 0, UUID.randomUUID());
        }
    }
}
