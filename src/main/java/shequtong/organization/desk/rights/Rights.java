package shequtong.organization.desk.rights;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;

/** Who may look where until when. Read anew by every request: what is revoked is over with the next click (R8). */
@Repository
class Rights {

    private final JdbcClient db;
    private final Clock clock;

    Rights(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param own whether it is over the very area of the desk, which the desk can not have given */
    record Right(
            long id,
            PersonId person,
            String code,
            String place,
            boolean own,
            boolean inspects,
            Instant since,
            Instant until,
            String purpose,
            @Nullable String reason) {}

    void grant(Ask ask) {
        db.sql("""
                insert into organization.observe_right (person, area, since, until, inspects, request)
                select :person, id, :now, :until, :inspects, :request from unnest(:areas::bigint[]) as it (id)
                """)
                .param("person", ask.person().value())
                .param("areas", ask.areas().toArray(Long[]::new))
                .param("now", OffsetDateTime.now(clock))
                .param("until", ask.until().atOffset(UTC))
                .param("inspects", ask.inspects())
                .param("request", ask.id())
                .update();
    }

    /** Those in force within the desk's area, the soonest to end first; or those that are over, the last first. */
    Slice<Right> list(Duty duty, boolean inForce, Cursor after) {
        return Slice.of(
                db.sql("""
                        select observe.id, observe.person, area.code, area.label, area.id = scope.id as own,
                               observe.inspects, observe.since, observe.until, coalesce(ask.purpose, '') as purpose,
                               observe.reason
                        from organization.area scope
                        join organization.area on area.path <@ scope.path
                        join organization.observe_right observe on observe.area = area.id
                        left join organization.right_request ask on ask.id = observe.request
                        where scope.id = :scope and (observe.until > :now) = :inForce
                          and case when :inForce then (observe.until, observe.id) > (:at, :id)
                                   else (observe.until, observe.id) < (:at, :id) end
                        order by case when :inForce then observe.until end,
                                 case when not :inForce then observe.until end desc,
                                 case when :inForce then observe.id else -observe.id end
                        limit 21
                        """)
                        .param("scope", duty.area().id())
                        .param("inForce", inForce)
                        .param("now", OffsetDateTime.now(clock))
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Rights::right)
                        .list(),
                it -> new Cursor(it.until(), it.id()));
    }

    Right get(Duty duty, long id) {
        return db.sql("""
                select observe.id, observe.person, area.code, area.label, area.id = scope.id as own, observe.inspects,
                       observe.since, observe.until, coalesce(ask.purpose, '') as purpose, observe.reason
                from organization.area scope
                join organization.area on area.path <@ scope.path
                join organization.observe_right observe on observe.area = area.id
                left join organization.right_request ask on ask.id = observe.request
                where scope.id = :scope and observe.id = :id
                """)
                .param("scope", duty.area().id())
                .param("id", id)
                .query(Rights::right)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    void revoke(Duty duty, long id, String reason) {
        Refused.unlessChanged(db.sql("""
                update organization.observe_right set until = :now, revoked_by = :by, reason = :reason
                where id = :id and since < :now and until > :now
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("by", duty.mandate().id())
                .param("reason", reason)
                .param("id", id)
                .update());
    }

    private static Right right(ResultSet row, int number) throws SQLException {
        return new Right(
                row.getLong("id"),
                new PersonId(row.getLong("person")),
                row.getString("code"),
                row.getString("label"),
                row.getBoolean("own"),
                row.getBoolean("inspects"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getString("purpose"),
                row.getString("reason"));
    }
}
