package shequtong.organization.desk.charges;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.desk.May;

/** The departments of a district and how far each is connected (S68, S69). To one that is not, nothing is dispatched. */
@Repository
class Departments {

    /** 未接入, 试接, 已接入. */
    enum State {
        NONE("未接入"),
        TRIAL("试接"),
        CONNECTED("已接入");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private final JdbcClient db;
    private final Clock clock;
    private final Audit audit;

    Departments(JdbcClient db, Clock clock, Audit audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /** @param by the mandate under which the last change was made */
    record Department(
            long id,
            String label,
            State state,
            int people,
            @Nullable Instant at,
            @Nullable String reason,
            long by) {}

    /** All departments at and above the desk's area: a dozen. */
    List<Department> of(Duty duty) {
        return db.sql("""
                select body.id, body.name, body.onboarding, last.at, last.reason, coalesce(last.by, 0) as by,
                       (select count(*) from organization.mandate
                        where mandate.body = body.id and mandate.until is null) as people
                from organization.area scope
                join organization.area on area.path @> scope.path
                join organization.body on body.area = area.id and body.kind = 'DEPARTMENT'
                left join lateral (
                    select at, reason, by from organization.onboarding
                    where onboarding.body = body.id
                    order by at desc
                    limit 1) as last on true
                where scope.id = :scope
                order by body.id
                limit 60
                """)
                .param("scope", duty.area().id())
                .query((row, _) -> {
                    var at = row.getObject("at", OffsetDateTime.class);
                    return new Department(
                            row.getLong("id"),
                            row.getString("name"),
                            State.valueOf(row.getString("onboarding")),
                            row.getInt("people"),
                            at == null ? null : at.toInstant(),
                            row.getString("reason"),
                            row.getLong("by"));
                })
                .list();
    }

    record Past(State state, Instant at, String reason, long by) {}

    /** How it came to its state, the latest first; the last hundred. */
    List<Past> history(Duty duty, long body) {
        return db.sql("""
                select onboarding.state, onboarding.at, onboarding.reason, onboarding.by
                from organization.area scope
                join organization.area on area.path @> scope.path
                join organization.body on body.area = area.id and body.id = :body
                join organization.onboarding on onboarding.body = body.id
                where scope.id = :scope
                order by onboarding.at desc
                limit 100
                """)
                .param("scope", duty.area().id())
                .param("body", body)
                .query((row, _) -> new Past(
                        State.valueOf(row.getString("state")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("reason"),
                        row.getLong("by")))
                .list();
    }

    @Transactional
    void move(Duty duty, long body, State state, String reason) {
        May.must(May.connect(duty));
        var before = db.sql("""
                select onboarding from organization.body
                where id = :body and area = :area and kind = 'DEPARTMENT'
                for update
                """)
                .param("body", body)
                .param("area", duty.area().id())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Missing(body));
        if (before.equals(state.name())) throw new Refused("本来就是" + state.label());
        db.sql("""
                update organization.body set onboarding = :state where id = :body
                """).param("state", state.name()).param("body", body).update();
        db.sql("""
                insert into organization.onboarding (body, at, state, by, reason) values (:body, :now, :state, :by, :reason)
                """)
                .param("body", body)
                .param("now", OffsetDateTime.now(clock))
                .param("state", state.name())
                .param("by", duty.mandate().id())
                .param("reason", reason)
                .update();
        audit.record(duty.actor(), "organization.onboard", new Subject("organization.body", body));
    }
}
