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
import shequtong.kernel.Sealed;
import shequtong.kernel.Token;

/**
 * Authenticators that have not shown a code yet. The ticket ties the page with the QR code to whoever proved a moment
 * ago that they may see it.
 */
@Repository
@Transactional
public class Enrolments {

    private static final Duration LIFE = Duration.ofMinutes(30);

    private final JdbcClient db;
    private final Clock clock;
    private final Sealed sealed;

    Enrolments(JdbcClient db, Clock clock, Sealed sealed) {
        this.db = db;
        this.clock = clock;
        this.sealed = sealed;
    }

    /** @return the ticket, told this once; one that was begun before is void */
    public String begin(PersonId person) {
        var ticket = Token.secret();
        db.sql("""
                insert into identity.enrolment (person, ticket, secret, begun_at)
                values (:person, :ticket, :secret, :now)
                on conflict (person) do update
                set ticket = excluded.ticket, secret = excluded.secret, begun_at = excluded.begun_at
                """)
                .param("person", person.value())
                .param("ticket", hash(ticket))
                .param("secret", sealed.seal(Totp.fresh().secret(), place(person)))
                .param("now", OffsetDateTime.now(clock))
                .update();
        return ticket;
    }

    @Transactional(readOnly = true)
    public Optional<Totp> of(PersonId person, String ticket) {
        return db.sql("""
                select secret from identity.enrolment
                where person = :person and ticket = :ticket and begun_at > :oldest
                """)
                .param("person", person.value())
                .param("ticket", hash(ticket))
                .param("oldest", OffsetDateTime.now(clock).minus(LIFE))
                .query((row, _) -> new Totp(sealed.open(row.getBytes("secret"), place(person))))
                .optional();
    }

    public void end(PersonId person) {
        db.sql("""
                delete from identity.enrolment where person = :person
                """).param("person", person.value()).update();
    }

    private static String place(PersonId person) {
        return "identity.enrolment.secret." + person.value();
    }

    private static String hash(String ticket) {
        return Chain.next("enrolment", ticket);
    }
}
