package shequtong.supervision.patrol;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;

/** The rounds as their patroller reads them. */
@Repository
class Rounds {

    private final JdbcClient db;

    Rounds(JdbcClient db) {
        this.db = db;
    }

    /** @param findings how many things were noted during it */
    record Round(
            long id,
            long mandate,
            LocalDate day,
            Turn turn,
            Instant opens,
            Instant closes,
            int lines,
            int opened,
            boolean listed,
            String state,
            @Nullable Instant started,
            @Nullable Instant ended,
            @Nullable Instant last,
            int findings,
            int ordered) {

        boolean done() {
            return state.equals("DONE");
        }

        boolean missed() {
            return state.equals("MISSED");
        }

        /** It could not be finished, and counts neither way. */
        boolean dropped() {
            return state.equals("DROPPED");
        }
    }

    /** Of one's own mandate; a day has three at most. */
    List<Round> on(Duty duty, LocalDate day) {
        return db.sql("""
                select round.*,
                       (select count(*) from supervision.finding where finding.round = round.id) as findings,
                       (select count(*) from supervision.finding
                        where finding.round = round.id and finding.state = 'ORDERED') as ordered
                from supervision.round
                where round.mandate = :mandate and round.day = :day
                order by round.number
                """)
                .param("mandate", duty.mandate().id())
                .param("day", day)
                .query(Rounds::round)
                .list();
    }

    Slice<Round> history(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        select round.*,
                               (select count(*) from supervision.finding where finding.round = round.id) as findings,
                               (select count(*) from supervision.finding
                                where finding.round = round.id and finding.state = 'ORDERED') as ordered
                        from (
                            select *
                            from supervision.round
                            where mandate = :mandate and (opens_at, id) < (:at, :id)
                              and day <= (:at::timestamptz at time zone 'Asia/Shanghai')::date
                            order by day desc, number desc
                            limit 21) round
                        order by round.day desc, round.number desc
                        """)
                        .param("mandate", duty.mandate().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Rounds::round)
                        .list(),
                it -> new Cursor(it.opens(), it.id()));
    }

    private static Round round(ResultSet row, int number) throws SQLException {
        return new Round(
                row.getLong("id"),
                row.getLong("mandate"),
                row.getObject("day", LocalDate.class),
                Turn.of(row.getInt("number")),
                instant(row, "opens_at"),
                instant(row, "closes_at"),
                row.getInt("lines"),
                row.getInt("opened"),
                row.getBoolean("listed"),
                row.getString("state"),
                maybe(row, "started_at"),
                maybe(row, "ended_at"),
                maybe(row, "last_at"),
                row.getInt("findings"),
                row.getInt("ordered"));
    }

    /**
     * @param size how many communities are in it
     * @param blind the first few parts of it in which the patroller may not open everything now
     */
    record Patch(int size, List<String> blind) {

        /** As many as are named; one more says that there are others. */
        static final int NAMED = 3;
    }

    Patch patch(Duty duty, Instant now) {
        return db.sql("""
                with unit as materialized (
                    select unit.id, unit.path, unit.label, unit.kind, unit.closed_at
                    from organization.charge_view charge
                    join organization.area_view unit on unit.id = charge.area
                    where charge.mandate = :mandate and charge.mechanism = 'CONTACT' and charge.until is null),
                watch as materialized (
                    select path from organization.right_view where person = :me and since <= :now and until > :now)
                select (
                    select count(*)
                    from (
                        select id from unit where kind = 'COMMUNITY' and closed_at is null
                        union
                        select place.id
                        from unit
                        join organization.area_view place on place.path <@ unit.path and place.kind = 'COMMUNITY'
                             and place.closed_at is null
                        where unit.kind <> 'COMMUNITY') as places) as size,
                    array(
                        select label
                        from unit
                        where not exists (select from watch where watch.path @> unit.path)
                        order by path
                        limit 4) as blind
                """)
                .param("mandate", duty.mandate().id())
                .param("me", duty.person().value())
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new Patch(row.getInt("size"), List.of((String[])
                        row.getArray("blind").getArray())))
                .single();
    }

    /** The round that somebody is on now, so that a finding belongs to it. */
    Optional<Long> running(long mandate, Instant now) {
        return db.sql("""
                select id
                from supervision.round
                where mandate = :mandate and day = (:now::timestamptz at time zone 'Asia/Shanghai')::date
                  and opens_at <= :now and closes_at > :now
                """)
                .param("mandate", mandate)
                .param("now", now.atOffset(UTC))
                .query(Long.class)
                .optional();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
