package shequtong.casework.tally;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The figures that the database adds up in the transaction of every step (V22). What is left to do here is what no step
 * does: to let deadlines pass, to add up months, and to prove by night that all of it is true. Each is one statement in a
 * transaction of its own.
 */
@Repository
@Transactional
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

    /** Unless somebody is at it: what is touched meanwhile is added up a minute later. */
    void foldUnlessUnderWay() {
        db.sql("""
                select casework.fold()
                where pg_try_advisory_xact_lock(hashtextextended('casework.fold', 0))
                """).query(Integer.class).optional();
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

    /** Communities that went to another 街镇 take with them what they answered. */
    void followTree() {
        db.sql("""
                select casework.follow_tree()
                """).query((_, _) -> true).single();
    }

    /** What was touched since it was last proved, and two months in turn, so that none goes unproved for ever. */
    List<LocalDate> unproved() {
        return db.sql("""
                select month from casework.tally_proof where touched
                union
                (select month from casework.tally_proof order by proved_at, month limit 2)
                order by month
                """).query(LocalDate.class).list();
    }

    /** @return how many areas were not the sum of their parts in this month, and are now */
    int repairMonth(LocalDate month, Instant now) {
        return db.sql("""
                select casework.repair_month(:month, :now)
                """)
                .param("month", month)
                .param("now", now.atOffset(UTC))
                .query(Integer.class)
                .single();
    }
}
