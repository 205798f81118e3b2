package shequtong.supervision.assessment;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Cursor;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.web.Moments;

/** What people do to an assessment: the assessed contest a figure, the district decides on it and on next year's weights. */
@Service
@Transactional
class Assessing {

    /** So long after a month was first issued it may still be contested. */
    static final Duration OPEN = Duration.ofDays(60);

    private static final String UPHELD = "有1件异议成立，不再计入";

    private final Contests contests;
    private final Behind behind;
    private final Weights weights;
    private final Issuing issuing;
    private final Audit audit;
    private final Clock clock;

    Assessing(Contests contests, Behind behind, Weights weights, Issuing issuing, Audit audit, Clock clock) {
        this.contests = contests;
        this.behind = behind;
        this.weights = weights;
        this.issuing = issuing;
        this.audit = audit;
        this.clock = clock;
    }

    boolean contestable(Report report) {
        var over = report.month()
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay(Moments.SHANGHAI)
                .toInstant();
        return clock.instant().isBefore(over.plus(OPEN));
    }

    void mustSpeak(Duty duty, Report report, Rows.Row row) {
        if (!Sight.of(duty).speaksFor(duty, report.kind(), row.subject())) throw new Forbidden("异议由被考核的单位自己提出");
    }

    /** @param at where the thing is in the list behind the figure */
    void contest(Duty duty, Report report, Rows.Row row, String indicator, Cursor at, String words) {
        mustSpeak(duty, report, row);
        if (!contestable(report)) throw new Refused("这个月的考核已经过了提异议的时间");
        var it = behind.one(report, row.subject(), indicator, at);
        contests.raise(duty, report, row, indicator, it, words, clock.instant());
        audit.record(
                duty.actor(),
                "supervision.contest",
                new Subject("supervision.report", report.id()),
                indicator + " " + it.number());
    }

    /** What is upheld is left out at once, with a new version of each report that had it; which one it was is its own body's affair. */
    void decide(Duty duty, long id, boolean upheld, String answer) {
        Sight.mustDecide(duty);
        var it = contests.get(duty, id);
        contests.decide(duty, it, upheld, answer, clock.instant());
        audit.record(
                duty.actor(),
                "supervision.contest-decide",
                new Subject("supervision.contest", id),
                upheld ? "upheld" : "refused");
        if (!upheld) return;
        if (it.kind() == Kind.DEPARTMENT) issuing.correct(it.district(), Kind.DEPARTMENT, it.month(), UPHELD);
        else
            for (var kind : new Kind[] {Kind.COMMUNITY, Kind.STREET})
                issuing.correct(it.district(), kind, it.month(), UPHELD);
    }

    /** Before any of it leaves. */
    void taken(Duty duty, Report report, int rows) {
        audit.record(
                duty.actor(), "supervision.export", new Subject("supervision.report", report.id()), "rows=" + rows);
    }

    /** For a year that has not begun: nobody is measured by what was decided afterwards (R92). */
    void weigh(Duty duty, Kind kind, int year, Map<String, Integer> chosen) {
        Sight.mustDecide(duty);
        if (year <= YearMonth.from(clock.instant().atZone(Moments.SHANGHAI)).getYear())
            throw new Refused("已经开始的年度，权重不再改动；请从下一年度起调整");
        weights.set(kind, year, chosen);
        audit.record(
                duty.actor(),
                "supervision.weigh",
                new Subject("organization.area", duty.area().id()),
                "kind=%s year=%d %s".formatted(kind, year, chosen));
    }
}
