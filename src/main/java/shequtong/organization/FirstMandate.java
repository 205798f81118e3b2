package shequtong.organization;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;

/** The mandate from which all others are given. */
@Repository
class FirstMandate {

    private final JdbcClient db;
    private final Clock clock;

    FirstMandate(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    boolean isOpen() {
        return db.sql("""
                select not exists (select from organization.mandate)
                """).query(Boolean.class).single();
    }

    /** Whoever was let in first and has not set up password and authenticator, as long as nobody else has either. */
    Optional<PersonId> halfway() {
        return db.sql("""
                select mandate.person
                from organization.mandate
                where mandate.position = :position and (mandate.until is null or mandate.until > :now)
                  and not exists (
                      select from organization.mandate held
                      join identity.account_view account on account.person = held.person
                      where account.active and account.disabled_at is null
                        and (held.until is null or held.until > :now))
                order by mandate.id
                limit 1
                """)
                .param("position", Position.DISTRICT_STAFF.name())
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new PersonId(row.getLong("person")))
                .optional();
    }

    /** @return the district it is held in */
    long give(PersonId person, String name) {
        db.sql("""
                insert into organization.officer (person, name) values (:person, :name)
                on conflict (person) do update set name = excluded.name
                """).param("person", person.value()).param("name", name).update();
        return db.sql("""
                insert into organization.mandate (person, position, body, area, since)
                select :person, :position, body.id, area.id, :now
                from organization.area
                join organization.body on body.area = area.id and body.kind = 'DISTRICT_OFFICE'
                where area.kind = 'DISTRICT'
                order by area.code
                limit 1
                returning area
                """)
                .param("person", person.value())
                .param("position", Position.DISTRICT_STAFF.name())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }
}
