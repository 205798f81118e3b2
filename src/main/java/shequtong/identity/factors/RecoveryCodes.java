package shequtong.identity.factors;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.identity.PersonId;
import shequtong.kernel.Sealed;

/** Ten codes on paper, for the day the telephone is lost. Each is right once; only keyed hashes of them are kept. */
@Repository
@Transactional
public class RecoveryCodes {

    public static final int COUNT = 10;

    /** Without I, L, O, U, 0 and 1, which a hand writes alike: 30 letters, so ten of them are 49 bit. */
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient db;
    private final Clock clock;
    private final Sealed sealed;

    RecoveryCodes(JdbcClient db, Clock clock, Sealed sealed) {
        this.db = db;
        this.clock = clock;
        this.sealed = sealed;
    }

    /** Ten new ones, told this once; those before are worth nothing any more. */
    public List<String> renew(PersonId person) {
        forget(person);
        var codes = Stream.generate(RecoveryCodes::code).distinct().limit(COUNT).toList();
        for (var code : codes)
            db.sql("""
                    insert into identity.recovery_code (person, hash) values (:person, :hash)
                    """)
                    .param("person", person.value())
                    .param("hash", hash(person, code))
                    .update();
        return codes;
    }

    @Transactional(readOnly = true)
    public boolean fits(PersonId person, String typed) {
        return db.sql("""
                select exists (
                    select from identity.recovery_code
                    where person = :person and hash = :hash and used_at is null)
                """)
                .param("person", person.value())
                .param("hash", hash(person, typed))
                .query(Boolean.class)
                .single();
    }

    public boolean spend(PersonId person, String typed) {
        return db.sql("""
                update identity.recovery_code set used_at = :now
                where person = :person and hash = :hash and used_at is null
                """)
                        .param("now", OffsetDateTime.now(clock))
                        .param("person", person.value())
                        .param("hash", hash(person, typed))
                        .update()
                > 0;
    }

    @Transactional(readOnly = true)
    public int left(PersonId person) {
        return db.sql("""
                select count(*) from identity.recovery_code where person = :person and used_at is null
                """).param("person", person.value()).query(Integer.class).single();
    }

    public void forget(PersonId person) {
        db.sql("""
                delete from identity.recovery_code where person = :person
                """).param("person", person.value()).update();
    }

    private byte[] hash(PersonId person, String code) {
        var plain = Normalizer.normalize(code, Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT);
        return sealed.index("identity.recovery_code." + person.value(), plain);
    }

    private static String code() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(it -> LETTERS.substring(it, it + 1))
                .collect(Collectors.joining())
                .replaceFirst("(.{5})", "$1-");
    }
}
