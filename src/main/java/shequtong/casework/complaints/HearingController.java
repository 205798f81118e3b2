package shequtong.casework.complaints;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import shequtong.audit.Watch;
import shequtong.casework.file.Lists;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

/** 作风反映 at the office of a 街镇. Every look at one is entered before it is shown. */
@Controller
@RequestMapping("/d/{area}/complaints")
class HearingController {

    private final Hearing hearing;
    private final ComplaintPages pages;
    private final Complaints complaints;
    private final Watch watch;
    private final Once once;

    HearingController(Hearing hearing, ComplaintPages pages, Complaints complaints, Watch watch, Once once) {
        this.hearing = hearing;
        this.pages = pages;
        this.complaints = complaints;
        this.watch = watch;
        this.once = once;
    }

    @GetMapping
    HearingsPage list(
            Duty duty, @RequestParam(defaultValue = "false") boolean done, @RequestParam Optional<Cursor> after) {
        Hearing.must(duty);
        return pages.queue(
                duty,
                done,
                done
                        ? complaints.closed(duty, after.orElse(Cursor.START))
                        : complaints.open(duty, after.orElse(Lists.FIRST)));
    }

    @GetMapping("/{id}")
    HearingPage one(Duty duty, @PathVariable ComplaintId id) {
        return page(duty, id, ComplaintForm.Say.NONE, Reply.none(), Faults.NONE, null);
    }

    /** A reply that its reporter reads, or a note for the office. */
    @PostMapping("/{id}/replies")
    Answer say(Duty duty, @PathVariable ComplaintId id, @Valid ComplaintForm.Say say, BindingResult form) {
        Hearing.must(duty);
        if (form.hasErrors()) return page(duty, id, say, Reply.none(), Faults.of(form), null);
        try {
            once.run(say.once(), () -> {
                if (say.inner()) hearing.note(duty, id, say.text());
                else hearing.reply(duty, id, say.seen(), say.text());
            });
            return new Answer.Redirect(path(duty, id));
        } catch (Refused no) {
            return page(duty, id, say, Reply.none(), Faults.NONE, no.reason());
        }
    }

    @PostMapping("/{id}/feedback")
    Answer answer(Duty duty, @PathVariable ComplaintId id, @Valid Reply reply, BindingResult form) {
        Hearing.must(duty);
        if (form.hasErrors()) return page(duty, id, ComplaintForm.Say.NONE, reply, Faults.of(form), null);
        try {
            once.run(
                    reply.once(),
                    () -> hearing.answer(
                            duty, id, reply.version(), Objects.requireNonNull(reply.finding()), reply.words()));
            return new Answer.Redirect(path(duty, id));
        } catch (Refused no) {
            return page(duty, id, ComplaintForm.Say.NONE, reply, Faults.NONE, no.reason());
        }
    }

    private HearingPage page(
            Duty duty, ComplaintId id, ComplaintForm.Say say, Reply reply, Faults faults, @Nullable String conflict) {
        Hearing.must(duty);
        var it = complaints.heard(duty, id);
        watch.seen(duty.actor(), "casework.complaint.look", id.subject());
        return pages.heard(duty, it, say, reply, faults, conflict);
    }

    private static String path(Duty duty, ComplaintId id) {
        return duty.path(ComplaintController.PATH + "/" + id.value());
    }

    record Reply(
            @NotNull(message = "请选核查结果") @Nullable Finding finding,

            @NotBlank(message = "请写明查了什么、怎么处理，反映人要看") @Size(max = ComplaintForm.WORDS, message = "请写得短一些，1000字以内") String words,

            int version,
            UUID once) {

        Reply {
            if (words == null) words = "";
            if (once == null) once = UUID.randomUUID();
        }

        static Reply none() {
            return new Reply(null, "", 0, UUID.randomUUID());
        }
    }
}
