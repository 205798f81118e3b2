package shequtong.identity.factors;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.identity.PersonId;
import shequtong.kernel.Sealed;

/** The second factor of staff. Its secret is sealed, and each of its codes is right once. */
@Repository
@Transactional
public class Authenticators {

    private static final Totp NOBODYS = Totp.fresh();

    private final JdbcClient db;
    private final Clock clock;
    private final Sealed sealed;

    Authenticators(JdbcClient db, Clock clock, Sealed sealed) {
        this.db = db;
        this.clock = clock;
        this.sealed = sealed;
    }

    /** In the place of any before it. @param shown the step whose code it showed to prove that it is set up */
    public void set(PersonId person, Totp totp, long shown) {
        db.sql("""
                insert into identity.authenticator (person, secret, last_step, set_at)
                values (:person, :secret, :shown, :now)
                on conflict (person) do update
                set secret = excluded.secret, last_step = excluded.last_step, set_at = excluded.set_at
                """)
                .param("person", person.value())
                .param("secret", sealed.seal(totp.secret(), place(person)))
                .param("shown", shown)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    public Optional<Totp> of(PersonId person) {
        return db.sql("""
                select secret from identity.authenticator where person = :person
                """)
                .param("person", person.value())
                .query((row, _) -> new Totp(sealed.open(row.getBytes("secret"), place(person))))
                .optional();
    }

    /** Whether this is its code of now. Nobody's authenticator takes as long as somebody's (AT-38). */
    public boolean fits(PersonId person, String code) {
        var kept = of(person);
        var step = kept.orElse(NOBODYS).step(code, clock.instant());
        return kept.isPresent() && step.isPresent();
    }

    /** The same, and it is not right again. Of two who show the same code at once, one is believed. */
    public boolean spend(PersonId person, String code) {
        var step = of(person).map(it -> it.step(code, clock.instant()));
        if (step.isEmpty() || step.get().isEmpty()) return false;
        return db.sql("""
                update identity.authenticator set last_step = :step where person = :person and last_step < :step
                """)
                        .param("person", person.value())
                        .param("step", step.get().getAsLong())
                        .update()
                > 0;
    }

    /** When it was set up; empty for whoever has none. */
    @Transactional(readOnly = true)
    public Optional<Instant> since(PersonId person) {
        return db.sql("""
                select set_at from identity.authenticator where person = :person
                """)
                .param("person", person.value())
                .query((row, _) -> row.getObject("set_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    public void forget(PersonId person) {
        db.sql("""
                delete from identity.authenticator where person = :person
                """).param("person", person.value()).update();
    }

    private static String place(PersonId person) {
        return "identity.authenticator.secret." + person.value();
    }
}
