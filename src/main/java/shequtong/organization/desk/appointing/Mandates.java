package shequtong.organization.desk.appointing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Area;
import shequtong.organization.Mandate;
import shequtong.organization.Position;

/** Positions held, from when to when. A mandate is never deleted and never given another person. */
@Repository
class Mandates {

    private final JdbcClient db;
    private final Clock clock;

    Mandates(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Held(
            Mandate mandate,
            PersonId person,
            String duty,
            Instant since,
            @Nullable Instant until) {}

    /** Whoever changes what is held in an area waits here for whoever does so at the same moment. */
    void lock(long area) {
        db.sql("""
                select id from organization.area where id = :area for update
                """).param("area", area).query(Long.class).single();
    }

    Held get(Area area, long id) {
        return db.sql("""
                select mandate.id, mandate.person, mandate.position, mandate.duty, mandate.since, mandate.until,
                       body.id as body, body.kind, body.name
                from organization.mandate
                join organization.body on body.id = mandate.body
                where mandate.id = :id and mandate.area = :area
                """)
                .param("id", id)
                .param("area", area.id())
                .query(Mandates::held)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** The 书记 of a community: the one who is, or else the one who was last. */
    Optional<Held> secretary(Area area) {
        return db.sql("""
                select mandate.id, mandate.person, mandate.position, mandate.duty, mandate.since, mandate.until,
                       body.id as body, body.kind, body.name
                from organization.mandate
                join organization.body on body.id = mandate.body
                where mandate.area = :area and mandate.position = 'PARTY_SECRETARY'
                order by mandate.until desc nulls first
                limit 1
                """).param("area", area.id()).query(Mandates::held).optional();
    }

    Mandate give(Area area, Seat seat, PersonId person, String duty, OffsetDateTime at) {
        try {
            var id = db.sql("""
                    insert into organization.mandate (person, position, body, area, since, duty)
                    values (:person, :position, :body, :area, :now, :duty)
                    returning id
                    """)
                    .param("person", person.value())
                    .param("position", seat.position().name())
                    .param("body", seat.body())
                    .param("area", area.id())
                    .param("now", at)
                    .param("duty", duty)
                    .query(Long.class)
                    .single();
            return get(area, id).mandate();
        } catch (DuplicateKeyException e) {
            throw new Refused(
                    seat.position().work() == Position.Work.PLATFORM
                            ? "系统管理、安全管理、审计三个职务要由三个人担任"
                            : "这个职务已经有人担任，请刷新后再看看");
        }
    }

    /** The moment of a change: what ends and what begins with it have the same. */
    OffsetDateTime moment() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }

    /** @param by the mandate under which it is ended */
    void end(long id, long by, String reason, OffsetDateTime at) {
        Refused.unlessChanged(db.sql("""
                update organization.mandate set until = :now, ended_by = :by, reason = :reason
                where id = :id and until is null
                """)
                .param("now", at)
                .param("by", by)
                .param("reason", reason)
                .param("id", id)
                .update());
    }

    /** What somebody holds besides, anywhere. */
    boolean holdsAnything(PersonId person) {
        return db.sql("""
                select exists (select from organization.mandate where person = :person and until is null)
                """).param("person", person.value()).query(Boolean.class).single();
    }

    boolean holds(PersonId person, Seat seat) {
        return db.sql("""
                select exists (
                    select from organization.mandate
                    where person = :person and position = :position and body = :body and until is null)
                """)
                .param("person", person.value())
                .param("position", seat.position().name())
                .param("body", seat.body())
                .query(Boolean.class)
                .single();
    }

    /** Nobody is two of the three (R106). */
    boolean administers(PersonId person) {
        return db.sql("""
                select exists (
                    select from organization.mandate
                    where person = :person and position in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')
                      and until is null)
                """).param("person", person.value()).query(Boolean.class).single();
    }

    /** Whoever holds nothing any more looks nowhere any more. */
    void blind(PersonId person, long by) {
        db.sql("""
                update organization.observe_right set until = :now, revoked_by = :by, reason = '任职结束'
                where person = :person and since < :now and until > :now
                  and not exists (
                      select from organization.mandate where mandate.person = :person and mandate.until is null)
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .param("person", person.value())
                .update();
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        var until = row.getObject("until", OffsetDateTime.class);
        return new Held(
                new Mandate(
                        row.getLong("id"),
                        Position.valueOf(row.getString("position")),
                        new Mandate.Body(row.getLong("body"), row.getString("kind"), row.getString("name"))),
                new PersonId(row.getLong("person")),
                row.getString("duty"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant());
    }
}
