package shequtong.residency.mine;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;

/** Accounts that are to be closed, and what goes and what is left when they are (R101). */
@Repository
class Closings {

    private final JdbcClient db;
    private final Clock clock;

    Closings(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Instant> of(PersonId person) {
        return db.sql("""
                select due_at from residency.closing where person = :person
                """)
                .param("person", person.value())
                .query((row, _) -> row.getObject("due_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    void ask(PersonId person, Instant due) {
        var asked = db.sql("""
                insert into residency.closing (person, asked_at, due_at) values (:person, :now, :due)
                on conflict do nothing
                """)
                .param("person", person.value())
                .param("now", clock.instant().atOffset(UTC))
                .param("due", due.atOffset(UTC))
                .update();
        if (asked == 0) throw new Refused("您已经申请过注销了");
    }

    boolean cancel(PersonId person) {
        return db.sql("""
                delete from residency.closing where person = :person
                """).param("person", person.value()).update() > 0;
    }

    List<PersonId> due() {
        return db.sql("""
                select person from residency.closing where due_at <= :now order by due_at limit 100
                """)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new PersonId(row.getLong("person")))
                .list();
    }

    /** Whoever takes it away closes the account: two that run at once do not both. */
    boolean take(PersonId person) {
        return db.sql("""
                delete from residency.closing where person = :person and due_at <= :now
                """)
                        .param("person", person.value())
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                > 0;
    }

    List<Long> homes(PersonId person) {
        return db.sql("""
                select community from residency.member where person = :person and until is null
                """).param("person", person.value()).query(Long.class).list();
    }

    /** Of the identity its keyed index is left, so that nobody votes twice (A12). */
    void forget(PersonId person) {
        db.sql("""
                insert into residency.former_identity (id_index, person, closed_at)
                select id_index, person, :now from residency.identity where person = :person
                on conflict do nothing
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("person", person.value())
                .update();
        db.sql("""
                delete from residency.identity where person = :person
                """).param("person", person.value()).update();
        db.sql("""
                update residency.registration
                set state = 'WITHDRAWN', full_name = null, id_number = null, id_index = null, born = null,
                    building = '已删除', room = '已删除', decided_at = null, decided_by = null, words = null, steps = steps + 1
                where person = :person
                """).param("person", person.value()).update();
        db.sql("""
                delete from residency.name_change where person = :person
                """).param("person", person.value()).update();
        db.sql("""
                delete from residency.move where person = :person
                """).param("person", person.value()).update();
        db.sql("""
                update residency.member
                set surname = '前', called = '前居民', formal = '前居民', form = 'TITLE', building = '已删除', room = '已删除'
                where person = :person
                """).param("person", person.value()).update();
    }
}
