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
import org.springframework.transaction.annotation.Transactional;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;

/** The rounds as they are read: one's own, and those a desk above hears of. */
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
            int findings,
            int ordered) {

        boolean done() {
            return state.equals("DONE");
        }

        boolean missed() {
            return state.equals("MISSED");
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
                row.getInt("findings"),
                row.getInt("ordered"));
    }

    /** A line of today's sheets. @param title nothing for a community as a whole */
    record Line(
            long round,
            Turn turn,
            long community,
            String slug,
            String place,
            String why,
            @Nullable Long matter,
            @Nullable String title,
            boolean opened,
            boolean fault) {}

    /** All the lines of three sheets: 66 at most. */
    List<Line> lines(List<Long> rounds) {
        return db.sql("""
                select line.round, round.number as turn, line.community, place.short, place.label, line.why,
                       line.subject, file.title, line.opened_at is not null as opened,
                       exists (
                           select from supervision.finding
                           where finding.round = line.round and finding.community = line.community
                             and (line.kind is null or finding.kind = line.kind and finding.subject = line.subject))
                           as fault
                from supervision.line
                join supervision.round on round.id = line.round
                join organization.area_view place on place.id = line.community
                left join casework.case_view file on file.id = line.subject and file.community = line.community
                     and file.visibility <> 'COMMITTEE'
                where line.round = any(:rounds)
                order by round.number, line.number
                """)
                .param("rounds", rounds.toArray(Long[]::new))
                .query((row, _) -> new Line(
                        row.getLong("round"),
                        Turn.of(row.getInt("turn")),
                        row.getLong("community"),
                        row.getString("short"),
                        row.getString("label"),
                        row.getString("why"),
                        row.getObject("subject", Long.class),
                        row.getString("title"),
                        row.getBoolean("opened"),
                        row.getBoolean("fault")))
                .list();
    }

    /** What waits in a community, for the few that are on today's sheets; what only the committee sees is in no number. */
    record Waiting(long community, int unanswered, int overdue) {}

    List<Waiting> waiting(List<Long> communities, Instant now) {
        return db.sql("""
                select place.id as community,
                       (select count(*) from casework.case_view file
                        where file.community = place.id and file.state <> 'CLOSED' and file.first_answered_at is null
                          and file.visibility <> 'COMMITTEE') as unanswered,
                       (select count(*) from casework.case_view file
                        where file.community = place.id and file.state <> 'CLOSED' and file.due <= :now
                          and file.visibility <> 'COMMITTEE') as overdue
                from unnest(:communities::bigint[]) as place (id)
                """)
                .param("communities", communities.toArray(Long[]::new))
                .param("now", now.atOffset(UTC))
                .query(Waiting.class)
                .list();
    }

    /** How many communities are in this patroller's patch. */
    int patch(Duty duty) {
        return db.sql("""
                select count(distinct place.id)
                from organization.charge_view charge
                join organization.area_view unit on unit.id = charge.area
                join organization.area_view place on place.path <@ unit.path and place.kind = 'COMMUNITY'
                     and place.closed_at is null
                where charge.mandate = :mandate and charge.mechanism = 'CONTACT' and charge.until is null
                """)
                .param("mandate", duty.mandate().id())
                .query(Integer.class)
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

    /** Somebody to be told about a round. */
    record Told(long id, PersonId person, long area, long above, LocalDate day) {}

    @Transactional
    public List<Told> remind(Instant now) {
        return db.sql("""
                update supervision.round set reminded_at = :now
                where id in (
                    select id from supervision.round
                    where state = 'OPEN' and closes_at between :now and :soon and reminded_at is null
                    order by closes_at, id
                    limit 200
                    for update skip locked)
                returning id, person, area, above, day
                """)
                .param("now", now.atOffset(UTC))
                .param("soon", now.plus(Turn.WARNING).atOffset(UTC))
                .query(Rounds::told)
                .list();
    }

    /** Of what is over and was not done: marked in the transaction that tells it, so it is told once. */
    @Transactional
    public List<Told> miss(Instant now) {
        return db.sql("""
                update supervision.round set state = 'MISSED', ended_at = :now
                where id in (
                    select id from supervision.round
                    where state = 'OPEN' and closes_at <= :now
                    order by closes_at, id
                    limit 200
                    for update skip locked)
                returning id, person, area, above, day
                """).param("now", now.atOffset(UTC)).query(Rounds::told).list();
    }

    private static Told told(ResultSet row, int number) throws SQLException {
        return new Told(
                row.getLong("id"),
                new PersonId(row.getLong("person")),
                row.getLong("area"),
                row.getLong("above"),
                row.getObject("day", LocalDate.class));
    }

    /** Who answers for 巡查监督 at a desk (S12); its own people where that is nobody. */
    List<PersonId> overseers(long area, Instant now) {
        return db.sql("""
                with named as (
                    select mandate.person
                    from organization.charge_view charge
                    join organization.mandate_view mandate on mandate.id = charge.mandate
                    where charge.area = :area and charge.mechanism = 'PATROL' and charge.until is null
                      and (mandate.until is null or mandate.until > :now))
                select person from named
                union
                select person
                from organization.mandate_view
                where area = :area and position in ('DISTRICT_STAFF', 'STREET_LEADER') and since <= :now
                  and (until is null or until > :now) and not exists (select from named)
                """)
                .param("area", area)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new PersonId(row.getLong("person")))
                .list();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
