package shequtong.residency.roll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.residency.Enrolled;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** Files for the roll: sent in, looked through, confirmed by another, taken back. */
@Controller
@RequestMapping("/d/{area}" + ImportController.PATH)
class ImportController {

    static final String PATH = RollController.PATH + "/imports";

    private final Imports imports;
    private final Drafts drafts;
    private final ImportDesk desk;
    private final Enrolled enrolled;
    private final IdentityView names;
    private final Once once;
    private final Clock clock;

    ImportController(
            Imports imports,
            Drafts drafts,
            ImportDesk desk,
            Enrolled enrolled,
            IdentityView names,
            Once once,
            Clock clock) {
        this.imports = imports;
        this.drafts = drafts;
        this.desk = desk;
        this.enrolled = enrolled;
        this.names = names;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping
    ImportsPage list(Duty duty, @RequestParam Optional<Cursor> after) {
        return list(duty, after.orElse(Cursor.START), Faults.NONE);
    }

    @PostMapping
    Answer send(Duty duty, @RequestParam(required = false) @Nullable MultipartFile file, @RequestParam UUID once) {
        duty.must(Position.Work.COMMUNITY);
        Sheet sheet;
        try {
            sheet = Sheet.read(file == null ? new byte[0] : file.getBytes());
        } catch (Refused e) {
            return list(duty, Cursor.START, new Faults(List.of(new FieldError("import", "file", e.reason()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer.Redirect(this.once.answer(once, () -> path(duty, desk.prepare(duty, sheet))));
    }

    @GetMapping("/{id}")
    ImportPage look(
            Duty duty,
            @PathVariable long id,
            @RequestParam Optional<Plan.Outcome> of,
            @RequestParam(defaultValue = "0") int after) {
        duty.must(Position.Work.COMMUNITY);
        var it = imports.get(duty.area().id(), id);
        var outcome = of.orElse(it.counts().faulty() > 0 ? Plan.Outcome.FAULTY : Plan.Outcome.ADDED);
        var found = drafts.some(it.community(), id, outcome, after, ImportPage.SIZE + 1);
        var officials = names.officials(List.of(it.preparedBy(), it.confirmedBy()));
        return new ImportPage(
                path(duty, id),
                duty.path(PATH),
                it,
                outcome,
                found.stream()
                        .limit(ImportPage.SIZE)
                        .map(draft -> line(duty, draft))
                        .toList(),
                found.size() > ImportPage.SIZE
                        ? found.get(ImportPage.SIZE - 1).row().number()
                        : 0,
                officials.apply(it.preparedBy()),
                it.confirmedBy() == 0 ? null : officials.apply(it.confirmedBy()),
                duty.mandate().position() != Position.COMMUNITY_WORKER,
                it.preparer().equals(duty.person()),
                it.undoable(clock.instant()),
                UUID.randomUUID());
    }

    /** To be mended and sent again. */
    @GetMapping("/{id}/faults")
    Answer faults(Duty duty, @PathVariable long id) {
        duty.must(Position.Work.COMMUNITY);
        var it = imports.get(duty.area().id(), id);
        return Files.faults(drafts.some(it.community(), id, Plan.Outcome.FAULTY, 0, Sheet.ROWS));
    }

    @PostMapping("/{id}/confirmation")
    Answer confirm(
            Duty duty, @PathVariable long id, @RequestParam(defaultValue = "") String seen, @RequestParam UUID once) {
        this.once.run(once, () -> desk.confirm(duty, id, seen));
        return new Answer.Redirect(path(duty, id));
    }

    @DeleteMapping("/{id}/confirmation")
    Answer undo(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        this.once.run(once, () -> desk.undo(duty, id));
        return new Answer.Redirect(path(duty, id));
    }

    @DeleteMapping("/{id}")
    Answer drop(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        this.once.run(once, () -> desk.drop(duty, id));
        return new Answer.Redirect(duty.path(PATH));
    }

    private ImportPage.Line line(Duty duty, Drafts.Draft draft) {
        var row = draft.row();
        return new ImportPage.Line(
                row.number(),
                row.at(Column.BUILDING) + " " + row.at(Column.ROOM),
                row.at(Column.ESTATE),
                enrolled.typed(duty, row.at(Column.NAME)),
                row.at(Column.RELATION),
                draft.outcome() == Plan.Outcome.FAULTY
                        ? ImportPage.reasons(draft)
                        : draft.columns().stream().map(Column::label).toList());
    }

    private ImportsPage list(Duty duty, Cursor after, Faults faults) {
        duty.must(Position.Work.COMMUNITY);
        var found = imports.recent(duty.area().id(), after);
        var officials =
                names.officials(found.rows().stream().map(Import::preparedBy).toList());
        return new ImportsPage(
                duty.path(PATH),
                duty.path(RollController.PATH),
                found.map(it -> new ImportsPage.Line(it, officials.apply(it.preparedBy()))),
                faults,
                UUID.randomUUID());
    }

    private static String path(Duty duty, long id) {
        return duty.path(PATH + "/" + id);
    }
}
