package shequtong.supervision.patrol;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Area;
import shequtong.organization.Duty;

/**
 * Who did how much of their patrols (R54), for the desk they belong to and for the one above it. A 街镇 reads of its own
 * people, the district of everybody's: each by an index of its own, a page and no more.
 */
@Repository
class Reports {

    private final JdbcClient db;

    Reports(JdbcClient db) {
        this.db = db;
    }

    /** A person's day. @param mandate under which they patrol; also where the next page begins */
    record Day(
            long mandate,
            String place,
            int rounds,
            int done,
            int missed,
            int dropped,
            int lines,
            int opened,
            int findings) {

        /** Three, but for those that could not be finished. */
        int asked() {
            return Turn.values().length - dropped;
        }

        int rate() {
            return asked() == 0 ? 100 : Math.round(100f * done / asked());
        }
    }

    List<Day> day(Duty duty, LocalDate day, long after) {
        return db.sql("""
                select it.mandate, max(area.label) as place, count(*) as rounds,
                       count(*) filter (where it.state = 'DONE') as done,
                       count(*) filter (where it.state = 'MISSED') as missed,
                       count(*) filter (where it.state = 'DROPPED') as dropped, sum(it.lines) as lines,
                       sum(it.opened) as opened,
                       sum((select count(*) from supervision.finding where finding.round = it.id)) as findings
                from (
                    (select *
                    from supervision.round
                    where :all and above = :scope and day = :day and mandate > :after
                    order by mandate, number
                    limit 63)
                    union all
                    (select *
                    from supervision.round
                    where not :all and area = :scope and day = :day and mandate > :after
                    order by mandate, number
                    limit 63)) it
                join organization.area_view area on area.id = it.area
                group by it.mandate
                order by it.mandate
                limit 21
                """)
                .param("all", all(duty))
                .param("scope", duty.area().id())
                .param("day", day)
                .param("after", after)
                .query(Day.class)
                .list();
    }

    private static boolean all(Duty duty) {
        return duty.area().kind() == Area.Kind.DISTRICT;
    }

    /** A round that nobody finished. */
    record Missed(
            long id, long mandate, String place, LocalDate day, Turn turn, Instant closes, int lines, int opened) {}

    Slice<Missed> missed(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        select it.id, it.mandate, area.label as place, it.day, it.number, it.closes_at, it.lines,
                               it.opened
                        from (
                            (select *
                            from supervision.round
                            where :all and above = :scope and state = 'MISSED' and (closes_at, id) < (:at, :id)
                            order by closes_at desc, id desc
                            limit 21)
                            union all
                            (select *
                            from supervision.round
                            where not :all and area = :scope and state = 'MISSED' and (closes_at, id) < (:at, :id)
                            order by closes_at desc, id desc
                            limit 21)) it
                        join organization.area_view area on area.id = it.area
                        order by it.closes_at desc, it.id desc
                        """)
                        .param("all", all(duty))
                        .param("scope", duty.area().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Reports::missed)
                        .list(),
                it -> new Cursor(it.closes(), it.id()));
    }

    private static Missed missed(ResultSet row, int number) throws SQLException {
        return new Missed(
                row.getLong("id"),
                row.getLong("mandate"),
                row.getString("place"),
                row.getObject("day", LocalDate.class),
                Turn.of(row.getInt("number")),
                Rounds.instant(row, "closes_at"),
                row.getInt("lines"),
                row.getInt("opened"));
    }
}
