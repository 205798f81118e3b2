package shequtong.residency;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Sealed;
import shequtong.organization.Duty;
import shequtong.organization.Position;

/**
 * Whoever asks to join, under the full name they wrote: for themselves, and for those of the community who compare it
 * with the household roll. To anybody else a full name is opened only where its owner wants to be shown by it.
 */
@Repository
public class Applicants {

    private final JdbcClient db;
    private final Sealed sealed;

    Applicants(JdbcClient db, Sealed sealed) {
        this.db = db;
        this.sealed = sealed;
    }

    /** By the number of their registration; one that was withdrawn has no name any more. */
    public Map<Long, Shown> of(Duty duty, Collection<Long> registrations) {
        duty.must(Position.Work.COMMUNITY);
        var found = new HashMap<Long, Shown>();
        db.sql("""
                select id, person, full_name
                from residency.registration
                where community = :community and id = any(:ids) and full_name is not null
                """)
                .param("community", duty.area().id())
                .param("ids", registrations.toArray(Long[]::new))
                .query(row -> {
                    found.put(row.getLong("id"), shown(new PersonId(row.getLong("person")), row.getBytes("full_name")));
                });
        return found;
    }

    /** Their own, by the number of the registration. */
    public Map<Long, Shown> of(PersonId oneself) {
        var found = new HashMap<Long, Shown>();
        db.sql("""
                select id, full_name
                from residency.registration
                where person = :person and full_name is not null
                order by id desc
                limit 20
                """).param("person", oneself.value()).query(row -> {
            found.put(row.getLong("id"), shown(oneself, row.getBytes("full_name")));
        });
        return found;
    }

    /** Where the name in a registration lies, for sealing it. */
    public static String place(PersonId person) {
        return "residency.registration.full_name." + person.value();
    }

    private Shown shown(PersonId person, byte[] name) {
        var text = sealed.open(name, place(person));
        return new Shown(text, "", text.substring(0, text.offsetByCodePoints(0, 1)), (int) (person.value() % 8), false);
    }
}
