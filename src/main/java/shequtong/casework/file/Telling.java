package shequtong.casework.file;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shequtong.conversation.Commented;
import shequtong.identity.PersonId;
import shequtong.notification.Notice;
import shequtong.notification.Notice.Kind;
import shequtong.organization.Owners;
import shequtong.organization.Section;

/** Who is told what of a case. One matter is one line: the case for residents and committee, the dispatch for a handler. */
@Component
public class Telling {

    public static final Kind RAISED = new Kind("casework.raised", "message-report", "新的身边事“%s”等您回应");
    public static final Kind URGENT = new Kind("casework.urgent", "bolt", "紧急：“%s”，请马上看");
    public static final Kind TAKEN_OVER = new Kind("casework.taken.over", "user-check", "代录的“%s”，本人认领了");
    public static final Kind MERGED = new Kind("casework.merged", "link", "“%s”和先反映的一件一起办");
    public static final Kind PARTED = new Kind("casework.parted", "corner-up-left", "“%s”分开单独办");
    public static final Kind COSIGNED = new Kind("casework.cosigned", "route", "和“%s”一起办的那件有了新进展");
    public static final Kind NUDGED = new Kind("casework.nudged", "bell-ringing", "居民在催“%s”");
    public static final Kind HANDLED = new Kind("casework.handled", "checks", "“%s”有单位答复了");
    public static final Kind RATED = new Kind("casework.rated", "mood-smile", "居民评价了“%s”");
    public static final Kind REWORK = new Kind("casework.rework", "refresh", "居民说“%s”没有解决，请再办一次");
    public static final Kind HANDED = new Kind("casework.handed", "corner-up-left", "“%s”交给您负责了");
    public static final Kind REPLIED = new Kind("casework.replied", "message-2", "“%s”有了回复");
    public static final Kind MOVED = new Kind("casework.moved", "route", "“%s”有了新进展");
    public static final Kind ANSWERED = new Kind("casework.answered", "circle-check", "“%s”有了答复，请您评价");
    public static final Kind CLOSED = new Kind("casework.closed", "archive", "“%s”已经办结");
    public static final Kind COMMENTED = new Kind("casework.commented", "message-circle", "有人评论了“%s”");
    public static final Kind DISPATCHED = new Kind("casework.dispatched", "send", "有一张派单给您单位：“%s”");
    public static final Kind WITHDRAWN = new Kind("casework.withdrawn", "corner-up-left", "%s撤回了，不用再办");
    public static final Kind PRESSED = new Kind("casework.pressed", "bell-ringing", "居民在催您单位办的“%s”");
    public static final Kind FIRST_HALF = new Kind("casework.first-half", "clock", "“%s”的回应时限过了一半，请先回应居民");
    public static final Kind FIRST_OVER = new Kind("casework.first-over", "alarm", "“%s”超时还没有回应");
    public static final Kind FIRST_TWICE = new Kind("casework.first-twice", "alarm", "“%s”超过回应时限一倍，居村还没有回应");
    public static final Kind HANDLING_HALF = new Kind("casework.handling-half", "clock", "“%s”的办理时限过了一半");
    public static final Kind HANDLING_OVER = new Kind("casework.handling-over", "alarm", "“%s”超时还没有办好");
    public static final Kind HANDLING_TWICE = new Kind("casework.handling-twice", "alarm", "“%s”超过办理时限一倍，居村还没有办好");

    private final Bodies bodies;
    private final Owners owners;
    private final Cosigners cosigners;
    private final ApplicationEventPublisher events;

    Telling(Bodies bodies, Owners owners, Cosigners cosigners, ApplicationEventPublisher events) {
        this.bodies = bodies;
        this.owners = owners;
        this.cosigners = cosigners;
        this.events = events;
    }

    /** Nobody is told of what nobody has taken over yet. */
    public void reporter(Case.Head head, Kind kind) {
        told(head, kind);
        cosigners.of(head.community(), head.id()).stream()
                .filter(it -> !it.person().equals(head.reporter()))
                .forEach(it -> events.publishEvent(Notice.toResident(
                        it.person(), head.community(), COSIGNED, it.own().subject())));
    }

    /** Of a merge: its reporter, and whoever signs with them, each at their own case. */
    public void together(Case.Head head, Kind kind) {
        told(head, kind);
        cosigners
                .of(head.community(), head.id())
                .forEach(it -> events.publishEvent(Notice.toResident(
                        it.person(), head.community(), kind, it.own().subject())));
    }

    private void told(Case.Head head, Kind kind) {
        if (head.reporter().value() == 0) return;
        events.publishEvent(Notice.toResident(
                head.reporter(), head.community(), kind, head.id().subject()));
    }

    /** The notice has the comment's id: what is delivered twice is told once. */
    public void commented(Case.Head head, Commented comment) {
        if (!head.reporter().equals(comment.by()))
            events.publishEvent(new Notice(
                    comment.id(), head.reporter(), head.community(), false, COMMENTED.name(), comment.about()));
    }

    /**
     * Whoever holds it; whoever has 身边事 while nobody does, which is the 书记 when that is vacant (S14); all of the
     * committee where there is no 书记 either. The one who did it knows already.
     */
    public void holder(Case.Head head, Kind kind, PersonId but) {
        holders(head)
                .filter(it -> !it.equals(but))
                .forEach(it -> events.publishEvent(
                        Notice.toDesk(it, head.community(), kind, head.id().subject())));
    }

    /** Those whom {@link #holder} tells, each once. */
    public Stream<PersonId> holders(Case.Head head) {
        return Optional.ofNullable(head.holder())
                .flatMap(bodies::holder)
                .map(Bodies.Official::person)
                .or(() -> owners.keeper(head.community(), Section.STORIES).map(Owners.Keeper::person))
                .map(Stream::of)
                .orElseGet(() -> bodies.committee(head.community()).stream()
                        .map(it -> it.author().person()))
                .distinct();
    }

    /** The 书记 of the community; all of the committee where there is none (R32). */
    public void secretary(Case.Head head, Kind kind) {
        var committee = bodies.committee(head.community());
        committee.stream()
                .filter(it -> it.secretary() || committee.stream().noneMatch(Bodies.Colleague::secretary))
                .map(it -> it.author().person())
                .distinct()
                .forEach(it -> events.publishEvent(
                        Notice.toDesk(it, head.community(), kind, head.id().subject())));
    }

    /** The grid centre of the 街镇, at its own desk; nobody where a 街镇 has none. */
    public void street(Case.Head head, Kind kind) {
        bodies.gridCentre(head.community()).stream()
                .flatMap(it -> bodies.staff(it.id()).stream())
                .forEach(it -> events.publishEvent(
                        Notice.toDesk(it.person(), it.area(), kind, head.id().subject())));
    }

    /** Everybody who works for the body now, each at the desk they have there. */
    public void handlers(long body, DispatchId dispatch, Kind kind) {
        bodies.staff(body)
                .forEach(it -> events.publishEvent(Notice.toDesk(it.person(), it.area(), kind, dispatch.subject())));
    }

    /** Told of the sending and not of the case, which they may open no more (AT-39). */
    public void withdrawn(long body, DispatchId dispatch) {
        bodies.staff(body)
                .forEach(it ->
                        events.publishEvent(Notice.toDesk(it.person(), it.area(), WITHDRAWN, dispatch.withdrawn())));
    }
}
