package shequtong.casework.common;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.Visibility;
import shequtong.casework.common.CommonProblem.Head;
import shequtong.casework.common.CommonProblem.Open;
import shequtong.casework.common.CommonProblem.Plan;
import shequtong.casework.common.CommonProblem.Solved;
import shequtong.casework.common.Step.Kind;
import shequtong.casework.file.Standing;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.notification.Notice;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** Puts cases together and follows what lies behind them; what becomes of each case is decided on its own page. */
@Service
@Transactional
class Grouping {

    /** So many at once … */
    static final int AT_ONCE = 100;

    /** … and in all: more of one cause is a matter of several. */
    static final int MOST = 200;

    private final Problems problems;
    private final Grouped grouped;
    private final CommonNotices notices;
    private final CommonClock days;
    private final Audit audit;
    private final Clock clock;

    Grouping(Problems problems, Grouped grouped, CommonNotices notices, CommonClock days, Audit audit, Clock clock) {
        this.problems = problems;
        this.grouped = grouped;
        this.notices = notices;
        this.days = days;
        this.audit = audit;
        this.clock = clock;
    }

    CommonId make(Duty duty, String title, List<Long> cases) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var id = problems.make(duty, title);
        problems.add(duty.area().id(), id, duty, Step.of(Kind.MADE, title));
        audit.record(duty.actor(), "casework.common", id.subject());
        put(duty, id, cases);
        return id;
    }

    /** By one press, with all that is free of what the signal is about. */
    CommonId ofSignal(Duty duty, long signal) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var title = grouped.called(duty, signal).orElseThrow(() -> new Missing(signal));
        var cases = grouped.behind(duty, signal);
        if (cases.isEmpty()) throw new Refused("这条提醒里没有能归进来的事：已经归过了，或者还没有报到这里");
        return make(duty, title, cases);
    }

    void add(Duty duty, CommonId id, List<Long> cases) {
        own(duty, id);
        mustBeOpen(problems.locked(duty.area().id(), id));
        if (grouped.size(duty.area().id(), id) + cases.size() > MOST)
            throw new Refused("一个共性问题最多放" + MOST + "件，请按原因再分一个");
        put(duty, id, cases);
    }

    private void put(Duty duty, CommonId id, List<Long> cases) {
        if (cases.isEmpty() || cases.size() > AT_ONCE) throw new Refused("一次归1到" + AT_ONCE + "件");
        var found = grouped.candidates(duty, cases);
        if (found.size() < cases.size()) throw new Missing(cases);
        found.stream().filter(it -> !it.free()).findFirst().ifPresent(it -> {
            throw new Refused("“" + it.it().title() + "”" + it.why() + "，请去掉它再归");
        });
        grouped.put(duty.area().id(), id, cases);
        problems.add(duty.area().id(), id, duty, Step.of(Kind.ADDED, cases));
        audit.record(duty.actor(), "casework.common.add", id.subject(), Integer.toString(cases.size()));
        notices.put(duty.area().id(), id, cases, duty.person());
    }

    /** By whoever leads it; and by a committee, what it alone may know of meanwhile, from wherever it lies. */
    void takeOut(Duty duty, CommonId id, CaseId file) {
        var head = seen(duty, id);
        var it = grouped.candidates(duty, List.of(file.value())).stream()
                .map(Grouped.Candidate::it)
                .findFirst()
                .orElseThrow(() -> new Missing(file));
        if (head.area() == duty.area().id()) mustBeOpen(problems.locked(head.area(), id));
        else mustBeHidden(it);
        grouped.takeOut(head.area(), id, it);
        problems.add(head.area(), id, duty, Step.of(Kind.TAKEN_OUT, List.of(file.value())));
        audit.record(duty.actor(), "casework.common.remove", id.subject());
    }

    void describe(Duty duty, CommonId id, int version, String title, String cause) {
        var it = open(duty, id).called(title, cause);
        problems.save(it, version, false);
        done(duty, it, Step.of(Kind.NAMED, title), "casework.common.words");
    }

    /** Saved again as it was, it tells nobody anything. */
    void plan(Duty duty, CommonId id, int version, Plan plan) {
        var was = open(duty, id);
        var it = was.with(plan);
        problems.save(it, version, false);
        done(duty, it, Step.of(plan), "casework.common.plan");
        days.set(it.head());
        if (!plan.equals(was.head().plan()))
            tell(duty, id, was.head().plan() == null ? CommonNotices.PLANNED : CommonNotices.MOVED);
    }

    /** The cause is gone, whatever is still open: each case is ended on its own page. */
    void solve(Duty duty, CommonId id, int version, String words) {
        var it = open(duty, id).solved(words, clock.instant());
        problems.save(it, version, false);
        done(duty, it, Step.of(Kind.SOLVED, words), "casework.common.solve");
        tell(duty, id, CommonNotices.SOLVED);
    }

    void reopen(Duty duty, CommonId id, int version) {
        if (!(own(duty, id) instanceof Solved solved)) throw new Refused("这个共性问题已经打开了");
        var it = solved.reopened();
        problems.save(it, version, true);
        done(duty, it, Step.of(Kind.REOPENED, ""), "casework.common.reopen");
        days.set(it.head());
        tell(duty, id, CommonNotices.REOPENED);
    }

    private void tell(Duty duty, CommonId id, Notice.Kind kind) {
        notices.all(duty.area().id(), id, kind, duty.person());
    }

    private void done(Duty duty, CommonProblem it, Step step, String act) {
        problems.add(it.head().area(), it.head().id(), duty, step);
        audit.record(duty.actor(), act, it.head().id().subject());
    }

    private Open open(Duty duty, CommonId id) {
        return mustBeOpen(own(duty, id));
    }

    private CommonProblem own(Duty duty, CommonId id) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var it = problems.get(duty, id);
        if (it.head().area() != duty.area().id()) throw new Forbidden("这个共性问题由" + it.lead() + "牵头");
        return it.it();
    }

    private Head seen(Duty duty, CommonId id) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        return problems.get(duty, id).head();
    }

    private static Open mustBeOpen(CommonProblem it) {
        if (it instanceof Open open) return open;
        throw new Refused("这个共性问题已经解决了。还有事要归进来、拿出去，请先重新打开");
    }

    private static void mustBeHidden(Standing it) {
        if (it.visibility() != Visibility.COMMITTEE) throw new Forbidden("这个共性问题由街镇牵头，请和街镇商量");
    }
}
