package shequtong.supervision.assessment;

import static java.time.ZoneOffset.UTC;
import static shequtong.supervision.assessment.Counting.bounds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Slice;

/**
 * What stands behind a figure, one thing after the other, as it counts now by the formulas that the figure was printed with:
 * what was contested and upheld does not.
 */
@Repository
class Behind {

    /** What is listed thing by thing here; rounds, orders and tables have lists of their own. */
    static final Set<String> LISTED =
            Set.of("RESPONSE", "RESOLUTION", "SATISFACTION", "ON_TIME", "LASTING", "PROMISES", "ANSWERS");

    private final JdbcClient db;
    private final Clock clock;

    Behind(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param thing what is contested: the number of the case, the promise or the order
     * @param counts in the numerator; the others are in the denominator alone
     * @param contest OPEN, REFUSED, or empty: what came of it when it was contested
     */
    record Thing(long thing, String number, String title, Instant due, boolean counts, String contest) {}

    Slice<Thing> of(Report report, long subject, String indicator, Cursor after) {
        return Slice.of(
                switch (indicator) {
                    case "RESPONSE" -> answers(report, subject, after);
                    case "PROMISES" -> promises(report, subject, after);
                    case "ANSWERS" -> orders(report, subject, after);
                    case "RESOLUTION", "SATISFACTION", "ON_TIME", "LASTING" -> ends(report, subject, indicator, after);
                    default -> throw new Missing(indicator);
                },
                it -> new Cursor(it.due(), it.thing()));
    }

    /** @param at the row before it, as its page wrote it: the moment it was due, and the number after its own */
    Thing one(Report report, long subject, String indicator, Cursor at) {
        return of(report, subject, indicator, at).rows().stream()
                .findFirst()
                .filter(it -> it.thing() == at.id() - 1 && it.due().equals(at.at()))
                .orElseThrow(() -> new Missing(at));
    }

    private List<Thing> answers(Report report, long subject, Cursor after) {
        return db.sql("""
                select it.id as thing, it.number, it.title, it.first_due as due, it.answered as counts,
                       coalesce(contest.state, '') as contest
                from casework.counted_view it
                left join lateral (
                    select state from supervision.contest
                    where kind = :kind and subject = :subject and indicator = :indicator and thing = it.id
                    order by id desc limit 1) contest on true
                where it.community = :subject and it.first_due >= :from and it.first_due < :to and it.answering
                  and contest.state is distinct from 'UPHELD' and (it.first_due, it.id) < (:at, :id)
                order by it.first_due desc, it.id desc
                limit 21
                """)
                .params(bounds(report.month()))
                .params(asked(report, subject, "RESPONSE", after))
                .query(Behind::thing)
                .list();
    }

    private List<Thing> ends(Report report, long subject, String indicator, Cursor after) {
        return db.sql("""
                select it.id as thing, it.number, it.title, it.handle_due as due,
                       case :indicator when 'RESOLUTION' then it.solved when 'SATISFACTION' then it.satisfied
                                       when 'ON_TIME' then it.ended else case when :formula = 1 then it.judged else it.solved end and not it.reopened
                                       end as counts,
                       coalesce(contest.state, '') as contest
                from casework.counted_view it
                left join lateral (
                    select state from supervision.contest
                    where kind = :kind and subject = :subject and indicator = :indicator and thing = it.id
                    order by id desc limit 1) contest on true
                where it.community = :subject and it.handle_due >= :from and it.handle_due < :to
                  and case :indicator when 'SATISFACTION' then it.rated when 'ON_TIME' then it.ending else it.judged end
                  and contest.state is distinct from 'UPHELD' and (it.handle_due, it.id) < (:at, :id)
                order by it.handle_due desc, it.id desc
                limit 21
                """)
                .params(bounds(report.month()))
                .params(asked(report, subject, indicator, after))
                .param("formula", report.formula())
                .query(Behind::thing)
                .list();
    }

    private List<Thing> promises(Report report, long subject, Cursor after) {
        return db.sql("""
                select it.id as thing, matter.number, matter.title, it.due, it.kept as counts,
                       coalesce(contest.state, '') as contest
                from casework.promise_view it
                join casework.counted_view matter on matter.community = it.community and matter.id = it.case_id
                left join lateral (
                    select state from supervision.contest
                    where kind = :kind and subject = :subject and indicator = :indicator and thing = it.id
                    order by id desc limit 1) contest on true
                where it.community = :subject and it.due >= :from and it.due < :to
                  and contest.state is distinct from 'UPHELD' and (it.due, it.id) < (:at, :id)
                order by it.due desc, it.id desc
                limit 21
                """)
                .params(bounds(report.month()))
                .params(asked(report, subject, "PROMISES", after))
                .query(Behind::thing)
                .list();
    }

    private List<Thing> orders(Report report, long subject, Cursor after) {
        return db.sql("""
                select it.id as thing, it.number, it.title, it.due, it.answered as counts,
                       coalesce(contest.state, '') as contest
                from casework.order_view it
                left join lateral (
                    select state from supervision.contest
                    where kind = :kind and subject = :subject and indicator = :indicator and thing = it.id
                    order by id desc limit 1) contest on true
                where it.body = :subject and it.due >= :from and it.due < :to and (it.replied or it.due <= :now)
                  and contest.state is distinct from 'UPHELD' and (it.due, it.id) < (:at, :id)
                order by it.due desc, it.id desc
                limit 21
                """)
                .params(bounds(report.month()))
                .params(asked(report, subject, "ANSWERS", after))
                .param("now", OffsetDateTime.now(clock))
                .query(Behind::thing)
                .list();
    }

    private static Map<String, Object> asked(Report report, long subject, String indicator, Cursor after) {
        return Map.of(
                "kind", report.kind().name(),
                "subject", subject,
                "indicator", indicator,
                "at", after.at().atOffset(UTC),
                "id", after.id());
    }

    private static Thing thing(ResultSet row, int number) throws SQLException {
        return new Thing(
                row.getLong("thing"),
                row.getString("number"),
                row.getString("title"),
                Reports.instant(row, "due"),
                row.getBoolean("counts"),
                row.getString("contest"));
    }
}
