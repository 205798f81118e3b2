package shequtong.residency.roll;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes a whole file out of the roll again: what it wrote ends, what it ended goes on, as long as nothing rests on it. */
@Repository
class Undoing {

    private final JdbcClient db;
    private final Clock clock;

    Undoing(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Something it wrote was written anew since, or somebody was admitted to a dwelling it wrote about. */
    boolean builtOn(Import it) {
        return db.sql("""
                with touched as (
                    select dwelling from residency.roll_entry
                    where community = :community and import = :import
                    union
                    select id from residency.dwelling where community = :community and import = :import
                    union
                    select dwelling from residency.dwelling_past
                    where community = :community and import = :import)
                select exists (
                           select from residency.roll_entry
                           where community = :community and import = :import and until is not null)
                    or exists (
                           select from residency.roll_entry later
                           join residency.dwelling on dwelling.community = :community and dwelling.id = later.dwelling
                           where later.community = :community and dwelling.import = :import
                             and later.import is distinct from :import)
                    or exists (
                           select from residency.dwelling_past later
                           join touched using (dwelling)
                           where later.community = :community and later.import is distinct from :import
                             and later.until >= :at)
                    or exists (
                           select from touched
                           join residency.dwelling on dwelling.community = :community and dwelling.id = touched.dwelling
                           join residency.registration admitted
                             on admitted.community = :community and admitted.estate = dwelling.estate
                            and admitted.building = dwelling.building and admitted.room = dwelling.room
                           where admitted.state = 'APPROVED' and admitted.decided_at >= :at)
                """)
                .param("community", it.community())
                .param("import", it.id())
                .param("at", java.util.Objects.requireNonNull(it.confirmedAt()).atOffset(java.time.ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    void undo(Import it) {
        end(it);
        goOn(it);
        restore(it);
        pullDown(it);
    }

    private void end(Import it) {
        db.sql("""
                update residency.roll_entry set until = :now
                where community = :community and import = :import and until is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("community", it.community())
                .param("import", it.id())
                .update();
    }

    private void goOn(Import it) {
        db.sql("""
                update residency.roll_entry set until = null, ended_by = null
                where community = :community and ended_by = :import
                """).param("community", it.community()).param("import", it.id()).update();
    }

    private void restore(Import it) {
        db.sql("""
                with past as (
                    delete from residency.dwelling_past
                    where community = :community and import = :import
                    returning dwelling, area, use, note)
                update residency.dwelling
                set area = past.area, use = past.use, note = past.note
                from past
                where dwelling.community = :community and dwelling.id = past.dwelling
                """).param("community", it.community()).param("import", it.id()).update();
    }

    private void pullDown(Import it) {
        db.sql("""
                update residency.dwelling set until = :now
                where community = :community and import = :import and until is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("community", it.community())
                .param("import", it.id())
                .update();
    }
}
