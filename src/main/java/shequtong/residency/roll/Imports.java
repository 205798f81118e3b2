package shequtong.residency.roll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;

/** The files that were sent in, and how far each of them is. */
@Repository
class Imports {

    private final JdbcClient db;
    private final Clock clock;

    Imports(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    long prepare(Duty duty, Sheet sheet) {
        return db.sql("""
                insert into residency.roll_import (community, state, rows, hidden, preparer, prepared_by, prepared_at)
                values (:community, 'READING', :rows, :hidden, :preparer, :mandate, :now)
                returning id
                """)
                .param("community", duty.area().id())
                .param("rows", sheet.rows().size())
                .param("hidden", sheet.hidden())
                .param("preparer", duty.person().value())
                .param("mandate", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    Import get(long community, long id) {
        return db.sql("""
                select community, id, state, rows, done, added, changed, unchanged, faulty, hidden, digest, preparer,
                       prepared_by, prepared_at, coalesce(confirmed_by, 0) as confirmed_by, confirmed_at, undone_at
                from residency.roll_import
                where community = :community and id = :id
                """)
                .param("community", community)
                .param("id", id)
                .query(Imports::row)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    Slice<Import> recent(long community, Cursor after) {
        var found = db.sql("""
                select community, id, state, rows, done, added, changed, unchanged, faulty, hidden, digest, preparer,
                       prepared_by, prepared_at, coalesce(confirmed_by, 0) as confirmed_by, confirmed_at, undone_at
                from residency.roll_import
                where community = :community and (prepared_at, id) < (:at, :id)
                order by prepared_at desc, id desc
                limit 21
                """)
                .param("community", community)
                .param("at", after.at().atOffset(java.time.ZoneOffset.UTC))
                .param("id", after.id())
                .query(Imports::row)
                .list();
        return Slice.of(found, it -> new Cursor(it.preparedAt(), it.id()));
    }

    void progress(long community, long id, int done) {
        db.sql("""
                update residency.roll_import set done = :done
                where community = :community and id = :id and state = 'READING'
                """)
                .param("done", done)
                .param("community", community)
                .param("id", id)
                .update();
    }

    void ready(Import it, Import.Counts counts, String digest) {
        db.sql("""
                update residency.roll_import
                set state = 'READY', done = rows, added = :added, changed = :changed, unchanged = :unchanged,
                    faulty = :faulty, digest = :digest
                where community = :community and id = :id and state = 'READING'
                """)
                .param("added", counts.added())
                .param("changed", counts.changed())
                .param("unchanged", counts.unchanged())
                .param("faulty", counts.faulty())
                .param("digest", digest)
                .param("community", it.community())
                .param("id", it.id())
                .update();
    }

    void confirm(Duty duty, Import it) {
        Refused.unlessChanged(db.sql("""
                update residency.roll_import
                set state = 'CONFIRMED', confirmer = :person, confirmed_by = :mandate, confirmed_at = :now
                where community = :community and id = :id and state = 'READY' and preparer <> :person
                """)
                .param("person", duty.person().value())
                .param("mandate", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .param("community", it.community())
                .param("id", it.id())
                .update());
    }

    void drop(Import it) {
        Refused.unlessChanged(db.sql("""
                update residency.roll_import set state = 'DROPPED'
                where community = :community and id = :id and state = 'READY'
                """)
                .param("community", it.community())
                .param("id", it.id())
                .update());
    }

    void undo(Duty duty, Import it) {
        Refused.unlessChanged(db.sql("""
                update residency.roll_import set state = 'UNDONE', undone_by = :mandate, undone_at = :now
                where community = :community and id = :id and state = 'CONFIRMED'
                """)
                .param("mandate", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .param("community", it.community())
                .param("id", it.id())
                .update());
    }

    /** Those nobody confirmed in time: the community and number of each. */
    List<Import> forgotten() {
        return db.sql("""
                select community, id, state, rows, done, added, changed, unchanged, faulty, hidden, digest, preparer,
                       prepared_by, prepared_at, coalesce(confirmed_by, 0) as confirmed_by, confirmed_at, undone_at
                from residency.roll_import
                where prepared_at < :before
                  and exists (select from residency.roll_import_row it
                              where it.community = roll_import.community and it.import = roll_import.id)
                limit 100
                """)
                .param("before", OffsetDateTime.now(clock).minus(Import.KEPT))
                .query(Imports::row)
                .list();
    }

    private static Import row(ResultSet row, int number) throws SQLException {
        return new Import(
                row.getLong("community"),
                row.getLong("id"),
                Import.State.valueOf(row.getString("state")),
                row.getInt("rows"),
                row.getInt("done"),
                new Import.Counts(
                        row.getInt("added"), row.getInt("changed"), row.getInt("unchanged"), row.getInt("faulty")),
                row.getInt("hidden"),
                row.getString("digest"),
                new PersonId(row.getLong("preparer")),
                row.getLong("prepared_by"),
                at(row, "prepared_at").toInstant(),
                row.getLong("confirmed_by"),
                instant(row, "confirmed_at"),
                instant(row, "undone_at"));
    }

    private static OffsetDateTime at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
