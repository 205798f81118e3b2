package shequtong.casework.board;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Standings;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Here;
import shequtong.web.Moments;

/**
 * How a community answers, by the days that are written with every step of its cases: the same formulas and the same
 * months as the boards above it (R91, R93). What was told to the committee alone is in none of the figures: a number that
 * moves by one tells a neighbour that there is something (R34).
 */
@Repository
class Board {

    private final JdbcClient db;
    private final Clock clock;

    Board(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * What is overdue and still open counts as not in time (A22); what was done counts, and what is neither done nor due does
     * not yet.
     *
     * @param unanswered overdue without any answer, now
     * @param median of the first answers; none while there is no answer
     */
    record Figures(
            int raised,
            Share answered,
            int unanswered,
            Share handled,
            Share solved,
            Share satisfied,
            @Nullable Duration median) {}

    /** @param month 5月 */
    record Month(String month, Share satisfied) {}

    Figures figures(Here here) {
        return db.sql("""
                select coalesce(sum(raised), 0) as raised,
                       coalesce(sum(responded), 0) as answered_in_time, coalesce(sum(respond_due), 0) as answer_due,
                       coalesce(sum(handled), 0) as handled_in_time, coalesce(sum(handle_due), 0) as handle_due,
                       coalesce(sum(solved), 0) as solved, coalesce(sum(judged), 0) as judged,
                       coalesce(sum(satisfied), 0) as satisfied, coalesce(sum(rated), 0) as ratings,
                       (select coalesce(sum(silent), 0) from casework.pulse where community = :community) as unanswered,
                       (select extract(epoch from percentile_disc(0.5)
                            within group (order by first_answered_at - reported_at))
                        from casework.case_file
                        where community = :community and visibility <> 'COMMITTEE'
                          and reported_at >= :since::timestamp at time zone 'Asia/Shanghai') as median
                from casework.tally_day
                where community = :community and day >= :since
                """)
                .param("community", here.community().id())
                .param("since", Above.since(clock))
                .query((row, _) -> {
                    var median = row.getLong("median");
                    var none = row.wasNull();
                    return new Figures(
                            row.getInt("raised"),
                            new Share(row.getInt("answered_in_time"), row.getInt("answer_due")),
                            row.getInt("unanswered"),
                            new Share(row.getInt("handled_in_time"), row.getInt("handle_due")),
                            new Share(row.getInt("solved"), row.getInt("judged")),
                            new Share(row.getInt("satisfied"), row.getInt("ratings")),
                            none ? null : Duration.ofSeconds(median));
                })
                .single();
    }

    /**
     * The last six months in which somebody judged, the newest last (S132). What was judged before the month of its deadline
     * is shown with this one: there is no change to see in months to come.
     */
    List<Month> trend(Here here) {
        return db.sql("""
                select to_char(month, 'FMMM"月"') as label, satisfied, rated
                from (
                    select date_trunc('month', least(day, :today)) as month, sum(satisfied) as satisfied, sum(rated) as rated
                    from casework.tally_day
                    where community = :community and day >= :since
                    group by 1
                    having sum(rated) > 0
                    order by 1 desc
                    limit 6) as months
                order by month
                """)
                .param("community", here.community().id())
                .param("since", Above.since(clock).minusMonths(Above.MONTHS))
                .param("today", LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI))
                .query((row, _) ->
                        new Month(row.getString("label"), new Share(row.getInt("satisfied"), row.getInt("rated"))))
                .list();
    }

    /** What was closed, for everybody to look up; the matters told to the committee alone are counted and not shown. */
    Slice<Standing> closed(Here here, Cursor after) {
        return Slice.of(
                db.sql("""
                        select *
                        from casework.standing
                        where community = :community and state = 'CLOSED' and visibility <> 'COMMITTEE'
                          and (closed_at, id) < (:at, :id)
                        order by closed_at desc, id desc
                        limit 21
                        """)
                        .param("community", here.community().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Standings::row)
                        .list(),
                it -> new Cursor(closedAt(it), it.id().value()));
    }

    private static Instant closedAt(Standing it) {
        return Objects.requireNonNullElse(it.closedAt(), it.reportedAt());
    }
}
