package shequtong.casework.file;

import static java.time.ZoneOffset.UTC;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;

/**
 * Sets the reminders of a case's clocks, in the transaction that sets the clock. Only the next of a clock is ever scheduled:
 * giving it schedules the one after it. A moved clock has a number of its own, and the old reminder finds nothing to do.
 */
@Repository
public class Reminders {

    private static final TaskDescriptor<Void> REMIND = TaskDescriptor.of("casework.remind");

    private final JdbcClient db;
    private final SchedulerClient scheduler;
    private final Clock clock;

    Reminders(JdbcClient db, @Lazy SchedulerClient scheduler, Clock clock) {
        this.db = db;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Which of the two clocks of a case. */
    public enum Of {
        FIRST,
        HANDLING
    }

    /** How much of its time is over, in percent (R32). */
    public enum Mark {
        HALF(50),
        OVER(100),
        TWICE(200);

        private final int percent;

        Mark(int percent) {
            this.percent = percent;
        }

        public Instant in(Instant from, Instant until) {
            return from.plus(Duration.between(from, until).multipliedBy(percent).dividedBy(100));
        }
    }

    /** @param told the last reminder given for it */
    private record Set(
            int number, @Nullable Mark told, @Nullable Instant rests) {}

    private record Ran(Instant from, Instant until) {}

    /** Whatever of the clocks has changed; nothing where nothing has, or nobody has to do anything any more. */
    void set(Case it) {
        if (!(it instanceof Case.Open open)) {
            rest(it.head(), null);
            return;
        }
        set(open.head(), false);
    }

    void set(long community, CaseId id, Case.Times times) {
        set(community, id, Of.FIRST, times.reportedAt(), times.firstDue(), false);
        set(community, id, Of.HANDLING, times.handleFrom(), times.handleDue(), false);
    }

    /** What was set aside goes on with the clocks it had: a reminder that came meanwhile found nobody, and comes now. */
    public void again(Case it) {
        if (it instanceof Case.Open open) set(open.head(), true);
    }

    private void set(Case.Head head, boolean anew) {
        var times = head.times();
        if (times.firstAnsweredAt() == null)
            set(head.community(), head.id(), Of.FIRST, times.reportedAt(), times.firstDue(), anew);
        set(head.community(), head.id(), Of.HANDLING, times.handleFrom(), times.handleDue(), anew);
    }

    /** Until then nobody is reminded, however the clock stands; null when it runs again. Before the clock is moved. */
    public void rest(Case.Head head, @Nullable Instant until) {
        db.sql("""
                update casework.clock set rests_until = :until::timestamptz
                where community = :community and case_id = :case and clock = 'HANDLING'
                """)
                .param("until", until == null ? null : until.atOffset(UTC))
                .param("community", head.community())
                .param("case", head.id().value())
                .update();
    }

    private void set(long community, CaseId id, Of of, Instant from, Instant until, boolean anew) {
        moved(community, id, of, from, until, anew)
                .ifPresent(it -> next(it.told())
                        .ifPresent(mark -> schedule(
                                key(community, id, of, it.number(), mark), later(mark.in(from, until), it.rests()))));
    }

    /** What lies ahead of the clock as it runs now was not told, even if it was when it ran differently. */
    private Optional<Set> moved(long community, CaseId id, Of of, Instant from, Instant until, boolean anew) {
        return db.sql("""
                insert into casework.clock as it (community, case_id, clock, number, ran_from, until)
                values (:community, :case, :clock, 1, :from, :until)
                on conflict (community, case_id, clock) do update
                set number = it.number + 1, ran_from = excluded.ran_from, until = excluded.until,
                    half_at = case when greatest(:now, it.rests_until) >= :half then it.half_at end,
                    over_at = case when greatest(:now, it.rests_until) >= :until then it.over_at end,
                    twice_at = case when greatest(:now, it.rests_until) >= :twice then it.twice_at end
                where (it.ran_from, it.until) <> (excluded.ran_from, excluded.until) or :anew
                returning number, rests_until,
                    case when twice_at is not null then 'TWICE' when over_at is not null then 'OVER'
                         when half_at is not null then 'HALF' end as told
                """)
                .param("community", community)
                .param("case", id.value())
                .param("clock", of.name())
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("half", Mark.HALF.in(from, until).atOffset(UTC))
                .param("twice", Mark.TWICE.in(from, until).atOffset(UTC))
                .param("now", clock.instant().atOffset(UTC))
                .param("anew", anew)
                .query((row, _) -> {
                    var told = row.getString("told");
                    return new Set(
                            row.getInt("number"),
                            told == null ? null : Mark.valueOf(told),
                            Standings.maybe(row, "rests_until"));
                })
                .optional();
    }

    /** Marks that this is being told, and schedules what comes after it; false where somebody has, or it was moved. */
    boolean marked(Reminder.Due due) {
        var ran = db.sql("""
                update casework.clock
                set half_at = case :mark when 'HALF' then :now else half_at end,
                    over_at = case :mark when 'OVER' then :now else over_at end,
                    twice_at = case :mark when 'TWICE' then :now else twice_at end
                where community = :community and case_id = :case and clock = :clock and number = :number
                  and case :mark when 'HALF' then half_at when 'OVER' then over_at else twice_at end is null
                returning ran_from, until
                """)
                .param("mark", due.mark().name())
                .param("now", clock.instant().atOffset(UTC))
                .param("community", due.community())
                .param("case", due.id().value())
                .param("clock", due.of().name())
                .param("number", due.number())
                .query((row, _) -> new Ran(Standings.instant(row, "ran_from"), Standings.instant(row, "until")))
                .optional();
        ran.ifPresent(it -> next(due.mark())
                .ifPresent(mark -> schedule(
                        key(due.community(), due.id(), due.of(), due.number(), mark), mark.in(it.from(), it.until()))));
        return ran.isPresent();
    }

    private static Optional<Mark> next(@Nullable Mark told) {
        var next = told == null ? 0 : told.ordinal() + 1;
        return next < Mark.values().length ? Optional.of(Mark.values()[next]) : Optional.empty();
    }

    private static Instant later(Instant at, @Nullable Instant rests) {
        return rests == null || rests.isBefore(at) ? at : rests;
    }

    private static String key(long community, CaseId id, Of of, int number, Mark mark) {
        return community + "/" + id.value() + "/" + of + "/" + number + "/" + mark;
    }

    private void schedule(String key, Instant at) {
        scheduler.scheduleIfNotExists(REMIND.instance(key).build(), at);
    }

    @Bean
    static OneTimeTask<Void> casesAreRemindedOf(Reminder reminder) {
        return Tasks.oneTime(REMIND).execute((task, _) -> {
            var key = task.getId().split("/", 5);
            reminder.give(new Reminder.Due(
                    Long.parseLong(key[0]),
                    CaseId.valueOf(key[1]),
                    Of.valueOf(key[2]),
                    Integer.parseInt(key[3]),
                    Mark.valueOf(key[4])));
        });
    }
}
