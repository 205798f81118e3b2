package shequtong.supervision.assessment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.YearMonth;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
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

    private final Counting counting;
    private final Reports reports;
    private final Weights weights;
    private final TransactionOperations transaction;
    private final Clock clock;

    Issuing(Counting counting, Reports reports, Weights weights, TransactionOperations transaction, Clock clock) {
        this.counting = counting;
        this.reports = reports;
        this.weights = weights;
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
        for (var district : counting.districts())
            if (reports.months(district, Kind.COMMUNITY).isEmpty()) all(district);
    }

    void night() {
        counting.districts().forEach(this::all);
    }

    private void all(long district) {
        for (var kind : Kind.values()) transaction.executeWithoutResult(_ -> district(district, kind));
    }

    /** The month that runs, the month that is over, and those that may still be corrected. */
    void district(long district, Kind kind) {
        var now = clock.instant();
        var current = YearMonth.from(now.atZone(Moments.SHANGHAI));
        draft(district, kind, current);
        for (var month = current.minusMonths(OPEN_FOR); month.isBefore(current); month = month.plusMonths(1)) {
            var over =
                    month.plusMonths(1).atDay(1).atStartOfDay(Moments.SHANGHAI).toInstant();
            if (now.isBefore(over.plus(JUDGING))) draft(district, kind, month);
            else settle(district, kind, month);
        }
    }

    private void draft(long district, Kind kind, YearMonth month) {
        reports.hold(district);
        if (reports.latest(district, kind, month).filter(it -> !it.draft()).isPresent()) return;
        reports.dropDraft(district, kind, month);
        write(district, kind, month, 0, "");
    }

    private void settle(long district, Kind kind, YearMonth month) {
        reports.hold(district);
        var last = reports.latest(district, kind, month);
        if (last.filter(it -> !it.draft()).isEmpty()) {
            reports.dropDraft(district, kind, month);
            write(district, kind, month, 1, "");
        } else if (last.get().issuedAt().plus(JUDGING).isBefore(clock.instant())
                && !reports.says(last.get(), counting.counts(kind, district, month)))
            write(district, kind, month, last.get().version() + 1, "后来有事项补录、更正或评价，重新计算");
    }

    /** At once: what was contested with reason does not wait for a week to be over. */
    void correct(long district, Kind kind, YearMonth month, String reason) {
        reports.hold(district);
        reports.latest(district, kind, month)
                .filter(it -> !it.draft())
                .ifPresent(it -> write(district, kind, month, it.version() + 1, reason));
    }

    private void write(long district, Kind kind, YearMonth month, int version, String reason) {
        var decided = weights.of(kind, month.getYear());
        var lines = Scoring.lines(counting.subjects(kind, district), counting.counts(kind, district, month), decided);
        reports.save(
                new Report(0, district, kind, month, version, Weights.FORMULA, clock.instant(), reason),
                decided,
                lines);
    }
}
