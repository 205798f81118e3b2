package shequtong.residency.roll;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.residency.Author;
import shequtong.residency.Enrolled;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** One dwelling: who is on the roll, beside who is here. */
@Controller
@RequestMapping("/d/{area}" + RollController.PATH + "/{id}")
class DwellingController {

    private final Dwellings dwellings;
    private final Entries entries;
    private final Enrolled enrolled;
    private final IdentityView names;
    private final Corrections corrections;
    private final Once once;

    DwellingController(
            Dwellings dwellings,
            Entries entries,
            Enrolled enrolled,
            IdentityView names,
            Corrections corrections,
            Once once) {
        this.dwellings = dwellings;
        this.entries = entries;
        this.enrolled = enrolled;
        this.names = names;
        this.corrections = corrections;
        this.once = once;
    }

    /** What is typed about one person; in a correction, an empty number leaves the one that is known. */
    record EntryForm(String written, String relation, String head, String card, String phone, String movedIn) {

        /** A browser leaves out what is not filled. */
        @SuppressWarnings("ConstantValue")
        EntryForm {
            written = written == null ? "" : written;
            relation = relation == null ? "" : relation;
            head = head == null ? "否" : head;
            card = card == null ? "" : card;
            phone = phone == null ? "" : phone;
            movedIn = movedIn == null ? "" : movedIn;
        }

        Row row(Dwellings.Home home) {
            var typed = Map.of(
                    Column.ESTATE, home.estate(),
                    Column.BUILDING, home.building(),
                    Column.ROOM, home.room(),
                    Column.NAME, written.strip(),
                    Column.RELATION, relation,
                    Column.HEAD, head,
                    Column.CARD, card.strip(),
                    Column.PHONE, phone.strip(),
                    Column.MOVED_IN, movedIn.strip());
            return new Row(
                    1,
                    Arrays.stream(Column.values())
                            .map(it -> typed.getOrDefault(it, ""))
                            .toList());
        }

        /** The whole number is never sent back to a page. */
        @Override
        public String toString() {
            return "EntryForm";
        }
    }

    @GetMapping
    DwellingPage look(Duty duty, @PathVariable long id) {
        return page(duty, id, DwellingPage.Typed.NOTHING, Faults.NONE);
    }

    @PostMapping
    Answer describe(
            Duty duty,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String use,
            @RequestParam(defaultValue = "") String note,
            @RequestParam UUID once) {
        ImportDesk.mustDecide(duty);
        var faults = new java.util.ArrayList<FieldError>();
        add(faults, "area", Rules.area(area.strip()));
        add(faults, "use", use.isEmpty() ? "请选一种用途" : Rules.use(use));
        add(faults, "note", note.strip().length() > Column.NOTE.max() ? "备注请写得短一些，200字以内" : "");
        if (!faults.isEmpty()) return page(duty, id, DwellingPage.Typed.described(area, use, note), new Faults(faults));
        var metres = area.isBlank() ? null : new BigDecimal(area.strip());
        this.once.run(
                once,
                () -> corrections.describe(duty, id, metres, Use.of(use).orElseThrow(), Cells.words(Cells.in(note))));
        return new Answer.Redirect(path(duty, id));
    }

    @PostMapping("/entries")
    Answer enrol(Duty duty, @PathVariable long id, EntryForm form, @RequestParam UUID once) {
        return enter(duty, id, 0, form, once);
    }

    @PostMapping("/entries/{entry}")
    Answer correct(
            Duty duty, @PathVariable long id, @PathVariable long entry, EntryForm form, @RequestParam UUID once) {
        return enter(duty, id, entry, form, once);
    }

    @DeleteMapping("/entries/{entry}")
    Answer strike(Duty duty, @PathVariable long id, @PathVariable long entry, @RequestParam UUID once) {
        this.once.run(once, () -> corrections.strike(duty, id, entry));
        return new Answer.Redirect(path(duty, id));
    }

    private Answer enter(Duty duty, long id, long entry, EntryForm form, UUID key) {
        ImportDesk.mustDecide(duty);
        var home = dwellings.get(duty.area().id(), id);
        var faults = new java.util.ArrayList<Fault>();
        if (form.written().isBlank()) faults.add(new Fault(1, Column.NAME, "请填姓名"));
        else once.run(key, () -> faults.addAll(corrections.enter(duty, id, entry, form.row(home))));
        if (faults.isEmpty()) return new Answer.Redirect(path(duty, id));
        return page(
                duty,
                id,
                DwellingPage.Typed.entered(
                        entry,
                        enrolled.typed(duty, form.written()),
                        form.relation(),
                        form.head(),
                        form.phone(),
                        form.movedIn(),
                        UUID.randomUUID()),
                new Faults(faults.stream()
                        .map(it -> new FieldError("entry", DwellingPage.field(it.column()), it.reason()))
                        .toList()));
    }

    private DwellingPage page(Duty duty, long id, DwellingPage.Typed typed, Faults faults) {
        duty.must(Position.Work.COMMUNITY);
        var community = duty.area().id();
        var home = dwellings.get(community, id);
        var now = entries.of(community, id);
        var past = entries.past(community, id);
        var online = entries.online(community, id);
        var roll = enrolled.of(
                duty,
                java.util.stream.Stream.concat(now.stream(), past.stream())
                        .map(Entries.Entry::id)
                        .toList());
        var shown = names.of(
                duty,
                community,
                online.stream().map(it -> Author.resident(it.person(), false)).toList());
        return new DwellingPage(
                path(duty, id),
                duty.path(RollController.PATH),
                home,
                now.stream()
                        .map(it -> new DwellingPage.Line(it, java.util.Objects.requireNonNull(roll.get(it.id()))))
                        .toList(),
                past.stream()
                        .map(it -> new DwellingPage.Line(it, java.util.Objects.requireNonNull(roll.get(it.id()))))
                        .toList(),
                online.stream()
                        .map(it -> new DwellingPage.Neighbour(
                                shown.apply(Author.resident(it.person(), false)), it.relation(), it.since()))
                        .toList(),
                duty.mandate().position() != Position.COMMUNITY_WORKER,
                typed,
                faults);
    }

    private static void add(List<FieldError> faults, String field, String message) {
        if (!message.isEmpty()) faults.add(new FieldError("dwelling", field, message));
    }

    private static String path(Duty duty, long id) {
        return duty.path(RollController.PATH + "/" + id);
    }
}
