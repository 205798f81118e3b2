package shequtong.supervision.assessment;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Cursor;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;

/** What people do to an assessment: the assessed contest a figure, and the district decides on it. */
@Service
@Transactional
class Assessing {

    /** So long after a month was first issued it may still be contested. */
    static final Duration OPEN = Duration.ofDays(60);

    /** As many characters as anybody may say. */
    static final int WORDS = 500;

    private final Contests contests;
    private final Behind behind;
    private final Reports reports;
    private final Correcting correcting;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Assessing(
            Contests contests,
            Behind behind,
            Reports reports,
            Correcting correcting,
            Telling telling,
            Audit audit,
            Clock clock) {
        this.contests = contests;
        this.behind = behind;
        this.reports = reports;
        this.correcting = correcting;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was not issued yet is contested as well. */
    boolean contestable(Report report) {
        return reports.first(report)
                .filter(it -> !clock.instant().isBefore(it.plus(OPEN)))
                .isEmpty();
    }

    void mustSpeak(Duty duty, Report report, Rows.Row row) {
        if (!Sight.of(duty).speaksFor(duty, report.kind(), row.subject())) throw new Forbidden("异议由被考核的单位自己提出");
    }

    /** @param at where the thing is in the list behind the figure */
    void contest(Duty duty, Report report, Rows.Row row, String indicator, Cursor at, String words) {
        mustSpeak(duty, report, row);
        if (!contestable(report)) throw new Refused("这个月的考核已经过了提异议的时间");
        var it = behind.one(report, row.subject(), indicator, at);
        telling.contested(contests.raise(duty, report, row, indicator, it, words, clock.instant()), report.district());
        audit.record(
                duty.actor(),
                "supervision.contest",
                new Subject("supervision.report", report.id()),
                indicator + " " + it.number());
    }

    /** What is upheld is left out, seconds later, with a new version of each report that had it (docs/decisions/0027). */
    void decide(Duty duty, long id, boolean upheld, String answer) {
        Sight.mustDecide(duty);
        var it = contests.get(duty, id);
        contests.decide(duty, it, upheld, answer, clock.instant());
        telling.decided(it);
        if (upheld) correcting.soon(id, clock.instant());
        audit.record(
                duty.actor(),
                "supervision.contest-decide",
                new Subject("supervision.contest", id),
                upheld ? "upheld" : "refused");
    }

    /** Before any of it leaves. */
    void taken(Duty duty, Report report, int rows) {
        audit.record(
                duty.actor(), "supervision.export", new Subject("supervision.report", report.id()), "rows=" + rows);
    }
}
