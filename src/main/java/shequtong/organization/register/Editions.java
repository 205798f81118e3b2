package shequtong.organization.register;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** The editions that were handed in, and how their lines were corrected. */
@Repository
class Editions {

    private final JdbcClient db;
    private final Clock clock;

    Editions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param own whether the asker prepared it, under whichever mandate */
    record Draft(long id, String title, String sheet, Instant preparedAt, boolean own) {}

    record Past(
            String title,
            boolean confirmed,
            String counts,
            @Nullable Instant at) {}

    long prepare(Duty duty, String title, String sheet) {
        try {
            return db.sql("""
                    insert into organization.edition (district, title, sheet, state, prepared_by, prepared_at)
                    values (:district, :title, :sheet, 'PREPARED', :by, :now)
                    returning id
                    """)
                    .param("district", duty.area().id())
                    .param("title", title)
                    .param("sheet", sheet)
                    .param("by", duty.mandate().id())
                    .param("now", OffsetDateTime.now(clock))
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException _) {
            throw new Refused("已经有一份册子在等确认，请先确认或放弃那一份");
        }
    }

    Draft get(Duty duty, long id) {
        return open(duty).filter(it -> it.id() == id).orElseThrow(() -> new Missing(id));
    }

    Optional<Draft> open(Duty duty) {
        return db.sql("""
                select edition.id, edition.title, edition.sheet, edition.prepared_at, mandate.person = :me as own
                from organization.edition
                join organization.mandate on mandate.id = edition.prepared_by
                where edition.district = :district and edition.state = 'PREPARED'
                """)
                .param("me", duty.person().value())
                .param("district", duty.area().id())
                .query((row, _) -> new Draft(
                        row.getLong("id"),
                        row.getString("title"),
                        row.getString("sheet"),
                        row.getObject("prepared_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("own")))
                .optional();
    }

    List<Past> decided(Duty duty) {
        return db.sql("""
                select title, state = 'CONFIRMED' as confirmed, counts, decided_at
                from organization.edition
                where district = :district and state <> 'PREPARED'
                order by decided_at desc, id desc
                limit 20
                """)
                .param("district", duty.area().id())
                .query((row, _) -> new Past(
                        row.getString("title"),
                        row.getBoolean("confirmed"),
                        row.getString("counts"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    List<Decision> decisions(long edition) {
        return db.sql("""
                select code, what, other, slug from organization.edition_decision where edition = :edition order by code
                """)
                .param("edition", edition)
                .query((row, _) -> new Decision(
                        row.getString("code"),
                        What.valueOf(row.getString("what")),
                        row.getString("other"),
                        row.getString("slug")))
                .list();
    }

    void decide(long edition, Decision it) {
        db.sql("""
                insert into organization.edition_decision (edition, code, what, other, slug)
                values (:edition, :code, :what, :other, :slug)
                on conflict (edition, code) do update
                set what = excluded.what, other = excluded.other, slug = excluded.slug
                """)
                .param("edition", edition)
                .param("code", it.code())
                .param("what", it.what().name())
                .param("other", it.other())
                .param("slug", it.slug())
                .update();
    }

    /** @param state CONFIRMED by somebody else than its preparer, whatever else they hold; DISCARDED by anybody */
    void close(Duty duty, long edition, String state, String counts) {
        Refused.unlessChanged(db.sql("""
                update organization.edition set state = :state, decided_by = :by, decided_at = :now, counts = :counts
                where id = :edition and district = :district and state = 'PREPARED'
                  and (:state = 'DISCARDED' or prepared_by not in (
                      select id from organization.mandate where person = :me))
                """)
                .param("state", state)
                .param("by", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .param("counts", counts)
                .param("edition", edition)
                .param("district", duty.area().id())
                .param("me", duty.person().value())
                .update());
    }
}
