package shequtong.neighbours;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.Casework;
import shequtong.conversation.Conversation;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.media.Media;
import shequtong.organization.Here;
import shequtong.web.Answer;
import shequtong.web.Once;

/** The board, and what is done to one story on it. How one is written is {@link RaiseController}'s. */
@Controller
@RequestMapping("/c/{code}/stories")
class StoryController {

    static final String PATH = "/stories";

    private final Neighbours board;
    private final Stories stories;
    private final StoryCards cards;
    private final Media media;
    private final Conversation conversation;
    private final Casework casework;
    private final Once once;

    StoryController(
            Neighbours board,
            Stories stories,
            StoryCards cards,
            Media media,
            Conversation conversation,
            Casework casework,
            Once once) {
        this.board = board;
        this.stories = stories;
        this.cards = cards;
        this.media = media;
        this.conversation = conversation;
        this.casework = casework;
        this.once = once;
    }

    @GetMapping
    StoriesPage list(Here here, @RequestParam(defaultValue = "") String show, @RequestParam Optional<Cursor> after) {
        var tab = Show.of(show);
        return new StoriesPage(here.path(PATH), tab, cards.page(here, tab, after.orElse(Cursor.START)), here.resides());
    }

    /** A problem is read where it is handled. */
    @GetMapping("/{id}")
    Answer story(Here here, @PathVariable StoryId id, @RequestParam Optional<Cursor> after) {
        var story = stories.get(here, id);
        if (!story.path(here).equals(path(here, id))) return new Answer.Redirect(story.path(here));
        return new StoryPage(
                here.path(PATH),
                path(here, id),
                cards.of(here, story),
                media.of(here, StoryId.KIND, List.of(id.value())).getOrDefault(id.value(), List.of()),
                story.caseId() == null
                        ? null
                        : here.path("/cases/" + story.caseId().value()),
                here.capacity() == Here.Capacity.STAFF && story.caseId() == null ? casework.offered() : List.of(),
                conversation.talk(here, id.subject(), after));
    }

    /** What comes next, for whoever has just written. */
    @GetMapping("/{id}/sent")
    SentPage sent(Here here, @PathVariable StoryId id) {
        var story = stories.get(here, id);
        if (!story.isOf(here)) throw new Missing(id);
        return new SentPage(
                here.path(PATH),
                story.path(here),
                cards.editable(here, story) ? path(here, id) + "/edit" : null,
                here.community().committee(),
                story.content().kind().matter(),
                Emergency.in(story.content().words()).isEmpty() ? 24 : 2,
                story.content().starred(),
                RaisePage.DRAFT,
                cards.of(here, story));
    }

    /** Asks first: what is withdrawn is gone. */
    @GetMapping("/{id}/removal")
    RemovalPage removal(Here here, @PathVariable StoryId id) {
        var story = stories.get(here, id);
        if (!story.isOf(here)) throw new Missing(id);
        return new RemovalPage(
                here.path(PATH + Show.MINE.query()),
                path(here, id),
                story.content().title(),
                story.caseId() != null,
                here.community().committee(),
                UUID.randomUUID());
    }

    @DeleteMapping("/{id}")
    Answer withdraw(Here here, @PathVariable StoryId id, @RequestParam UUID once) {
        this.once.run(once, () -> board.withdraw(here, id));
        return new Answer.Redirect(here.path(PATH + Show.MINE.query()));
    }

    @PostMapping("/{id}/hiding")
    Answer hide(Here here, @PathVariable StoryId id, @RequestParam UUID once) {
        this.once.run(once, () -> board.hide(here, id));
        return new Answer.Redirect(here.path(PATH + Show.MINE.query()));
    }

    @PostMapping("/{id}/case")
    Answer convert(
            Here here,
            @PathVariable StoryId id,
            @RequestParam(defaultValue = "") String category,
            @RequestParam UUID once) {
        return new Answer.Redirect(this.once.answer(
                once,
                () -> here.path("/cases/" + board.convert(here, id, category).value())));
    }

    private static String path(Here here, StoryId id) {
        return here.path(PATH + "/" + id.value());
    }
}
