package shequtong.neighbours;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.conversation.Commented;
import shequtong.kernel.Cursor;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.media.Media;
import shequtong.media.MediaId;
import shequtong.notification.Notice;
import shequtong.organization.Here;
import shequtong.organization.Here.Capacity;

/** What one can do on the board of 身边事. One method is one use case and one transaction. */
@Service
@Transactional
public class Neighbours {

    static final Notice.Kind COMMENTED = new Notice.Kind("neighbours.commented", "message-circle", "有人评论了您发的“%s”");
    static final Notice.Kind ANSWERED = new Notice.Kind("neighbours.answered", "message-2", "居委会回应了您发的“%s”");
    static final Notice.Kind CONVERTED = new Notice.Kind("neighbours.converted", "route", "居委会把您发的“%s”作为一件事来办了");

    private final Stories stories;
    private final Drafts drafts;
    private final StoryCards cards;
    private final Media media;
    private final Casework casework;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final NeighboursSettings settings;

    Neighbours(
            Stories stories,
            Drafts drafts,
            StoryCards cards,
            Media media,
            Casework casework,
            Audit audit,
            ApplicationEventPublisher events,
            NeighboursSettings settings) {
        this.stories = stories;
        this.drafts = drafts;
        this.cards = cards;
        this.media = media;
        this.casework = casework;
        this.audit = audit;
        this.events = events;
        this.settings = settings;
    }

    /** The newest of the board, for home. */
    @Transactional(readOnly = true)
    public List<StoryCard> recent(Here here, int most) {
        return cards.of(here, stories.recent(here, Show.ALL, Cursor.START, most));
    }

    /** Whether this resident has ever said anything here. */
    @Transactional(readOnly = true)
    public boolean spoke(Here here) {
        return stories.spoke(here);
    }

    StoryId post(Here here, Content content, List<MediaId> photos) {
        here.mustReside();
        drafts.forget(here).ifPresent(it -> media.attach(here, it, List.of()));
        var caseId = content.kind().matter() ? Optional.of(open(here, content)) : Optional.<CaseId>empty();
        var id = stories.add(here, content, caseId);
        show(here, id, caseId.orElse(null), photos);
        audit.record(here.actor(), "neighbours.post", id.subject());
        return id;
    }

    private CaseId open(Here here, Content content) {
        return Emergency.in(content.words()).isEmpty()
                ? casework.open(here, content.matter())
                : casework.openUrgent(here, content.matter());
    }

    /** For a quarter of an hour, under the same checks as a new one; what it said before is kept (R29). */
    void edit(Here here, StoryId id, Content content, List<MediaId> photos) {
        var story = editable(here, id);
        if (content.kind().matter() != story.content().kind().matter()) throw new Refused("已经发出的不能换成另一种，请另外发一条");
        stories.edit(here, story, content, settings.editable());
        if (story.caseId() != null) casework.reword(here, story.caseId(), content.matter());
        show(here, id, story.caseId(), photos);
        audit.record(here.actor(), "neighbours.edit", id.subject());
    }

    Story editable(Here here, StoryId id) {
        var story = stories.own(here, id);
        if (!cards.editable(here, story))
            throw new Refused("发出%d分钟以后就不能再改了".formatted(settings.editable().toMinutes()));
        return story;
    }

    /** Nothing of it is left to be seen. What has become a case can only be hidden. */
    void withdraw(Here here, StoryId id) {
        var story = stories.own(here, id);
        if (story.caseId() != null) throw new Refused("这件事居委会已经在办，不能撤回，可以改成只给居委会看");
        stories.withdraw(here, id);
        media.attach(here, id.subject(), List.of());
        audit.record(here.actor(), "neighbours.withdraw", id.subject());
    }

    /** The neighbours see it no more; the case goes on (R29). */
    void hide(Here here, StoryId id) {
        var caseId = stories.own(here, id).caseId();
        if (caseId == null) throw new Refused("这一条没有在办，可以直接撤回");
        stories.hide(here, id);
        casework.hide(here, caseId);
        audit.record(here.actor(), "neighbours.hide", id.subject());
    }

    /** The committee makes a case of what was only told. Its author is told so, and stays who reported it. */
    CaseId convert(Here here, StoryId id, String category) {
        var story = stories.get(here, id);
        if (here.capacity() != Capacity.STAFF)
            throw new Forbidden("立案由" + here.community().committee() + "来做");
        if (story.caseId() != null) throw new Refused("这件事已经在办了");
        if (casework.offered().stream().noneMatch(it -> it.code().equals(category))) throw new Refused("请选一个类别");
        var caseId = casework.convert(here, story.author(), story.content().matter(category));
        stories.convert(here, id, caseId);
        media.also(id.subject(), caseId.subject());
        audit.record(here.actor(), "neighbours.convert", id.subject());
        events.publishEvent(Notice.toResident(story.author(), here.community().id(), CONVERTED, id.subject()));
        return caseId;
    }

    void keepDraft(Here here, StoryForm form) {
        here.mustReside();
        media.attach(here, drafts.keep(here, form), form.photos());
    }

    void forgetDraft(Here here) {
        drafts.forget(here).ifPresent(it -> media.attach(here, it, List.of()));
    }

    /** Delivery is at least once: the notice has the event's id, and is told once. */
    @ApplicationModuleListener
    void on(Commented comment) {
        if (!comment.about().kind().equals(StoryId.KIND)) return;
        stories.author(comment.community(), new StoryId(comment.about().id()))
                .filter(it -> !it.equals(comment.by()))
                .ifPresent(it -> events.publishEvent(new Notice(
                        comment.id(),
                        it,
                        comment.community(),
                        false,
                        (comment.official() ? ANSWERED : COMMENTED).name(),
                        comment.about())));
    }

    private void show(Here here, StoryId id, @Nullable CaseId caseId, List<MediaId> photos) {
        media.attach(here, id.subject(), photos);
        if (caseId != null) media.also(id.subject(), caseId.subject());
    }
}
