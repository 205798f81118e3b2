package shequtong.identity.factors;

import java.time.Clock;
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

    private final JdbcClient db;
    private final Clock clock;
    private final Sealed sealed;

    Authenticators(JdbcClient db, Clock clock, Sealed sealed) {
        this.db = db;
        this.clock = clock;
        this.sealed = sealed;
    }

    public void set(PersonId person, Totp totp) {
        db.sql("""
                insert into identity.authenticator (person, secret, set_at) values (:person, :secret, :now)
                on conflict (person) do update
                set secret = excluded.secret, set_at = excluded.set_at, last_step = 0
                """)
                .param("person", person.value())
                .param("secret", sealed.seal(totp.secret(), place(person)))
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

    /** Whether this is its code of now. Of two who show the same code at once, one is believed. */
    public boolean shows(PersonId person, String code) {
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

    public void forget(PersonId person) {
        db.sql("""
                delete from identity.authenticator where person = :person
                """).param("person", person.value()).update();
    }

    private static String place(PersonId person) {
        return "identity.authenticator.secret." + person.value();
    }
}
