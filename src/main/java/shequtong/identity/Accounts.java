package shequtong.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.kernel.Chain;
import shequtong.kernel.Missing;
import shequtong.kernel.Sealed;

/** Accounts and their sessions. A session is a row of plain columns: nothing in it was ever a Java object. */
@Repository
class Accounts {

    private static final Duration IDLE = Duration.ofDays(30);
    private static final Duration STEP = Duration.ofMinutes(1);

    private final JdbcClient db;
    private final Clock clock;
    private final Sealed sealed;

    Accounts(JdbcClient db, Clock clock, Sealed sealed) {
        this.db = db;
        this.clock = clock;
        this.sealed = sealed;
    }

    /** The person with this number, made known if nobody has it yet. */
    PersonId of(Phone phone) {
        return find(phone).orElseGet(() -> add(phone));
    }

    private Optional<PersonId> find(Phone phone) {
        return db.sql("""
                select person from identity.account where phone_index = :index
                """)
                .param("index", index(phone))
                .query((row, _) -> new PersonId(row.getLong("person")))
                .optional();
    }

    private PersonId add(Phone phone) {
        var person = db.sql("""
                insert into identity.person (made_at) values (:now) returning id
                """)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new PersonId(row.getLong("id")))
                .single();
        db.sql("""
                insert into identity.account (person, phone, phone_index) values (:person, :phone, :index)
                """)
                .param("person", person.value())
                .param("phone", sealed.seal(phone.digits(), place(person)))
                .param("index", index(phone))
                .update();
        return person;
    }

    Phone phone(PersonId person) {
        return number(person).orElseThrow(() -> new Missing(person));
    }

    Optional<Phone> number(PersonId person) {
        return db.sql("""
                select phone from identity.account where person = :person
                """)
                .param("person", person.value())
                .query((row, _) -> new Phone(sealed.open(row.getBytes("phone"), place(person))))
                .optional();
    }

    /** Whoever plays a part in the demonstration. */
    List<DemoPage.Part> cast() {
        return db.sql("""
                select id, part from identity.person
                where part is not null and disabled_at is null
                order by id
                limit 300
                """)
                .query((row, _) -> new DemoPage.Part(row.getLong("id"), row.getString("part")))
                .list();
    }

    byte[] index(Phone phone) {
        return sealed.index("identity.account.phone", phone.digits());
    }

    private static String place(PersonId person) {
        return "identity.account.phone." + person.value();
    }

    /** Only the hash of the token is kept: whoever reads the table cannot become anybody. */
    void open(String hash, PersonId person) {
        var opened = db.sql("""
                insert into identity.session (hash, person, opened_at, seen_at)
                select :hash, id, :now, :now from identity.person where id = :person and disabled_at is null
                """)
                .param("hash", hash)
                .param("person", person.value())
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (opened == 0) throw new Missing(person);
    }

    void close(String hash) {
        db.sql("""
                delete from identity.session where hash = :hash
                """).param("hash", hash).update();
    }

    @Transactional
    Optional<PersonId> session(String hash) {
        var now = OffsetDateTime.now(clock);
        var found = db.sql("""
                select session.person, session.seen_at
                from identity.session
                join identity.person on person.id = session.person and person.disabled_at is null
                where session.hash = :hash and session.seen_at > :idle
                """)
                .param("hash", hash)
                .param("idle", now.minus(IDLE))
                .query((row, _) ->
                        new Seen(new PersonId(row.getLong("person")), row.getObject("seen_at", OffsetDateTime.class)))
                .optional();
        if (found.filter(it -> it.at().isBefore(now.minus(STEP))).isPresent()) touch(hash, now);
        return found.map(Seen::person);
    }

    /** Once a minute is enough to know who is still there; the where clause holds when two requests come at once. */
    private void touch(String hash, OffsetDateTime now) {
        db.sql("""
                update identity.session set seen_at = :now where hash = :hash and seen_at < :stale
                """)
                .param("now", now)
                .param("hash", hash)
                .param("stale", now.minus(STEP))
                .update();
    }

    static String hash(String token) {
        return Chain.next("session", token);
    }

    private record Seen(PersonId person, OffsetDateTime at) {}
}
