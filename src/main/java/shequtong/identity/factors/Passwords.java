package shequtong.identity.factors;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.identity.IdentitySettings;
import shequtong.identity.PersonId;

/**
 * Passwords of staff, as hashes that take their time. The way they were made stands before each, so it can change. An
 * empty one is the demonstration's: its cast comes in by a tap, and nothing fits.
 */
@Repository
@Transactional
public class Passwords {

    /** So many of the last are not taken again (R105). */
    private static final int REMEMBERED = 5;

    private final JdbcClient db;
    private final Clock clock;
    private final IdentitySettings settings;
    private final PasswordEncoder encoder;

    /** A hash that nothing fits: whoever has no password is looked at for just as long (AT-38). */
    private final String nobodys;

    Passwords(JdbcClient db, Clock clock, IdentitySettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        encoder = new DelegatingPasswordEncoder(
                "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(settings.passwordStrength())));
        nobodys = String.valueOf(encoder.encode(Totp.fresh().secret()));
    }

    public void set(PersonId person, String password) {
        db.sql("""
                insert into identity.password (person, hash, set_at) values (:person, :hash, :now)
                """)
                .param("person", person.value())
                .param("hash", encoder.encode(password))
                .param("now", OffsetDateTime.now(clock))
                .update();
        forgetOld(person);
    }

    /** Whoever is disabled, unknown or has none is answered after the same work, and no. */
    public boolean fits(PersonId person, String typed) {
        var kept =
                db.sql("""
                select password.hash
                from identity.password
                join identity.person on person.id = password.person and person.disabled_at is null
                where password.person = :person and password.hash <> ''
                order by password.id desc
                limit 1
                """).param("person", person.value()).query(String.class).optional();
        var fits = encoder.matches(typed, kept.orElse(nobodys));
        return fits && kept.isPresent();
    }

    /** When the one in force was chosen. */
    @Transactional(readOnly = true)
    public Optional<Instant> chosen(PersonId person) {
        return db.sql("""
                select set_at from identity.password where person = :person and hash <> '' order by id desc limit 1
                """)
                .param("person", person.value())
                .query((row, _) -> row.getObject("set_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Whether it has to be changed before a desk opens. */
    public boolean isOld(PersonId person) {
        var oldest = clock.instant().minus(settings.passwordAge());
        return chosen(person).filter(it -> it.isBefore(oldest)).isPresent();
    }

    /** Whether it is one of the last five. */
    public boolean wasUsed(PersonId person, String password) {
        return last(person).stream().anyMatch(it -> encoder.matches(password, it));
    }

    public void forget(PersonId person) {
        db.sql("""
                delete from identity.password where person = :person
                """).param("person", person.value()).update();
    }

    private List<String> last(PersonId person) {
        return db.sql("""
                select hash from identity.password
                where person = :person and hash <> ''
                order by id desc
                limit 5
                """).param("person", person.value()).query(String.class).list();
    }

    private void forgetOld(PersonId person) {
        db.sql("""
                delete from identity.password
                where person = :person and id not in (
                    select id from identity.password where person = :person order by id desc limit 5)
                """).param("person", person.value()).update();
    }
}
