package shequtong.casework.board;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Area;
import shequtong.web.Moments;

/**
 * How 街镇 and the district answer, from the months that were added up: as many rows are read with a thousand cases as with
 * a million. At most a minute behind. What was told to the committee alone is in none of them.
 */
@Repository
class Above {

    /** This month and the two before it. */
    static final int MONTHS = 3;

    private final JdbcClient db;
    private final Clock clock;

    Above(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param confirmed closed, and its reporter says that it is solved, ever since (S101)
     * @param median of the first answers; none while there is no answer
     */
    record Figures(
            int raised,
            Share answered,
            Share handled,
            Share solved,
            Share satisfied,
            long confirmed,
            @Nullable Duration median) {}

    /** A part of the area. @param code where the list goes on after it */
    record Part(String code, String label, Share answered, Share solved, Share satisfied) {}

    Figures figures(Area area) {
        var median = median(area);
        return db.sql("""
                select coalesce(sum(raised) filter (where recent), 0) as raised,
                       coalesce(sum(responded) filter (where recent), 0) as responded,
                       coalesce(sum(respond_due) filter (where recent), 0) as respond_due,
                       coalesce(sum(handled) filter (where recent), 0) as handled,
                       coalesce(sum(handle_due) filter (where recent), 0) as handle_due,
                       coalesce(sum(solved) filter (where recent), 0) as solved,
                       coalesce(sum(judged) filter (where recent), 0) as judged,
                       coalesce(sum(satisfied) filter (where recent), 0) as satisfied,
                       coalesce(sum(rated) filter (where recent), 0) as rated,
                       coalesce(sum(confirmed), 0) as confirmed
                from (
                    select *, month >= :since as recent from casework.tally_month where area = :area) as months
                """)
                .param("since", since(clock))
                .param("area", area.id())
                .query((row, _) -> new Figures(
                        row.getInt("raised"),
                        new Share(row.getInt("responded"), row.getInt("respond_due")),
                        new Share(row.getInt("handled"), row.getInt("handle_due")),
                        new Share(row.getInt("solved"), row.getInt("judged")),
                        new Share(row.getInt("satisfied"), row.getInt("rated")),
                        row.getLong("confirmed"),
                        median))
                .single();
    }

    /** Closed and confirmed ever since, of one community (S101). */
    long confirmed(Area area) {
        return db.sql("""
                select coalesce(sum(confirmed), 0) from casework.tally_month where area = :area
                """).param("area", area.id()).query(Long.class).single();
    }

    private @Nullable Duration median(Area area) {
        return Waits.median(db.sql("""
                select step, sum(n) as n from casework.tally_wait
                where area = :area and month >= :since
                group by step
                order by step
                """)
                .param("since", since(clock))
                .param("area", area.id())
                .query(Waits.Step.class)
                .list());
    }

    /** In the order of the tree; one more than a page shows. */
    List<Part> parts(Area area, String after) {
        return db.sql("""
                select place.code, place.label, coalesce(sums.responded, 0) as responded,
                       coalesce(sums.respond_due, 0) as respond_due, coalesce(sums.solved, 0) as solved,
                       coalesce(sums.judged, 0) as judged, coalesce(sums.satisfied, 0) as satisfied,
                       coalesce(sums.rated, 0) as rated
                from (
                    select id, code, label from organization.area_view
                    where parent = :area and code > :after and closed_at is null
                    order by code
                    limit 21) as place
                left join lateral (
                    select sum(responded) as responded, sum(respond_due) as respond_due, sum(solved) as solved,
                           sum(judged) as judged, sum(satisfied) as satisfied, sum(rated) as rated
                    from casework.tally_month
                    where tally_month.area = place.id and month >= :since) sums on true
                order by place.code
                """)
                .param("since", since(clock))
                .param("area", area.id())
                .param("after", after)
                .query((row, _) -> new Part(
                        row.getString("code"),
                        row.getString("label"),
                        new Share(row.getInt("responded"), row.getInt("respond_due")),
                        new Share(row.getInt("solved"), row.getInt("judged")),
                        new Share(row.getInt("satisfied"), row.getInt("rated"))))
                .list();
    }

    /** Open to what comes: what is done before its deadline counts at once, in the month of that. */
    static LocalDate since(Clock clock) {
        return YearMonth.from(clock.instant().atZone(Moments.SHANGHAI))
                .minusMonths(MONTHS - 1)
                .atDay(1);
    }
}
