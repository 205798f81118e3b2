package shequtong.insight.library;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.Casework;
import shequtong.casework.Category;
import shequtong.insight.library.LibraryPage.Shelf;
import shequtong.insight.library.Written.Draft;
import shequtong.insight.library.Written.Said;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;
import shequtong.web.Place;

/** 经验库, at the desks of communities, 街镇 and district. */
@Controller
@RequestMapping("/d/{area}" + LibraryController.PATH)
class LibraryController {

    static final String PATH = "/experiences";

    private final Experiences experiences;
    private final Adoptions adoptions;
    private final Shelves shelves;
    private final Library library;
    private final Casework casework;
    private final IdentityView names;
    private final Once once;

    LibraryController(
            Experiences experiences,
            Adoptions adoptions,
            Shelves shelves,
            Library library,
            Casework casework,
            IdentityView names,
            Once once) {
        this.experiences = experiences;
        this.adoptions = adoptions;
        this.shelves = shelves;
        this.library = library;
        this.casework = casework;
        this.names = names;
        this.once = once;
    }

    @Bean
    static Place libraryAtTheDesk() {
        return Place.desk(
                51,
                "学习",
                PATH,
                "bulb",
                "经验库",
                Position.of(Work.COMMUNITY, Work.COORDINATING, Work.DISTRICT, Work.PROMOTING, Work.LEADING));
    }

    @GetMapping
    LibraryPage list(
            Duty duty,
            @RequestParam(defaultValue = "PUBLISHED") Shelf shelf,
            @RequestParam(defaultValue = "") String major,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<Cursor> after) {
        Library.mustRead(duty);
        if (shelf == Shelf.OWN) duty.must(Work.COMMUNITY);
        if (shelf == Shelf.WAITING) duty.must(Work.COORDINATING, Work.DISTRICT);
        var from = after.orElse(Cursor.START);
        var words = q.strip();
        return new LibraryPage(
                duty.path(PATH),
                shelf,
                duty.does(Work.COMMUNITY),
                Library.judges(duty),
                majors(),
                major,
                words,
                switch (shelf) {
                    case PUBLISHED -> shelves.published(duty, major, words, from);
                    case OWN -> shelves.own(duty, from);
                    case WAITING -> shelves.waiting(duty, from);
                });
    }

    private List<String> majors() {
        return casework.offered().stream().map(Category::major).distinct().toList();
    }

    @GetMapping("/new")
    DraftPage blank(Duty duty, @RequestParam(defaultValue = "0") long parent) {
        duty.must(Work.COMMUNITY);
        return draft(duty, duty.path(PATH), "POST", Draft.empty(parent), Faults.NONE, null);
    }

    @PostMapping
    Answer submit(Duty duty, @Valid Draft draft, BindingResult form) {
        duty.must(Work.COMMUNITY);
        if (!draft.major().isEmpty() && !majors().contains(draft.major())) form.rejectValue("major", "major", "请选一个类别");
        if (form.hasErrors()) return draft(duty, duty.path(PATH), "POST", draft, Faults.of(form), null);
        try {
            var parent = draft.parent() == 0 ? null : new ExperienceId(draft.parent());
            return new Answer.Redirect(once.answer(
                    draft.once(),
                    () -> duty.path(PATH + "/"
                            + library.submit(duty, draft.major(), draft.words(), draft.number(), parent)
                                    .value())));
        } catch (Refused no) {
            return draft(duty, duty.path(PATH), "POST", draft, Faults.NONE, no.reason());
        }
    }

    @GetMapping("/{id}")
    ExperiencePage one(Duty duty, @PathVariable ExperienceId id) {
        Library.mustRead(duty);
        return page(duty, id, Said.none(), Faults.NONE, null);
    }

    @GetMapping("/{id}/wording")
    DraftPage wording(Duty duty, @PathVariable ExperienceId id) {
        duty.must(Work.COMMUNITY, Work.COORDINATING, Work.DISTRICT);
        var it = experiences.get(duty, id);
        return draft(duty, path(duty, id) + "/wording", "PUT", Draft.of(it.head()), Faults.NONE, null);
    }

    @PutMapping("/{id}/wording")
    Answer reword(Duty duty, @PathVariable ExperienceId id, @Valid Draft draft, BindingResult form) {
        duty.must(Work.COMMUNITY, Work.COORDINATING, Work.DISTRICT);
        var action = path(duty, id) + "/wording";
        experiences.get(duty, id);
        if (form.hasErrors()) return draft(duty, action, "PUT", draft, Faults.of(form), null);
        try {
            once.run(draft.once(), () -> library.reword(duty, id, draft.version(), draft.words()));
            return new Answer.Redirect(path(duty, id));
        } catch (Refused no) {
            return draft(duty, action, "PUT", draft, Faults.NONE, no.reason());
        }
    }

    @PostMapping("/{id}/publication")
    Answer publish(Duty duty, @PathVariable ExperienceId id, @RequestParam int version, @RequestParam UUID once) {
        duty.must(Work.COORDINATING, Work.DISTRICT);
        try {
            this.once.run(once, () -> library.publish(duty, id, version));
            return new Answer.Redirect(path(duty, id));
        } catch (Refused no) {
            return page(duty, id, Said.none(), Faults.NONE, no.reason());
        }
    }

    @PostMapping("/{id}/returns")
    Answer sendBack(
            Duty duty, @PathVariable ExperienceId id, @RequestParam int version, @Valid Said said, BindingResult form) {
        duty.must(Work.COORDINATING, Work.DISTRICT);
        return attempt(duty, id, said, form, () -> library.sendBack(duty, id, version, said.words()));
    }

    @PostMapping("/{id}/withdrawal")
    Answer withdraw(
            Duty duty, @PathVariable ExperienceId id, @RequestParam int version, @Valid Said said, BindingResult form) {
        duty.must(Work.COORDINATING, Work.DISTRICT);
        return attempt(duty, id, said, form, () -> library.withdraw(duty, id, version, said.words()));
    }

    @PostMapping("/{id}/adoption")
    Answer adopt(Duty duty, @PathVariable ExperienceId id, @Valid Said said, BindingResult form) {
        duty.must(Work.COMMUNITY);
        return attempt(duty, id, said, form, () -> library.adopt(duty, id, said.words()));
    }

    @PostMapping("/{id}/adoption/verdict")
    Answer judge(Duty duty, @PathVariable ExperienceId id, @Valid Said said, BindingResult form) {
        duty.must(Work.COMMUNITY);
        if (said.verdict() == null) form.rejectValue("verdict", "verdict", "请选效果怎么样");
        return attempt(duty, id, said, form, () -> {
            if (said.verdict() != null) library.judge(duty, id, said.verdict(), said.words());
        });
    }

    private Answer attempt(Duty duty, ExperienceId id, Said said, BindingResult form, Runnable deed) {
        experiences.get(duty, id);
        if (form.hasErrors()) return page(duty, id, said, Faults.of(form), null);
        try {
            once.run(said.once(), deed);
            return new Answer.Redirect(path(duty, id));
        } catch (Refused no) {
            return page(duty, id, said, Faults.NONE, no.reason());
        }
    }

    private DraftPage draft(
            Duty duty, String action, String method, Draft draft, Faults faults, @Nullable String conflict) {
        return new DraftPage(duty.path(PATH), action, method, majors(), draft, faults, conflict);
    }

    private ExperiencePage page(Duty duty, ExperienceId id, Said said, Faults faults, @Nullable String conflict) {
        var it = experiences.get(duty, id);
        var editions = experiences.editions(id);
        var adopters = adoptions.of(id);
        return new ExperiencePage(
                duty.path(PATH),
                it,
                duty.does(Work.COMMUNITY)
                        && it.head().community() == duty.area().id(),
                duty.does(Work.COMMUNITY),
                Library.judges(duty) && experiences.lies(duty, id),
                it.head().author().equals(duty.person()),
                experiences.number(duty, it.head()),
                editions,
                adopters,
                duty.does(Work.COMMUNITY) ? adoptions.own(duty, id).orElse(null) : null,
                adoptions.parent(it.head()).orElse(null),
                adoptions.children(id),
                names.officials(Stream.concat(
                                editions.stream().map(Experiences.Edition::mandate),
                                adopters.stream().map(Adoptions.Adoption::mandate))
                        .distinct()
                        .toList()),
                said,
                faults,
                conflict);
    }

    private static String path(Duty duty, ExperienceId id) {
        return duty.path(PATH + "/" + id.value());
    }
}
