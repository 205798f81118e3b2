package shequtong.casework.merging;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.Visibility;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Reminders;
import shequtong.casework.file.Standings;
import shequtong.casework.file.Step;
import shequtong.casework.file.Telling;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/**
 * Lets one matter go on as one case. Nothing is moved: the later case keeps its reporter, its comments and photos, and
 * shows where it went; taken apart, it is again what it was.
 */
@Service
@Transactional
class Merging {

    private final Cases cases;
    private final Merges merges;
    private final Standings standings;
    private final Reminders reminders;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Merging(
            Cases cases,
            Merges merges,
            Standings standings,
            Reminders reminders,
            Telling telling,
            Audit audit,
            Clock clock) {
        this.cases = cases;
        this.merges = merges;
        this.standings = standings;
        this.reminders = reminders;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param number of the case that was first
     * @param sure that it is the same, though its category is another
     */
    void merge(Duty duty, CaseId id, int seen, String number, boolean sure) {
        duty.must(Work.COMMUNITY);
        cases.get(duty, id); // another community's is nobody's business here
        var into = merges.numbered(duty, number).orElseThrow(() -> new Refused("没有找到这个单号，请再看一看"));
        var now = clock.instant();
        lock(duty, id, into);
        var it = cases.get(duty, id);
        var first = cases.get(duty, into);
        if (it.head().community() != first.head().community()) throw new Missing(into);
        if (it.head().version() != seen && cases.movedSince(it.head().community(), id, seen))
            throw new Refused("您看着的时候，这件事有了新的变化，请看过再决定");
        var later = standings.get(duty, id);
        var target = standings.get(duty, into);
        Duplicate.refused(later, target).ifPresent(no -> {
            throw new Refused(no);
        });
        if (!sure && Duplicate.apart(later, target)) throw new Refused(Duplicate.unsure(later, target));
        if (!(it instanceof Case.Open open)) throw new Refused(Duplicate.DONE);
        var secret = target.visibility() == Visibility.COMMITTEE;
        var hidden = later.visibility() == Visibility.COMMITTEE;
        var words = secret && !hidden
                ? "和同一位居民先反映的一件一起办"
                : "并到单号%s“%s”一起办。先反映的那件：%s".formatted(target.number(), target.title(), target.sentence());
        cases.save(open.aside(now), Step.of(Step.Kind.MERGED, duty, now, words));
        merges.add(duty, open, into, now);
        step(first, hidden, Step.of(Step.Kind.MERGED, duty, now, "又有居民反映同一件事，并到这里一起办"));
        audit.record(duty.actor(), "casework.merge", id.subject(), "into=" + into.value());
        telling.together(it.head(), Telling.MERGED);
    }

    /** It is again what it was before, with its own clocks; what was done to the other stays done. */
    void part(Duty duty, CaseId id, int seen) {
        duty.must(Work.COMMUNITY);
        var now = clock.instant();
        cases.get(duty, id); // another community's is nobody's business here
        var found = merges.before(duty.area().id(), id).orElseThrow(() -> new Refused("这件事没有并案"));
        lock(duty, id, found.into());
        var it = cases.get(duty, id);
        if (it.head().version() != seen && cases.movedSince(it.head().community(), id, seen))
            throw new Refused("您看着的时候，这件事有了新的变化，请看过再决定");
        merges.undo(duty, id, now);
        var parted = again(it.head(), found);
        cases.save(parted, Step.of(Step.Kind.UNMERGED, duty, now, "分开单独办"));
        reminders.again(parted);
        var hidden = standings.get(duty, id).visibility() == Visibility.COMMITTEE;
        step(cases.get(duty, found.into()), hidden, Step.of(Step.Kind.UNMERGED, duty, now, "有一件不是同一件事，分开单独办"));
        audit.record(
                duty.actor(),
                "casework.unmerge",
                id.subject(),
                "from=" + found.into().value());
        telling.together(it.head(), Telling.PARTED);
    }

    private static Case again(Case.Head head, Merges.Before before) {
        var times = head.times();
        var then = head.classified(
                head.category(),
                new Case.Times(
                        times.reportedAt(),
                        times.firstDue(),
                        before.answeredAt(),
                        times.handleFrom(),
                        times.handleDue()));
        return switch (before.was()) {
            case "REPORTED" -> new Case.Reported(then);
            case "ACCEPTED" -> new Case.Accepted(then);
            case "REWORK" -> new Case.Rework(then);
            default -> new Case.Handling(then);
        };
    }

    /** What only the committee may know of leaves no line that neighbours read. */
    private void step(Case first, boolean hidden, Step step) {
        cases.save(first, hidden ? step.inner() : step);
    }

    /** Both, always in the same order: two merges that cross wait for each other, and do not lock each other out. */
    private void lock(Duty duty, CaseId one, CaseId other) {
        var low = one.value() < other.value() ? one : other;
        var lowest = cases.locked(duty, low);
        var highest = cases.locked(duty, low.equals(one) ? other : one);
        if (lowest.head().community() != highest.head().community()) throw new Missing(other);
    }
}
