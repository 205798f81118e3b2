package shequtong.casework.board;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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

/**
 * Counts how a community answers, from its rows, every time it is asked. What was told to the committee alone is in none
 * of the figures: a number that moves by one tells a neighbour that there is something (R34).
 */
@Repository
class Board {

    /** What was raised, and what was judged, in so many days. */
    static final int DAYS = 90;

    private final JdbcClient db;
    private final Clock clock;

    Board(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Of what was raised in the period, judged as the boards above judge it: what is overdue and still open counts as not in
     * time (A22); what was done counts, and what is neither done nor due does not yet.
     *
     * @param unanswered overdue without any answer
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
                select count(*) as raised,
                       count(*) filter (where so.answered) as answered_in_time,
                       count(*) filter (where so.answering) as answer_due,
                       count(*) filter (where it.first_answered_at is null and it.first_due <= :now) as unanswered,
                       count(*) filter (where so.ended) as handled_in_time,
                       count(*) filter (where so.ending) as handle_due,
                       count(*) filter (where so.solved) as solved,
                       count(*) filter (where so.judged) as judged,
                       extract(epoch from percentile_disc(0.5)
                           within group (order by it.first_answered_at - it.reported_at)) as median,
                       (select count(*) from casework.shown_rating
                        where community = :community and at > :since) as ratings,
                       (select count(*) from casework.shown_rating
                        where community = :community and at > :since and grade >= 4) as satisfied
                from casework.case_file it
                cross join lateral casework.marks(it, :now) as so
                where it.community = :community and it.reported_at > :since and it.visibility <> 'COMMITTEE'
                """)
                .param("community", here.community().id())
                .param("now", OffsetDateTime.now(clock))
                .param("since", OffsetDateTime.now(clock).minusDays(DAYS))
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

    /** The last six months in which somebody judged, the newest last (S132). */
    List<Month> trend(Here here) {
        return db.sql("""
                select to_char(month, 'FMMM"月"') as label, satisfied, ratings
                from (
                    select date_trunc('month', at at time zone 'Asia/Shanghai') as month,
                           count(*) filter (where grade >= 4) as satisfied, count(*) as ratings
                    from casework.shown_rating
                    where community = :community and at > :since
                    group by 1
                    order by 1 desc
                    limit 6) as months
                order by month
                """)
                .param("community", here.community().id())
                .param("since", OffsetDateTime.now(clock).minusDays(185))
                .query((row, _) ->
                        new Month(row.getString("label"), new Share(row.getInt("satisfied"), row.getInt("ratings"))))
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
