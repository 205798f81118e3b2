package shequtong.organization.desk.rights;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
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
import shequtong.organization.Duty;
import shequtong.organization.Position;

/** What was asked for. A desk sees what was asked from within its own area. */
@Repository
class Asks {

    private final JdbcClient db;
    private final Clock clock;

    Asks(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** An official who could be let look. */
    record Candidate(long mandate, PersonId person, Position position) {}

    /** Officials of the desk's own area and below, by a part of their name; not the three admins, who look at no content. */
    List<Candidate> candidates(Duty duty, String name, long mandate) {
        return db.sql("""
                select mandate.id, mandate.person, mandate.position
                from organization.area scope
                join organization.area seat on seat.path <@ scope.path
                join organization.mandate on mandate.area = seat.id
                join organization.officer on officer.person = mandate.person
                where scope.id = :scope and position(:name in officer.name) > 0
                  and (:mandate = 0 or mandate.id = :mandate) and mandate.person <> :me
                  and mandate.position not in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')
                  and mandate.since <= :now and (mandate.until is null or mandate.until > :now)
                order by seat.path, mandate.id
                limit 20
                """)
                .param("scope", duty.area().id())
                .param("name", name)
                .param("mandate", mandate)
                .param("me", duty.person().value())
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Candidate(
                        row.getLong("id"),
                        new PersonId(row.getLong("person")),
                        Position.valueOf(row.getString("position"))))
                .list();
    }

    long add(Duty duty, PersonId person, List<Long> areas, boolean inspects, Instant until, String purpose) {
        return db.sql("""
                insert into organization.right_request
                    (person, areas, inspects, until, purpose, proposed_by, scope, proposed_at, state)
                values (:person, :areas, :inspects, :until, :purpose, :by, :scope, :now, 'PROPOSED')
                returning id
                """)
                .param("person", person.value())
                .param("areas", areas.toArray(Long[]::new))
                .param("inspects", inspects)
                .param("until", until.atOffset(UTC))
                .param("purpose", purpose)
                .param("by", duty.mandate().id())
                .param("scope", duty.area().id())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    Ask get(Duty duty, long id) {
        return db.sql("""
                select ask.*, proposer.person as proposer,
                       (select string_agg(area.label, '、' order by area.code)
                        from organization.area where area.id = any(ask.areas)) as places
                from organization.right_request ask
                join organization.area origin on origin.id = ask.scope
                join organization.area scope on scope.id = :scope and scope.path @> origin.path
                join organization.mandate proposer on proposer.id = ask.proposed_by
                where ask.id = :id
                """)
                .param("scope", duty.area().id())
                .param("id", id)
                .query(Asks::ask)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** What waits, the latest first. */
    Slice<Ask> waiting(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        select ask.*, proposer.person as proposer,
                               (select string_agg(area.label, '、' order by area.code)
                                from organization.area where area.id = any(ask.areas)) as places
                        from organization.area scope
                        join organization.area origin on origin.path <@ scope.path
                        join organization.right_request ask on ask.scope = origin.id and ask.state = 'PROPOSED'
                        join organization.mandate proposer on proposer.id = ask.proposed_by
                        where scope.id = :scope and (ask.proposed_at, ask.id) < (:at, :id)
                        order by ask.proposed_at desc, ask.id desc
                        limit 21
                        """)
                        .param("scope", duty.area().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Asks::ask)
                        .list(),
                it -> new Cursor(it.proposedAt(), it.id()));
    }

    void move(long id, Ask.State to, Optional<Duty> by, @Nullable String reason) {
        Refused.unlessChanged(db.sql("""
                update organization.right_request
                set state = :to, decided_by = :by, decided_at = case when :by::bigint is null then null else :now::timestamptz end,
                    reason = :reason
                where id = :id and state = 'PROPOSED'
                """)
                .param("to", to.name())
                .param("by", by.map(it -> it.mandate().id()).orElse(null))
                .param("now", OffsetDateTime.now(clock))
                .param("reason", reason)
                .param("id", id)
                .update());
    }

    private static Ask ask(ResultSet row, int number) throws SQLException {
        var decidedBy = row.getLong("decided_by");
        return new Ask(
                row.getLong("id"),
                new PersonId(row.getLong("person")),
                List.of((Long[]) row.getArray("areas").getArray()),
                row.getString("places"),
                row.getBoolean("inspects"),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getString("purpose"),
                new PersonId(row.getLong("proposer")),
                row.getLong("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                Ask.State.valueOf(row.getString("state")),
                decidedBy == 0 ? null : decidedBy,
                row.getString("reason"));
    }
}
