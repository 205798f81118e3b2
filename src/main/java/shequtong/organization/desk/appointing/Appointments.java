package shequtong.organization.desk.appointing;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.desk.Unit;

/** Who was proposed for what. */
@Repository
class Appointments {

    private final JdbcClient db;
    private final Clock clock;

    Appointments(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The seats of a unit that are among these positions: a dozen in a community, some more in the district. */
    List<Seat> seats(Unit unit, Collection<Position> positions) {
        var bodies = db.sql("""
                select id, kind, name from organization.body where area = :area order by id limit 100
                """)
                .param("area", unit.id())
                .query((row, _) -> new Body(row.getLong("id"), row.getString("kind"), row.getString("name")))
                .list();
        return positions.stream()
                .sorted()
                .flatMap(position -> bodies.stream()
                        .filter(it -> Seat.bodies(position).contains(it.kind()))
                        .map(it -> new Seat(it.id(), it.label(), position)))
                .toList();
    }

    private record Body(long id, String kind, String label) {}

    /** @return the name this person is known under already, if it is another */
    Optional<String> introduce(PersonId person, String name) {
        db.sql("""
                insert into organization.officer (person, name) values (:person, :name) on conflict do nothing
                """).param("person", person.value()).param("name", name).update();
        return db.sql("""
                select name from organization.officer where person = :person and name <> :name
                """)
                .param("person", person.value())
                .param("name", name)
                .query(String.class)
                .optional();
    }

    long propose(Duty duty, Unit unit, Seat seat, PersonId person, String purpose, @Nullable Long replaces) {
        return db.sql("""
                insert into organization.appointment
                    (area, body, position, person, duty, replaces, state, proposed_by, proposed_at)
                values (:area, :body, :position, :person, :duty, :replaces, 'PROPOSED', :by, :now)
                on conflict do nothing
                returning id
                """)
                .param("area", unit.id())
                .param("body", seat.body())
                .param("position", seat.position().name())
                .param("person", person.value())
                .param("duty", purpose)
                .param("replaces", replaces)
                .param("by", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused("已经有人提过，正在等同意或交接，请到“任免”里看"));
    }

    /** What was proposed within the area of a desk. */
    Appointment get(Duty duty, long id) {
        return db.sql("""
                select appointment.*, area.code, area.kind, area.sort, area.name, area.label, area.short, '' as above,
                       body.name as body_name, proposer.person as proposer, handover.id as handover
                from organization.appointment
                join organization.area on area.id = appointment.area
                join organization.area scope on scope.id = :scope and scope.path @> area.path
                join organization.body on body.id = appointment.body
                join organization.mandate proposer on proposer.id = appointment.proposed_by
                left join organization.handover on handover.appointment = appointment.id
                where appointment.id = :id
                """)
                .param("scope", duty.area().id())
                .param("id", id)
                .query(Appointments::appointment)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** Open or decided, the latest first. */
    Slice<Appointment> list(Duty duty, boolean open, Cursor after) {
        return Slice.of(
                db.sql("""
                        select appointment.*, area.code, area.kind, area.sort, area.name, area.label, area.short,
                               '' as above, body.name as body_name, proposer.person as proposer, handover.id as handover
                        from organization.area scope
                        join organization.area on area.path <@ scope.path
                        join organization.appointment on appointment.area = area.id
                        join organization.body on body.id = appointment.body
                        join organization.mandate proposer on proposer.id = appointment.proposed_by
                        left join organization.handover on handover.appointment = appointment.id
                        where scope.id = :scope and (appointment.state in ('PROPOSED', 'HANDING')) = :open
                          and (appointment.proposed_at, appointment.id) < (:at, :id)
                        order by appointment.proposed_at desc, appointment.id desc
                        limit 21
                        """)
                        .param("scope", duty.area().id())
                        .param("open", open)
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Appointments::appointment)
                        .list(),
                it -> new Cursor(it.proposedAt(), it.id()));
    }

    /** From one state to another; the state it was in is the lock. */
    void move(
            long id,
            Appointment.State from,
            Appointment.State to,
            @Nullable Long by,
            @Nullable String reason,
            boolean alone,
            @Nullable Long mandate) {
        Refused.unlessChanged(db.sql("""
                update organization.appointment
                set state = :to, decided_by = coalesce(:by, decided_by), decided_at = coalesce(decided_at, :now),
                    reason = coalesce(:reason, reason), alone = alone or :alone, mandate = :mandate
                where id = :id and state = :from
                """)
                .param("to", to.name())
                .param("by", by)
                .param("now", OffsetDateTime.now(clock))
                .param("reason", reason)
                .param("alone", alone)
                .param("mandate", mandate)
                .param("id", id)
                .param("from", from.name())
                .update());
    }

    /** Whether anybody else is there who could decide it: in the area itself or one above. */
    boolean anotherDecides(Area area, Collection<Position> approvers, PersonId proposer, PersonId candidate) {
        return db.sql("""
                select exists (
                    select from organization.area place
                    join organization.area seat on seat.path @> place.path
                    join organization.mandate on mandate.area = seat.id
                    where place.id = :area and mandate.position = any(:approvers)
                      and mandate.person not in (:proposer, :candidate)
                      and mandate.since <= :now and (mandate.until is null or mandate.until > :now))
                """)
                .param("area", area.id())
                .param("approvers", approvers.stream().map(Enum::name).toArray(String[]::new))
                .param("proposer", proposer.value())
                .param("candidate", candidate.value())
                .param("now", OffsetDateTime.now(clock))
                .query(Boolean.class)
                .single();
    }

    private static Appointment appointment(ResultSet row, int number) throws SQLException {
        var decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Appointment(
                row.getLong("id"),
                new Area(
                        row.getLong("area"),
                        row.getString("code"),
                        Area.Kind.valueOf(row.getString("kind")),
                        Area.Sort.valueOf(row.getString("sort")),
                        row.getString("name"),
                        row.getString("label"),
                        row.getString("short"),
                        row.getString("above")),
                new Seat(row.getLong("body"), row.getString("body_name"), Position.valueOf(row.getString("position"))),
                new PersonId(row.getLong("person")),
                row.getString("duty"),
                number(row, "replaces"),
                Appointment.State.valueOf(row.getString("state")),
                new PersonId(row.getLong("proposer")),
                row.getLong("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                number(row, "decided_by"),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("reason"),
                row.getBoolean("alone"),
                number(row, "handover"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
