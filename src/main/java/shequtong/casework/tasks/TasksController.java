package shequtong.casework.tasks;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.casework.consents.Reporting;
import shequtong.casework.file.Contact;
import shequtong.casework.file.DispatchId;
import shequtong.casework.file.Lists;
import shequtong.casework.file.Step.Stage;
import shequtong.casework.solvers.Solvers;
import shequtong.casework.ways.WayParts;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.media.Media;
import shequtong.media.MediaId;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Dates;
import shequtong.web.Faults;
import shequtong.web.Once;
import shequtong.web.Picture;

@Controller
@RequestMapping("/d/{area}/tasks")
class TasksController {

    static final String PATH = "/tasks";

    private final Handling handling;
    private final Tasks tasks;
    private final Casework casework;
    private final WayParts ways;
    private final Solvers solvers;
    private final Media media;
    private final Once once;
    private final Clock clock;

    TasksController(
            Handling handling,
            Tasks tasks,
            Casework casework,
            WayParts ways,
            Solvers solvers,
            Media media,
            Once once,
            Clock clock) {
        this.handling = handling;
        this.tasks = tasks;
        this.casework = casework;
        this.ways = ways;
        this.solvers = solvers;
        this.media = media;
        this.once = once;
        this.clock = clock;
    }

    @GetMapping
    TasksPage list(
            Duty duty, @RequestParam(defaultValue = "false") boolean done, @RequestParam Optional<Cursor> after) {
        var open = casework.tasks(duty);
        var found =
                done ? tasks.answered(duty, after.orElse(Cursor.START)) : tasks.open(duty, after.orElse(Lists.FIRST));
        return new TasksPage(duty.path(PATH), done, open, found, clock.instant());
    }

    @GetMapping("/{id}")
    TaskPage one(Duty duty, @PathVariable DispatchId id) {
        return page(duty, id, Reply.none(), Faults.NONE, null);
    }

    @PostMapping("/{id}/answer")
    Answer answer(
            Duty duty,
            @PathVariable DispatchId id,
            @Valid Reply reply,
            BindingResult form,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos) {
        duty.must(Work.HANDLING, Work.COORDINATING);
        var task = tasks.get(duty, id);
        var contact = reply.contact();
        if (contact.isEmpty() && reply.way() != null)
            form.rejectValue("at", "at", reply.way() == Contact.Way.TRIED ? "请写明两次联系的时间，第二次要晚一些" : "请写明什么时候联系上的");
        var kept = new ArrayList<>(reply.kept());
        try {
            if (photos != null) kept.addAll(media.take(duty, photos));
            if (reply.stage() != null && reply.stage() != Stage.REPLY && kept.isEmpty())
                form.rejectValue("stage", "stage", "现场和整治后都要有照片；没有照片请选“答复”");
            if (form.hasErrors()) return page(duty, id, reply.with(kept), Faults.of(form), null);
            once.run(
                    reply.once(),
                    () -> handling.answer(duty, id, deed(duty, task, reply, contact.orElseThrow(), kept)));
            return new Answer.Redirect(duty.path(PATH + "/" + id.value()));
        } catch (Refused no) {
            return page(duty, id, reply.with(kept), Faults.NONE, no.reason());
        }
    }

    /** How it looks afterwards stands beside how the resident showed it. */
    private Handling.Answer deed(Duty duty, Tasks.Task task, Reply reply, Contact contact, List<MediaId> kept) {
        var stage = Objects.requireNonNull(reply.stage());
        var before = stage == Stage.AFTER && !pictures(duty, task.caseId()).isEmpty() ? 0 : null;
        return new Handling.Answer(stage, reply.words(), contact, kept, before);
    }

    private TaskPage page(Duty duty, DispatchId id, Reply reply, Faults faults, @Nullable String conflict) {
        duty.must(Work.HANDLING, Work.COORDINATING);
        var task = tasks.get(duty, id);
        return new TaskPage(
                duty.path(PATH + "/" + id.value()),
                duty.path(PATH),
                duty.does(Work.COORDINATING)
                        ? duty.path("/cases/" + task.caseId().value())
                        : null,
                task.done() ? null : Reporting.path(duty, id).orElse(null),
                task,
                ways.task(duty, task.community(), task.caseId(), id.value(), task.limit(), task.open() && !task.done()),
                solvers.why(
                        task.community(), task.caseId(), duty.mandate().body().id()),
                pictures(duty, task.caseId()),
                media.kept(duty, id.subject(), reply.kept()),
                reply,
                faults,
                conflict,
                clock.instant());
    }

    private List<Picture> pictures(Duty duty, CaseId id) {
        return media.of(duty, CaseId.KIND, List.of(id.value())).getOrDefault(id.value(), List.of());
    }

    record Reply(
            @NotNull(message = "请选这是什么") @Nullable Stage stage,

            @NotBlank(message = "请写明办了什么、办得怎样") @Size(max = 1000, message = "请写得短一些，1000字以内") String words,

            @NotNull(message = "请选怎样联系的居民") Contact.@Nullable Way way,
            String at,
            String again,
            List<MediaId> kept,
            UUID once) {

        Reply {
            if (words == null) words = "";
            if (at == null) at = "";
            if (again == null) again = "";
            kept = kept == null ? List.of() : List.copyOf(kept);
            if (once == null) once = UUID.randomUUID();
        }

        static Reply none() {
            return new Reply(null, "", null, "", "", List.of(), UUID.randomUUID());
        }

        Reply with(List<MediaId> photos) {
            return new Reply(stage, words, way, at, again, photos, once);
        }

        Optional<Contact> contact() {
            if (way == null) return Optional.empty();
            var first = Dates.hour(at);
            var second = Dates.hour(again);
            return switch (way) {
                case COMMITTEE -> Optional.of(new Contact(way, null, null));
                case REACHED -> first.map(it -> new Contact(way, it, null));
                case TRIED ->
                    first.flatMap(
                            it -> second.filter(then -> then.isAfter(it)).map(then -> new Contact(way, it, then)));
            };
        }
    }
}
