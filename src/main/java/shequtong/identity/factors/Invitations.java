package shequtong.identity.factors;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.identity.PersonId;
import shequtong.kernel.Chain;

/** The links by which officials come in for the first time. Only their hashes are kept, one for each person. */
@Repository
@Transactional
public class Invitations {

    private final JdbcClient db;
    private final Clock clock;

    Invitations(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public void put(PersonId person, String token) {
        db.sql("""
                insert into identity.activation (person, hash, made_at) values (:person, :hash, :now)
                on conflict (person) do update
                set hash = excluded.hash, made_at = excluded.made_at, used_at = null
                """)
                .param("person", person.value())
                .param("hash", hash(token))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Whom it invites; nobody if it is unknown, used, older than it may be, or its person is disabled. */
    @Transactional(readOnly = true)
    public Optional<PersonId> open(String token, Duration life) {
        return db.sql("""
                select activation.person
                from identity.activation
                join identity.person on person.id = activation.person and person.disabled_at is null
                where activation.hash = :hash and activation.used_at is null and activation.made_at > :oldest
                """)
                .param("hash", hash(token))
                .param("oldest", OffsetDateTime.now(clock).minus(life))
                .query((row, _) -> new PersonId(row.getLong("person")))
                .optional();
    }

    /** @return whether it was still open: of two who come at once, one is told that it is gone */
    public boolean use(String token) {
        return db.sql("""
                update identity.activation set used_at = :now where hash = :hash and used_at is null
                """)
                        .param("now", OffsetDateTime.now(clock))
                        .param("hash", hash(token))
                        .update()
                > 0;
    }

    private static String hash(String token) {
        return Chain.next("activation", token);
    }
}
