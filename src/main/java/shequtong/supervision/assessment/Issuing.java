package shequtong.supervision.assessment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import shequtong.web.Jobs;
import shequtong.web.Moments;

/**
 * Issues what was counted. A month is issued a week after its end, when residents have had their time to judge (R44); what
 * comes in later, or is put right, is the next version, once a week at most (R93). Each stands as it was printed.
 */
@Component
class Issuing {

    /** Residents have this long to judge; then the month is issued. */
    static final Duration JUDGING = Duration.ofDays(7);

    /** Months that may still be corrected. */
    private static final int OPEN_FOR = 3;

    /** Which one it was is its own body's affair. */
    private static final String UPHELD = "有1件异议成立，不再计入";

    private final Counting counting;
    private final Reports reports;
    private final Weights weights;
    private final Contests contests;
    private final Spreading spreading;
    private final TransactionOperations transaction;
    private final Clock clock;

    Issuing(
            Counting counting,
            Reports reports,
            Weights weights,
            Contests contests,
            Spreading spreading,
            TransactionOperations transaction,
            Clock clock) {
        this.counting = counting;
        this.reports = reports;
        this.weights = weights;
        this.contests = contests;
        this.spreading = spreading;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    static RecurringTask<Void> assessmentIssued(Issuing issuing) {
        return Tasks.recurring("supervision.assessment", Schedules.daily(Moments.SHANGHAI, LocalTime.of(4, 20)))
                .execute((_, _) -> issuing.night());
    }

    /** A system that has just begun need not wait for the night to show what there is. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Jobs.run(() -> {
            for (var district : counting.districts())
                if (reports.months(district, Kind.COMMUNITY).isEmpty()) all(district);
        });
    }

    void night() {
        counting.districts().forEach(this::all);
    }

    /** The month that runs, the month that is over, and those that may still be corrected; each in a transaction of its own. */
    void all(long district) {
        var current = YearMonth.from(clock.instant().atZone(Moments.SHANGHAI));
        for (var back = 0; back <= OPEN_FOR; back++) {
            var month = current.minusMonths(back);
            transaction.executeWithoutResult(_ -> month(district, month));
        }
    }

    private void month(long district, YearMonth month) {
        reports.hold(district);
        var last = new EnumMap<Kind, Optional<Report>>(Kind.class);
        for (var kind : Kind.values()) last.put(kind, reports.latest(district, kind, month));
        last.values().removeIf(it -> it.filter(this::standing).isPresent());
        if (last.isEmpty()) return;
        var formulas = new EnumMap<Kind, Integer>(Kind.class);
        last.forEach((kind, it) -> formulas.put(
                kind, it.filter(one -> !one.draft()).map(Report::formula).orElse(Weights.FORMULA)));
        var counts = counting.counts(district, month, formulas);
        last.forEach((kind, it) -> issue(district, kind, month, it, counts.getOrDefault(kind, List.of())));
    }

    /** Once a week at most. */
    private boolean standing(Report it) {
        return !it.draft() && !it.issuedAt().plus(JUDGING).isBefore(clock.instant());
    }

    private void issue(long district, Kind kind, YearMonth month, Optional<Report> last, List<Count> counts) {
        var issued = last.filter(it -> !it.draft());
        if (issued.isPresent()) {
            again(issued.get(), counts, "后来有事项补录、更正或评价，重新计算");
            return;
        }
        reports.dropDraft(district, kind, month);
        spreading.begin(write(district, kind, month, settled(month) ? 1 : 0, Weights.FORMULA, "", counts), 0);
    }

    private boolean settled(YearMonth month) {
        var over = month.plusMonths(1).atDay(1).atStartOfDay(Moments.SHANGHAI).toInstant();
        return !clock.instant().isBefore(over.plus(JUDGING));
    }

    /** What was contested with reason does not wait for a week to be over. A draft is counted anew by night anyway. */
    void correct(long contest) {
        transaction.executeWithoutResult(_ -> {
            var it = contests.get(contest);
            var kinds = it.kind() == Kind.DEPARTMENT
                    ? EnumSet.of(Kind.DEPARTMENT)
                    : EnumSet.of(Kind.COMMUNITY, Kind.STREET);
            reports.hold(it.district());
            var last = new EnumMap<Kind, Report>(Kind.class);
            var formulas = new EnumMap<Kind, Integer>(Kind.class);
            for (var kind : kinds)
                reports.latest(it.district(), kind, it.month())
                        .filter(report -> !report.draft())
                        .ifPresent(report -> {
                            last.put(kind, report);
                            formulas.put(kind, report.formula());
                        });
            var counts = counting.counts(it.district(), it.month(), formulas);
            last.forEach((kind, report) -> again(report, counts.getOrDefault(kind, List.of()), UPHELD));
        });
    }

    /** By the formulas of the print that it corrects: what changed is what was done, and not how it is counted. */
    private void again(Report last, List<Count> counts, String reason) {
        if (reports.says(last, counts)) return;
        spreading.begin(
                write(last.district(), last.kind(), last.month(), last.version() + 1, last.formula(), reason, counts),
                last.id());
    }

    /** @return what was written, with its number */
    private Report write(
            long district, Kind kind, YearMonth month, int version, int formula, String reason, List<Count> counts) {
        var decided = weights.of(district, kind, month.getYear());
        var lines = Scoring.lines(counting.subjects(kind, district, month), counts, decided);
        return reports.save(
                new Report(0, district, kind, month, version, formula, clock.instant(), reason), decided, lines);
    }
}
