package shequtong.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whoever plays a part in the demonstration. */
@Repository
@ConditionalOnBooleanProperty("shequtong.demo")
class DemoCast {

    private static final int SHOWN = 300;

    private final JdbcClient db;

    DemoCast(JdbcClient db) {
        this.db = db;
    }

    /** Who has an authenticator comes in as they would with it. */
    List<DemoPage.Part> all() {
        return parts(0, SHOWN);
    }

    Optional<DemoPage.Part> find(long person) {
        return parts(person, 1).stream().findFirst();
    }

    private List<DemoPage.Part> parts(long person, int most) {
        return db.sql("""
                select person.id, person.part,
                       exists (select from identity.authenticator where authenticator.person = person.id) as staff
                from identity.person
                where person.part is not null and person.disabled_at is null and :person::bigint in (0, person.id)
                order by person.id
                limit :most
                """)
                .param("person", person)
                .param("most", most)
                .query((row, _) -> new DemoPage.Part(row.getLong("id"), row.getString("part"), row.getBoolean("staff")))
                .list();
    }
}
