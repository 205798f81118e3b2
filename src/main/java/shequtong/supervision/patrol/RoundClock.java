package shequtong.supervision.patrol;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.identity.PersonId;

/** What the clock does with the rounds that run, and with those that are over. */
@Repository
class RoundClock {

    private final JdbcClient db;

    RoundClock(JdbcClient db) {
        this.db = db;
    }

    /** Nobody is reproached for a round of which nothing is theirs to open any more. */
    void drop(Instant now) {
        db.sql("""
                update supervision.round set state = 'DROPPED', ended_at = :now
                where state = 'OPEN' and opens_at <= :now
                  and not exists (
                      select from supervision.line
                      where line.round = round.id and supervision.walks(
                            round.mandate, line.community, least(:now, round.closes_at)))
                """).param("now", now.atOffset(UTC)).update();
    }

    /**
     * Nor for what was taken out of sight by its reporter since, or lies where they may not look or need not look any
     * more: it is taken off the sheets of rounds that run. What is complete without it is done.
     */
    void strike(Instant now) {
        db.sql("""
                with lost as (
                    select places.round, places.community
                    from (
                        select distinct line.round, line.community, round.mandate, least(:now, round.closes_at) as at
                        from supervision.round
                        join supervision.line on line.round = round.id and line.opened_at is null
                        where round.state = 'OPEN' and round.opens_at <= :now) places
                    where not supervision.walks(places.mandate, places.community, places.at)),
                gone as (
                    delete from supervision.line
                    using supervision.round
                    where round.id = line.round and round.state = 'OPEN' and round.opens_at <= :now
                      and line.opened_at is null
                      and ((line.round, line.community) in (select round, community from lost)
                        or line.kind = :matter and exists (
                            select from casework.case_view file
                            where file.id = line.subject and file.community = line.community
                              and file.visibility = 'COMMITTEE'))
                    returning line.round)
                update supervision.round
                set lines = lines - struck.n,
                    state = case when opened = lines - struck.n and listed then 'DONE' else state end,
                    ended_at = case when opened = lines - struck.n and listed then :now::timestamptz else ended_at end
                from (select gone.round, count(*) as n from gone group by gone.round) struck
                where round.id = struck.round
                """).param("matter", CaseId.KIND).param("now", now.atOffset(UTC)).update();
    }

    /** Somebody to be told about a round. */
    record Told(long id, PersonId person, long area, long above, LocalDate day) {}

    List<Told> remind(Instant now) {
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
                .query(RoundClock::told)
                .list();
    }

    /** Of what is over and was not done: marked in the transaction that tells it, so it is told once. */
    List<Told> miss(Instant now) {
        return db.sql("""
                update supervision.round set state = 'MISSED', ended_at = :now
                where id in (
                    select id from supervision.round
                    where state = 'OPEN' and closes_at <= :now
                    order by closes_at, id
                    limit 200
                    for update skip locked)
                returning id, person, area, above, day
                """)
                .param("now", now.atOffset(UTC))
                .query(RoundClock::told)
                .list();
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
}
