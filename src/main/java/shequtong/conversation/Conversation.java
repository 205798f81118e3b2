package shequtong.conversation;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Cursor;
import shequtong.kernel.Masked;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.kernel.Subject;
import shequtong.organization.Here;
import shequtong.organization.Sight.Seen;
import shequtong.organization.Sights;
import shequtong.organization.Viewer;
import shequtong.residency.Author;
import shequtong.residency.IdentityView;
import shequtong.residency.Shown;
import shequtong.web.Faults;

/** Comments and likes for any subject. Who may see the subject may read along; who may write there may write here. */
@Service
public class Conversation {

    private final Comments comments;
    private final Sights sights;
    private final IdentityView identities;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final ConversationSettings settings;
    private final Clock clock;

    Conversation(
            Comments comments,
            Sights sights,
            IdentityView identities,
            Audit audit,
            ApplicationEventPublisher events,
            ConversationSettings settings,
            Clock clock) {
        this.comments = comments;
        this.sights = sights;
        this.identities = identities;
        this.audit = audit;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws Missing when the subject's board does not let this viewer see it */
    public Talk talk(Viewer viewer, Subject about, Optional<Cursor> after) {
        return talk(viewer, about, after, "", Faults.NONE);
    }

    Talk talk(Viewer viewer, Subject about, Optional<Cursor> after, String written, Faults faults) {
        var seen = seen(viewer, about);
        var rows = comments.of(about, after.orElse(Cursor.START), Slice.FETCH);
        var community = rows.isEmpty() ? viewer.area().id() : rows.getFirst().community();
        var shown = identities.of(
                viewer, community, rows.stream().map(it -> author(seen, it)).toList());
        var count = count(viewer, about);
        return new Talk(
                about,
                seen.path(),
                path(viewer, about),
                Slice.of(rows, it -> new Cursor(it.at(), it.id().value()))
                        .map(it -> comment(viewer, it, shown.apply(author(seen, it)))),
                count.comments(),
                like(viewer, count, seen.open()),
                writes(viewer, seen.open()),
                written,
                faults,
                false,
                UUID.randomUUID());
    }

    /** For the rows of a list, which their board has decided to show: every subject gets one. */
    public Map<Subject, Tally> tallies(Viewer viewer, Collection<Subject> subjects) {
        if (subjects.isEmpty()) return Map.of();
        var counts = comments.counts(viewer.person(), subjects).stream()
                .collect(toMap(Comments.Count::subject, Function.identity()));
        return subjects.stream().distinct().collect(toMap(Function.identity(), it -> {
            var count = counts.getOrDefault(it, Comments.Count.none(it));
            return new Tally(count.comments(), like(viewer, count, true));
        }));
    }

    Like likeOf(Viewer viewer, Subject about) {
        return like(viewer, count(viewer, about), seen(viewer, about).open());
    }

    private Comments.Count count(Viewer viewer, Subject about) {
        return comments.counts(viewer.person(), List.of(about)).stream()
                .findFirst()
                .orElseGet(() -> Comments.Count.none(about));
    }

    @Transactional
    void comment(Here here, Subject about, String words) {
        mustBeOpen(here, about);
        var id = comments.add(
                here.community().id(), about, Author.of(here), Masked.of(words).words());
        comments.count(about, 1, 0);
        audit.record(here.actor(), "conversation.comment", id.subject());
        events.publishEvent(
                new Commented(UUID.randomUUID(), about, here.community().id(), here.person(), here.mandate() != null));
    }

    /** What a comment of the asker's own was about. */
    Subject about(Here here, CommentId id) {
        var about = comments.own(here.community().id(), here.person(), id);
        seen(here, about);
        return about;
    }

    /** It leaves a line that says so, because others may have answered it. */
    @Transactional
    void withdraw(Here here, CommentId id) {
        var about = about(here, id);
        if (comments.withdraw(here.community().id(), here.person(), id, settings.withdrawable()) == 0)
            throw new Refused("发出%d分钟以后就不能撤回了".formatted(settings.withdrawable().toMinutes()));
        comments.count(about, -1, 0);
        audit.record(here.actor(), "conversation.withdraw", id.subject());
    }

    @Transactional
    void like(Here here, Subject about) {
        mustBeOpen(here, about);
        if (comments.like(about, here.person()) == 0) return;
        comments.count(about, 0, 1);
        audit.record(here.actor(), "conversation.like", about);
    }

    @Transactional
    void unlike(Here here, Subject about) {
        mustBeOpen(here, about);
        if (comments.unlike(about, here.person()) == 0) return;
        comments.count(about, 0, -1);
        audit.record(here.actor(), "conversation.unlike", about);
    }

    Seen seen(Viewer viewer, Subject about) {
        return sights.see(viewer, about).orElseThrow(() -> new Missing(about));
    }

    private void mustBeOpen(Here here, Subject about) {
        if (!seen(here, about).open()) throw new Refused("这里已经不再接受评论和点赞了");
    }

    /** Whoever raised a matter without showing themselves is not named beneath it either. */
    private static Author author(Seen about, Comments.Row row) {
        var by = row.author();
        return by.mandate() == 0 && about.veils(by.person()) ? Author.resident(by.person(), true) : by;
    }

    private Comment comment(Viewer viewer, Comments.Row row, Shown by) {
        var withdrawable = viewer instanceof Here here
                && here.mayWrite()
                && !row.withdrawn()
                && row.author().person().equals(here.person())
                && row.at().isAfter(clock.instant().minus(settings.withdrawable()));
        return new Comment(
                row.id(),
                by,
                row.words(),
                row.at(),
                row.withdrawn(),
                withdrawable ? viewer.path("/talk/comments/" + row.id().value()) : null);
    }

    private static Like like(Viewer viewer, Comments.Count count, boolean open) {
        return new Like(path(viewer, count.subject()) + "/like", count.likes(), count.liked(), writes(viewer, open));
    }

    private static boolean writes(Viewer viewer, boolean open) {
        return open && viewer instanceof Here here && here.mayWrite();
    }

    private static String path(Viewer viewer, Subject about) {
        return viewer.path("/talk/" + about.kind() + "/" + about.id());
    }
}
