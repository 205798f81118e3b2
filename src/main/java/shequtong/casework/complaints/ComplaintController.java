package shequtong.casework.complaints;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import shequtong.casework.file.Grade;
import shequtong.casework.file.Resolved;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.media.Media;
import shequtong.organization.EvenAtRest;
import shequtong.organization.Here;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** 反映居委会或工作人员的作风. Open to whose membership rests too: it may be what they complain about. */
@Controller
@EvenAtRest
@RequestMapping("/c/{code}/complaints")
class ComplaintController {

    static final String PATH = "/complaints";

    private final Complaining complaining;
    private final ComplaintPages pages;
    private final Complaints complaints;
    private final Media media;
    private final Once once;

    ComplaintController(Complaining complaining, ComplaintPages pages, Complaints complaints, Media media, Once once) {
        this.complaining = complaining;
        this.pages = pages;
        this.complaints = complaints;
        this.media = media;
        this.once = once;
    }

    @GetMapping
    ComplaintsPage mine(Here here, @RequestParam Optional<Cursor> after) {
        here.mustLive();
        return pages.mine(here, complaints.mine(here, after.orElse(Cursor.START)));
    }

    @GetMapping("/new")
    ComplaintFormPage form(Here here) {
        here.mustLive();
        return pages.form(here, ComplaintForm.empty(), Faults.NONE);
    }

    /** From 我要说, with what was written there: nothing of it has been sent to anybody. */
    @PostMapping("/new")
    Answer form(
            Here here,
            ComplaintForm written,
            BindingResult unchecked,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos) {
        here.mustLive();
        var begun = new ComplaintForm(written.words(), List.of(), written.kept(), UUID.randomUUID());
        try {
            return pages.form(here, taken(here, begun, photos), Faults.NONE);
        } catch (Refused no) {
            return pages.form(here, begun, Faults.one("photos", no.reason()));
        }
    }

    @PostMapping
    Answer lodge(
            Here here,
            @Valid ComplaintForm sent,
            BindingResult checked,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos) {
        here.mustLive();
        var form = sent;
        try {
            form = taken(here, sent, photos);
            if (checked.hasErrors()) return pages.form(here, form, Faults.of(checked));
            var it = form;
            return new Answer.Redirect(once.answer(
                    it.once(),
                    () -> path(here, complaining.lodge(here, it.words(), it.named(), it.kept())) + "?sent=true"));
        } catch (Refused no) {
            return pages.form(here, form, Faults.one("words", no.reason()));
        }
    }

    @GetMapping("/{id}")
    ComplaintPage one(Here here, @PathVariable ComplaintId id, @RequestParam(defaultValue = "false") boolean sent) {
        here.mustLive();
        return pages.own(here, id, sent, ComplaintForm.Say.NONE, Verdict.none(), Faults.NONE, null);
    }

    @PostMapping("/{id}/words")
    Answer add(Here here, @PathVariable ComplaintId id, @Valid ComplaintForm.Say say, BindingResult form) {
        here.mustLive();
        if (form.hasErrors()) return pages.own(here, id, false, say, Verdict.none(), Faults.of(form), null);
        try {
            once.run(say.once(), () -> complaining.add(here, id, say.text()));
            return new Answer.Redirect(path(here, id));
        } catch (Refused no) {
            return pages.own(here, id, false, say, Verdict.none(), Faults.NONE, no.reason());
        }
    }

    @PostMapping("/{id}/rating")
    Answer rate(Here here, @PathVariable ComplaintId id, @Valid Verdict verdict, BindingResult form) {
        here.mustLive();
        if (form.hasErrors()) return pages.own(here, id, false, ComplaintForm.Say.NONE, verdict, Faults.of(form), null);
        try {
            once.run(
                    verdict.once(),
                    () -> complaining.rate(
                            here,
                            id,
                            Objects.requireNonNull(verdict.resolved()),
                            Grade.of(Objects.requireNonNull(verdict.grade())),
                            verdict.verdict()));
            return new Answer.Redirect(path(here, id));
        } catch (Refused no) {
            return pages.own(here, id, false, ComplaintForm.Say.NONE, verdict, Faults.NONE, no.reason());
        }
    }

    private ComplaintForm taken(Here here, ComplaintForm form, @Nullable List<MultipartFile> photos) {
        if (photos == null) return form;
        var kept = new ArrayList<>(form.kept());
        kept.addAll(media.take(here, photos));
        return form.with(kept);
    }

    private static String path(Here here, ComplaintId id) {
        return here.path(PATH + "/" + id.value());
    }

    /** Nothing is chosen beforehand. */
    record Verdict(
            @NotNull(message = "请选解决了没有") @Nullable Resolved resolved,

            @NotNull(message = "请选满不满意") @Min(1) @Max(5) @Nullable Integer grade,

            @Size(max = 500, message = "请写得短一些，500字以内") String verdict,
            UUID once) {

        Verdict {
            if (verdict == null) verdict = "";
            if (once == null) once = UUID.randomUUID();
        }

        static Verdict none() {
            return new Verdict(null, null, "", UUID.randomUUID());
        }
    }
}
