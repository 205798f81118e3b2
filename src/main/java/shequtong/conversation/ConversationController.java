package shequtong.conversation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Cursor;
import shequtong.kernel.Subject;
import shequtong.organization.Here;
import shequtong.web.Answer;
import shequtong.web.Faults;
import shequtong.web.Once;

@Controller
@RequestMapping("/c/{code}/talk")
class ConversationController {

    private final Conversation conversation;
    private final Once once;

    ConversationController(Conversation conversation, Once once) {
        this.conversation = conversation;
        this.once = once;
    }

    /** Older comments, and the form again when it was filled in wrongly. */
    @GetMapping("/{kind}/{id}")
    TalkPage talk(Here here, @PathVariable String kind, @PathVariable long id, @RequestParam Optional<Cursor> after) {
        return new TalkPage(conversation.talk(here, new Subject(kind, id), after));
    }

    @PostMapping("/{kind}/{id}/comments")
    Answer comment(
            Here here,
            @PathVariable String kind,
            @PathVariable long id,
            @Valid Said said,
            BindingResult form,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx) {
        var about = new Subject(kind, id);
        if (form.hasErrors()) {
            var talk = conversation.talk(here, about, Optional.empty(), said.words(), Faults.of(form));
            return htmx == null ? new TalkPage(talk) : talk;
        }
        once.run(
                said.once(),
                () -> conversation.comment(here, about, said.words().strip()));
        return new Answer.Swap(
                () -> conversation.talk(here, about, Optional.empty()).answering(), page(here, about));
    }

    @DeleteMapping("/comments/{id}")
    Answer withdraw(Here here, @PathVariable CommentId id, @RequestParam UUID once) {
        var about = conversation.about(here, id);
        this.once.run(once, () -> conversation.withdraw(here, id));
        return talk(here, about);
    }

    @PostMapping("/{kind}/{id}/like")
    Answer like(Here here, @PathVariable String kind, @PathVariable long id, @RequestParam UUID once) {
        var about = new Subject(kind, id);
        this.once.run(once, () -> conversation.like(here, about));
        return button(here, about);
    }

    @DeleteMapping("/{kind}/{id}/like")
    Answer unlike(Here here, @PathVariable String kind, @PathVariable long id, @RequestParam UUID once) {
        var about = new Subject(kind, id);
        this.once.run(once, () -> conversation.unlike(here, about));
        return button(here, about);
    }

    private Answer talk(Here here, Subject about) {
        return new Answer.Swap(() -> conversation.talk(here, about, Optional.empty()), page(here, about));
    }

    private Answer button(Here here, Subject about) {
        return new Answer.Swap(() -> conversation.likeOf(here, about), page(here, about));
    }

    private String page(Here here, Subject about) {
        return conversation.seen(here, about).path() + "#talk";
    }

    record Said(
            @NotBlank(message = "请写点什么再发") @Size(max = Talk.LONGEST, message = "请写得短一些，500字以内") String words,

            UUID once) {

        /** A browser that sends no key gets one, so that its form is done at least once. */
        Said {
            if (words == null) words = "";
            if (once == null) once = UUID.randomUUID();
        }
    }
}
