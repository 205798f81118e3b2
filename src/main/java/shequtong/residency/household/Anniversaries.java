package shequtong.residency.household;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.residency.ResidencySettings;

/** Whose word that they live here runs out. The where clause is the lock: each is handed out once for each end. */
@Repository
class Anniversaries {

    private final JdbcClient db;
    private final Clock clock;
    private final ResidencySettings settings;

    Anniversaries(JdbcClient db, Clock clock, ResidencySettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    record Due(PersonId person, long community) {}

    List<Due> asked() {
        return db.sql("""
                update residency.member
                set asked_for = confirmed_until
                where (community, person) in (
                    select community, person from residency.member
                    where until is null and confirmed_until <= :soon and confirmed_until > :now
                      and asked_for is distinct from confirmed_until
                    order by confirmed_until
                    limit 500
                    for update skip locked)
                returning community, person
                """)
                .param("soon", OffsetDateTime.now(clock).plus(settings.asked()))
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Due(new PersonId(row.getLong("person")), row.getLong("community")))
                .list();
    }

    List<Due> lapsed() {
        return db.sql("""
                update residency.member
                set lapsed_for = confirmed_until
                where (community, person) in (
                    select community, person from residency.member
                    where until is null and confirmed_until <= :now and lapsed_for is distinct from confirmed_until
                    order by confirmed_until
                    limit 500
                    for update skip locked)
                returning community, person
                """)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Due(new PersonId(row.getLong("person")), row.getLong("community")))
                .list();
    }
}
