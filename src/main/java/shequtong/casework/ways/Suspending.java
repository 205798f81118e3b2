package shequtong.casework.ways;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Clocks;
import shequtong.casework.file.Dispatches;
import shequtong.casework.file.Dispatches.Dispatch;
import shequtong.casework.file.Reminders;
import shequtong.casework.file.Step;
import shequtong.casework.file.Step.Kind;
import shequtong.casework.ways.Suspensions.Ground;
import shequtong.casework.ways.Suspensions.Suspension;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.notification.Notice;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/**
 * Nothing can be done for a while (R42): the 书记 says so for a listed reason, for 90 days at most, and looks at it again
 * every 30. The clocks rest, and go on afterwards with what was left of them, even if nobody does anything.
 */
@Service
@Transactional
class Suspending {

    static final int LONGEST = 90;
    static final Duration REVIEWED = Duration.ofDays(30);

    private final Cases cases;
    private final Dispatches dispatches;
    private final Suspensions suspensions;
    private final Clocks clocks;
    private final Reminders reminders;
    private final WayClocks wayClocks;
    private final WayNotices notices;
    private final Audit audit;
    private final Clock clock;

    Suspending(
            Cases cases,
            Dispatches dispatches,
            Suspensions suspensions,
            Clocks clocks,
            Reminders reminders,
            WayClocks wayClocks,
            WayNotices notices,
            Audit audit,
            Clock clock) {
        this.cases = cases;
        this.dispatches = dispatches;
        this.suspensions = suspensions;
        this.clocks = clocks;
        this.reminders = reminders;
        this.wayClocks = wayClocks;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    void suspend(Duty duty, CaseId id, Ground ground, String words, Instant until) {
        secretary(duty);
        var now = clock.instant();
        var open = Opened.by(duty, cases, id);
        var head = open.head();
        var due = head.times().handleDue();
        if (head.times().firstAnsweredAt() == null) throw new Refused("请先回应居民，说清楚为什么，再暂停办理");
        if (!now.isBefore(due)) throw new Refused("已经过了办理期限，不能再暂停");
        if (suspensions.active(head).isPresent()) throw new Refused("已经在暂停办理");
        suspensions.end(head);
        if (!until.isAfter(now)) throw new Refused("恢复的日子要在今天以后");
        var days = Duration.between(now, until).toDays() + suspensions.rested(head);
        if (days > LONGEST) throw new Refused("一件事前后加起来最多暂停" + LONGEST + "天");

        var restsDue = clocks.resumed(head.category(), due, now, until);
        var review = earlier(now.plus(REVIEWED), until);
        var it = new Suspension(0, ground, words, now, until, due, restsDue, review);
        var number = suspensions.begin(head, duty, it);
        suspensions.shift(head, now, until, now);
        reminders.rest(head, until);
        var step =
                Step.of(Kind.SUSPENDED, duty, now, ground.label() + "。" + words).until(until);
        save(moved(open, due, restsDue), step);
        audit.record(duty.actor(), "casework.suspend", id.subject());
        if (review.isBefore(until)) wayClocks.review(head, number, review);
        wayClocks.resume(head, number, until);
        notices.reporter(head, WayNotices.SUSPENDED);
        tell(head, WayNotices.SUSPENDED);
    }

    /** Looked at again: still nothing can be done, and this is why. */
    void review(Duty duty, CaseId id, String words) {
        secretary(duty);
        var now = clock.instant();
        var open = Opened.by(duty, cases, id);
        var it = active(open);
        var next = earlier(now.plus(REVIEWED), it.until());
        suspensions.reviewed(open.head(), it.id(), next);
        save(open, Step.of(Kind.REVIEWED, duty, now, words).until(it.until()));
        audit.record(duty.actor(), "casework.review", id.subject());
        if (next.isBefore(it.until())) wayClocks.review(open.head(), it.id(), next);
        notices.reporter(open.head(), WayNotices.SUSPENDED);
    }

    /** Earlier than was said: the clock goes on from now with what was left of it. */
    void resume(Duty duty, CaseId id, String words) {
        secretary(duty);
        var now = clock.instant();
        var open = Opened.by(duty, cases, id);
        var head = open.head();
        var it = active(open);
        suspensions.end(head);
        suspensions.shift(head, it.until(), now, it.since());
        reminders.rest(head, null);
        var due = clocks.resumed(head.category(), it.due(), it.since(), now);
        save(
                moved(open, it.restsDue(), due),
                Step.of(Kind.RESUMED, duty, now, words).until(due));
        audit.record(duty.actor(), "casework.resume", id.subject());
        resumed(head);
    }

    /** The day has come. Where the case was answered or went on otherwise meanwhile, it is over without a word. */
    public void end(long community, CaseId id, long suspension) {
        var now = clock.instant();
        var it = cases.find(community, id).orElse(null);
        if (it == null) return;
        var held = suspensions.active(it.head()).filter(found -> found.id() == suspension);
        if (held.isPresent() && held.get().until().isAfter(now)) return;
        if (held.isEmpty() || !(it instanceof Case.Open open)) {
            if (suspensions.end(it.head(), suspension)) reminders.rest(it.head(), null);
            return;
        }
        suspensions.end(open.head());
        reminders.rest(open.head(), null);
        save(open, Step.lapsed(now).as(Kind.RESUMED).until(open.head().times().handleDue()));
        audit.record(Actor.clock(community), "casework.resume", id.subject());
        resumed(open.head());
        notices.holder(open.head(), WayNotices.RESUMED);
    }

    public void reviewDue(long community, CaseId id, long suspension) {
        cases.find(community, id)
                .map(Case::head)
                .filter(head -> suspensions
                        .active(head)
                        .filter(it -> it.id() == suspension && !it.reviewDue().isAfter(clock.instant()))
                        .isPresent())
                .ifPresent(head -> notices.secretary(head, WayNotices.REVIEW_DUE));
    }

    private static void secretary(Duty duty) {
        duty.must(Work.COMMUNITY);
        if (!Extending.secretary(duty)) throw new Forbidden("暂停和恢复办理由党组织书记决定");
    }

    private Suspension active(Case.Open open) {
        return suspensions.active(open.head()).orElseThrow(() -> new Refused("这件事没有在暂停"));
    }

    /** Its beginning moves as far as its end, so that as much of it is used as before. */
    private static Case.Open moved(Case.Open open, Instant from, Instant to) {
        var times = open.head().times();
        return open.with(open.head().classified(open.head().category(), times.moved(Duration.between(from, to), to)));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void resumed(Case.Head head) {
        notices.reporter(head, WayNotices.RESUMED);
        tell(head, WayNotices.RESUMED);
    }

    private void tell(Case.Head head, Notice.Kind kind) {
        dispatches.of(head.community(), head.id()).stream()
                .filter(Dispatch::open)
                .forEach(it -> notices.handlers(it, kind));
    }

    private void save(Case.Open it, Step step) {
        cases.save(it, step);
    }
}
