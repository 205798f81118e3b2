package shequtong.identity.accounts;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.identity.Phone;
import shequtong.kernel.Missing;
import shequtong.kernel.Sealed;

/** Whose number is whose. The number is sealed; it is found again by its keyed index. */
@Repository
public class Accounts {

    private final JdbcClient db;
    private final Clock clock;
    private final Sealed sealed;

    Accounts(JdbcClient db, Clock clock, Sealed sealed) {
        this.db = db;
        this.clock = clock;
        this.sealed = sealed;
    }

    /** The person with this number, made known if nobody has it yet. */
    public PersonId of(Phone phone) {
        return find(phone).orElseGet(() -> add(phone));
    }

    public Optional<PersonId> find(Phone phone) {
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

    public Phone phone(PersonId person) {
        return number(person).orElseThrow(() -> new Missing(person));
    }

    public Optional<Phone> number(PersonId person) {
        return db.sql("""
                select phone from identity.account where person = :person
                """)
                .param("person", person.value())
                .query((row, _) -> new Phone(sealed.open(row.getBytes("phone"), place(person))))
                .optional();
    }

    /** @return false for somebody who was kept out already */
    public boolean disable(PersonId person) {
        return db.sql("""
                update identity.person set disabled_at = :now where id = :person and disabled_at is null
                """)
                        .param("now", OffsetDateTime.now(clock))
                        .param("person", person.value())
                        .update()
                > 0;
    }

    /** @return false for somebody who was not kept out */
    public boolean enable(PersonId person) {
        return db.sql("""
                update identity.person set disabled_at = null where id = :person and disabled_at is not null
                """).param("person", person.value()).update() > 0;
    }

    /** The person stays as a number, for what the law wants kept; their mobile number goes. */
    public void erase(PersonId person) {
        db.sql("""
                delete from identity.account where person = :person
                """).param("person", person.value()).update();
        db.sql("""
                update identity.person set part = null, disabled_at = coalesce(disabled_at, :now) where id = :person
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("person", person.value())
                .update();
    }

    public byte[] index(Phone phone) {
        return sealed.index("identity.account.phone", phone.digits());
    }

    private static String place(PersonId person) {
        return "identity.account.phone." + person.value();
    }
}
