package shequtong.casework.tally;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The figures that the database adds up in the transaction of every step (V22). What is left to do here is what no step
 * does: to let deadlines pass, to add up months, and to prove by night that all of it is true.
 */
@Repository
class Tallies {

    private final JdbcClient db;

    Tallies(JdbcClient db) {
        this.db = db;
    }

    /** Where something has fallen due since it was last looked at; a hundred at a time. */
    List<Long> due(Instant now) {
        return db.sql("""
                select community from casework.pulse where next_due <= :now and swept_at < :now order by next_due limit 100
                """).param("now", now.atOffset(UTC)).query(Long.class).list();
    }

    void sweep(long community, Instant now) {
        db.sql("""
                select casework.sweep(:community, :now)
                """)
                .param("community", community)
                .param("now", now.atOffset(UTC))
                .query((_, _) -> true)
                .single();
    }

    /** A community that has never had a case is in every list all the same. */
    void begin() {
        db.sql("""
                select casework.begin_pulse()
                """).query((_, _) -> true).single();
    }

    /** @return how many months of communities were added to since the last time */
    int fold() {
        return db.sql("""
                select casework.fold()
                """).query(Integer.class).single();
    }

    List<Long> communities() {
        return db.sql("""
                select community from casework.pulse order by community
                """).query(Long.class).list();
    }

    /** Rows that are not what the cases say. */
    int wrong(long community) {
        return db.sql("""
                select casework.miscounted(:community)
                """).param("community", community).query(Integer.class).single();
    }

    /** @return how many rows were wrong, and are right now */
    int repair(long community, Instant now) {
        return db.sql("""
                select casework.repair(:community, :now)
                """)
                .param("community", community)
                .param("now", now.atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    int repairMonths(Instant now) {
        return db.sql("""
                select casework.repair_months(:now)
                """).param("now", now.atOffset(UTC)).query(Integer.class).single();
    }
}
