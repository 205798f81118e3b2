package shequtong.organization.desk.charges;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.desk.Unit;

/** Who answers for a mechanism. A charge ends with the mandate under which it was given. */
@Repository
public class Charges {

    private final JdbcClient db;
    private final Clock clock;

    Charges(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public record Charge(Mechanism mechanism, long mandate, Instant since) {}

    public List<Charge> of(Unit unit) {
        return db.sql("""
                select charge.mechanism, charge.mandate, charge.since
                from organization.charge
                join organization.mandate on mandate.id = charge.mandate
                where charge.area = :area and charge.until is null
                  and (mandate.until is null or mandate.until > :now)
                order by charge.id
                """)
                .param("area", unit.id())
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Charge(
                        Mechanism.valueOf(row.getString("mechanism")),
                        row.getLong("mandate"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** An official who could be charged. */
    public record Candidate(long mandate, Position position, String body) {}

    /**
     * Those who work for the unit itself; as contact those of the areas above it, whose leaders and departments look
     * after it. By a part of their name, one page.
     */
    public List<Candidate> candidates(Duty duty, Unit unit, Mechanism mechanism, String name) {
        return found(duty, unit, mechanism, name, 0);
    }

    Optional<Candidate> candidate(Duty duty, Unit unit, Mechanism mechanism, long mandate) {
        return found(duty, unit, mechanism, "", mandate).stream().findFirst();
    }

    private List<Candidate> found(Duty duty, Unit unit, Mechanism mechanism, String name, long mandate) {
        return db.sql("""
                select mandate.id, mandate.position, body.name
                from organization.area scope
                join organization.area place on place.id = :area and place.path <@ scope.path
                join organization.area seat on seat.path @> place.path and seat.path <@ scope.path
                     and (seat.id = place.id) <> :contact
                join organization.mandate on mandate.area = seat.id
                join organization.body on body.id = mandate.body
                join organization.officer on officer.person = mandate.person
                where scope.id = :scope and position(:name in officer.name) > 0 and (:mandate = 0 or mandate.id = :mandate)
                  and mandate.position not in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')
                  and mandate.since <= :now and (mandate.until is null or mandate.until > :now)
                order by mandate.id
                limit 20
                """)
                .param("area", unit.id())
                .param("scope", duty.area().id())
                .param("contact", mechanism == Mechanism.CONTACT)
                .param("name", name)
                .param("mandate", mandate)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Candidate(
                        row.getLong("id"), Position.valueOf(row.getString("position")), row.getString("name")))
                .list();
    }

    /**
     * Held until the transaction ends, so that of two who name somebody one comes second. Of several contacts it is the
     * first, who is the one that the page shows.
     */
    void close(Unit unit, Mechanism mechanism) {
        db.sql("""
                update organization.charge set until = :now
                where id = (
                    select min(id) from organization.charge
                    where area = :area and mechanism = :mechanism and until is null)
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("area", unit.id())
                .param("mechanism", mechanism.name())
                .update();
    }

    void open(Unit unit, Mechanism mechanism, long mandate, Duty by) {
        db.sql("""
                insert into organization.charge (area, mechanism, mandate, since, given_by)
                values (:area, :mechanism, :mandate, :now, :by)
                """)
                .param("area", unit.id())
                .param("mechanism", mechanism.name())
                .param("mandate", mandate)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by.mandate().id())
                .update();
    }

    /** With the mandate everything ends that hung on it. */
    public void end(long mandate) {
        db.sql("""
                update organization.charge set until = :now where mandate = :mandate and until is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("mandate", mandate)
                .update();
    }
}
