package shequtong.supervision.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Missing;
import shequtong.organization.Duty;

/** Who looks after what lies directly below a desk: the streets of a district, the communities of a street. */
@Repository
class Pairings {

    private final JdbcClient db;
    private final Clock clock;

    Pairings(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A street or a community, and the mandates that have it now. */
    record Unit(long id, String code, String label, List<Long> contacts) {}

    /** In the order of their codes, which is that of an index: a page of them, whatever the desk has. */
    List<Unit> below(Duty duty, String q, boolean holes, String after) {
        return db.sql("""
                select unit.id, unit.code, unit.label,
                       array(
                           select charge.mandate
                           from organization.charge_view charge
                           where charge.area = unit.id and charge.mechanism = 'CONTACT' and charge.until is null
                           order by charge.id) as contacts
                from organization.area_view unit
                where unit.parent = :scope and unit.kind in ('SUBDISTRICT', 'COMMUNITY') and unit.closed_at is null
                  and unit.code > :after and position(:q in unit.label || unit.name) > 0
                  and not (:holes and exists (
                      select from organization.charge_view charge
                      where charge.area = unit.id and charge.mechanism = 'CONTACT' and charge.until is null))
                order by unit.code
                limit 21
                """)
                .param("scope", duty.area().id())
                .param("after", after)
                .param("q", q)
                .param("holes", holes)
                .query((row, _) ->
                        new Unit(row.getLong("id"), row.getString("code"), row.getString("label"), List.of((Long[])
                                row.getArray("contacts").getArray())))
                .list();
    }

    /** How many have nobody: the number on the tab. */
    int holes(Duty duty) {
        return db.sql("""
                select count(*) from (
                    select
                    from organization.area_view unit
                    where unit.parent = :scope and unit.kind in ('SUBDISTRICT', 'COMMUNITY') and unit.closed_at is null
                      and not exists (
                          select from organization.charge_view charge
                          where charge.area = unit.id and charge.mechanism = 'CONTACT' and charge.until is null)
                    limit 100) it
                """).param("scope", duty.area().id()).query(Integer.class).single();
    }

    /** Somebody who could be given a patch, and how much they have. */
    record Candidate(long mandate, int patch) {}

    List<Candidate> candidates(Duty duty, String words) {
        return db.sql("""
                select mandate.id as mandate,
                       (select count(*) from organization.charge_view charge
                        where charge.mandate = mandate.id and charge.mechanism = 'CONTACT' and charge.until is null)
                           as patch
                from organization.mandate_view mandate
                where mandate.area = :scope and mandate.since <= :now and (mandate.until is null or mandate.until > :now)
                  and mandate.position in (
                      'STREET_LEADER', 'STREET_STAFF', 'GRID_OFFICER', 'SQUAD_OFFICER', 'DEPARTMENT_STAFF',
                      'DISTRICT_STAFF')
                  and position(:words in mandate.officer || mandate.body_name) > 0
                order by mandate.id
                limit 20
                """)
                .param("scope", duty.area().id())
                .param("words", words)
                .param("now", OffsetDateTime.now(clock))
                .query(Candidate.class)
                .list();
    }

    /** @throws Missing unless it lies directly below the desk */
    Unit get(Duty duty, String code) {
        return db.sql("""
                select id, code, label
                from organization.area_view
                where parent = :scope and code = :code and kind in ('SUBDISTRICT', 'COMMUNITY')
                """)
                .param("scope", duty.area().id())
                .param("code", code)
                .query((row, _) ->
                        new Unit(row.getLong("id"), row.getString("code"), row.getString("label"), List.of()))
                .optional()
                .orElseThrow(() -> new Missing(code));
    }

    /** One who has it or had it. @param endsOn the last day that was said when it began */
    record Past(
            long id,
            long mandate,
            Instant since,
            @Nullable Instant until,
            @Nullable LocalDate endsOn) {}

    /** The last first; one more than a page. */
    List<Past> of(Unit unit, long before) {
        return db.sql("""
                select id, mandate, since, until, ends_on
                from organization.charge_view
                where area = :area and mechanism = 'CONTACT' and id < :before
                order by id desc
                limit 21
                """)
                .param("area", unit.id())
                .param("before", before)
                .query(Pairings::past)
                .list();
    }

    private static Past past(ResultSet row, int number) throws SQLException {
        var until = row.getObject("until", OffsetDateTime.class);
        return new Past(
                row.getLong("id"),
                row.getLong("mandate"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant(),
                row.getObject("ends_on", LocalDate.class));
    }
}
