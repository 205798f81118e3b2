package shequtong.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody said and somebody has yet to hear: a row of the registry for each event and listener, gone when it was heard.
 * Whoever died, failed or never began left the row there, in whatever state; so age alone says that it has to be offered again.
 */
@Repository
class Publications {

    /** By then whoever has taken some has offered them. */
    private static final Duration OFFERING = Duration.ofSeconds(10);

    private final JdbcClient db;
    private final Clock clock;

    Publications(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param last nobody offers it again of their own accord */
    record Taken(UUID id, String listener, boolean last) {}

    /**
     * Some that rested long enough, a minute after the first time and twice as long after each, an hour at most; after twelve
     * times a person has to look. Taking them begins their next rest, so that no other machine has them too. The registry
     * offers what is FAILED: these, and nothing that stands before them and rests or was given up.
     */
    @Transactional
    List<Taken> take() {
        var now = OffsetDateTime.now(clock);
        db.sql("""
                update outbox.event_publication set status = 'PUBLISHED'
                where status = 'FAILED' and (last_resubmission_date is null or last_resubmission_date < :before)
                """).param("before", now.minus(OFFERING)).update();
        return db.sql("""
                update outbox.event_publication set status = 'FAILED', last_resubmission_date = :now
                where id in (
                    select id from outbox.event_publication
                    where completion_attempts < 12
                      and coalesce(last_resubmission_date, publication_date)
                          + interval '1 minute' * least(power(2, completion_attempts - 1), 60) < :now
                    order by publication_date
                    limit 25
                    for update skip locked)
                returning id, listener_id as listener, completion_attempts = 11 as last
                """).param("now", now).query(Taken.class).list();
    }

    int givenUp() {
        return db.sql("""
                select count(*) from outbox.event_publication where completion_attempts >= 12
                """).query(Integer.class).single();
    }

    /** How many of them somebody is busy with. */
    int underWay(Set<UUID> those) {
        return db.sql("""
                select count(*) from outbox.event_publication
                where id = any(:those) and status in ('RESUBMITTED', 'PROCESSING')
                """)
                .param("those", those.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }
}
