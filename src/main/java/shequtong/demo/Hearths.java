package shequtong.demo;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Sealed;

/** Who leads which household of the demonstration, who waits for a word, whose year is nearly over, which child came how. */
@Repository
class Hearths {

    private final JdbcClient db;
    private final Sealed sealed;
    private final Clock clock;

    Hearths(JdbcClient db, Sealed sealed, Clock clock) {
        this.db = db;
        this.sealed = sealed;
        this.clock = clock;
    }

    void light(Map<String, Long> people) {
        gather();
        for (var line : Lines.of("households.txt")) {
            var it = line.split(" ");
            var person = people.getOrDefault(it[1], 0L);
            switch (it[0]) {
                case "awaits" -> await(person);
                case "lapses" -> lapse(person, Long.parseLong(it[2]));
                case "newcomer" -> welcome(person);
                case "guardian" -> consent(person, people.getOrDefault(it[2], 0L));
                default -> throw new IllegalArgumentException(line);
            }
        }
    }

    /** The first owner or tenant of a dwelling is its head; everybody has been here for long, with one principal home. */
    private void gather() {
        db.sql("""
                insert into residency.household (community, estate, building, room, head)
                select community, estate, building, room,
                       (array_agg(person order by since, person) filter (where relation in ('OWNER', 'TENANT')))[1]
                from residency.member
                group by community, estate, building, room
                """).update();
        db.sql("""
                update residency.member
                set formal = called, confirmed_until = since + interval '365 days',
                    principal = community = (
                        select min(community) from residency.member home where home.person = member.person)
                """).update();
        db.sql("""
                insert into residency.first_step (community, person, step, at)
                select community, person, step, since
                from residency.member cross join unnest(array['KEPT', 'DISMISSED']) as step
                """).update();
        db.sql("""
                insert into residency.consent (person, kind, version, at)
                select distinct on (person) person, 'JOINING', 1, since from residency.member order by person, since
                """).update();
    }

    private void await(long person) {
        db.sql("""
                update residency.member set standing = 'AWAITING', since = :now where person = :person
                """).param("now", ago(1)).param("person", person).update();
    }

    private void lapse(long person, long days) {
        db.sql("""
                update residency.member set confirmed_until = :until where person = :person
                """).param("until", ago(-days)).param("person", person).update();
    }

    private void welcome(long person) {
        db.sql("""
                delete from residency.first_step where person = :person and step = 'DISMISSED'
                """).param("person", person).update();
    }

    private void consent(long guardian, long child) {
        db.sql("""
                insert into residency.guardian_consent
                    (community, guardian, estate, building, room, child_index, child_mask, version, given_at)
                select member.community, :guardian, member.estate, member.building, member.room, proof.id_index, :mask, 1,
                       member.since
                from residency.member
                join residency.identity proof using (person)
                where member.person = :child
                """)
                .param("guardian", guardian)
                .param("mask", sealed.seal("310113********", "residency.guardian_consent.child_mask." + guardian))
                .param("child", child)
                .update();
    }

    private OffsetDateTime ago(long days) {
        return clock.instant().minusSeconds(86_400L * days).atOffset(UTC);
    }
}
