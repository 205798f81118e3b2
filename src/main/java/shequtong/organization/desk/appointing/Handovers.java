package shequtong.organization.desk.appointing;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;

/** Posts that change hands (B19): one who goes, one who comes, and what each of them has said. */
@Repository
class Handovers {

    private final JdbcClient db;
    private final Clock clock;

    Handovers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    enum State {
        OPEN,
        DONE,
        CANCELLED
    }

    record Handover(
            long id,
            long appointment,
            long area,
            long outgoing,
            PersonId goes,
            PersonId comes,
            Instant openedAt,
            @Nullable Instant goesAt,
            @Nullable Instant comesAt,
            @Nullable Instant closedAt,
            State state) {

        boolean agreed() {
            return goesAt != null && comesAt != null;
        }
    }

    record Line(String what, int count) {}

    long open(long appointment, Mandates.Held outgoing, PersonId comes) {
        return db.sql("""
                insert into organization.handover (appointment, outgoing, goes, comes, opened_at, state)
                values (:appointment, :outgoing, :goes, :comes, :now, 'OPEN')
                on conflict do nothing
                returning id
                """)
                .param("appointment", appointment)
                .param("outgoing", outgoing.mandate().id())
                .param("goes", outgoing.person().value())
                .param("comes", comes.value())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused("这个职务正在交接"));
    }

    /** For the two whom it is about, and nobody else. */
    Handover get(PersonId one, long id) {
        return db.sql("""
                select handover.id, handover.appointment, mandate.area, handover.outgoing, handover.goes, handover.comes,
                       handover.opened_at, handover.goes_at, handover.comes_at, handover.closed_at, handover.state
                from organization.handover
                join organization.mandate on mandate.id = handover.outgoing
                where handover.id = :id and :me in (handover.goes, handover.comes)
                """)
                .param("id", id)
                .param("me", one.value())
                .query((row, _) -> new Handover(
                        row.getLong("id"),
                        row.getLong("appointment"),
                        row.getLong("area"),
                        row.getLong("outgoing"),
                        new PersonId(row.getLong("goes")),
                        new PersonId(row.getLong("comes")),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        moment(row.getObject("goes_at", OffsetDateTime.class)),
                        moment(row.getObject("comes_at", OffsetDateTime.class)),
                        moment(row.getObject("closed_at", OffsetDateTime.class)),
                        State.valueOf(row.getString("state"))))
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** Whether somebody holds a mandate whose hand-over has begun. */
    Optional<Long> of(long mandate) {
        return db.sql("""
                select id from organization.handover where outgoing = :mandate and state = 'OPEN'
                """).param("mandate", mandate).query(Long.class).optional();
    }

    /** Says it once; who says it again changes nothing. */
    void agree(long id, PersonId one) {
        Refused.unlessChanged(db.sql("""
                update organization.handover
                set goes_at = case when goes = :me then coalesce(goes_at, :now) else goes_at end,
                    comes_at = case when comes = :me then coalesce(comes_at, :now) else comes_at end
                where id = :id and state = 'OPEN' and :me in (goes, comes)
                """)
                .param("me", one.value())
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update());
    }

    void close(long id, State state) {
        Refused.unlessChanged(db.sql("""
                update organization.handover set state = :state, closed_at = :now where id = :id and state = 'OPEN'
                """)
                .param("state", state.name())
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update());
    }

    void keep(long id, int number, Line line) {
        db.sql("""
                insert into organization.handover_line (handover, number, what, count)
                values (:id, :number, :what, :count)
                """)
                .param("id", id)
                .param("number", number)
                .param("what", line.what())
                .param("count", line.count())
                .update();
    }

    List<Line> lines(long id) {
        return db.sql("""
                select what, count from organization.handover_line where handover = :id order by number
                """)
                .param("id", id)
                .query((row, _) -> new Line(row.getString("what"), row.getInt("count")))
                .list();
    }

    private static @Nullable Instant moment(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
