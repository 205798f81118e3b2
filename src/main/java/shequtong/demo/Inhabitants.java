package shequtong.demo;

import static java.time.ZoneOffset.UTC;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Sealed;
import shequtong.organization.Position;

/** The people of people.txt: residents with their sealed identities, officials with their posts, some who still wait. */
@Repository
class Inhabitants {

    private static final String REGION = "310113";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final JdbcClient db;
    private final Sealed sealed;
    private final Clock clock;

    Inhabitants(JdbcClient db, Sealed sealed, Clock clock) {
        this.db = db;
        this.sealed = sealed;
        this.clock = clock;
    }

    /** @return everybody by name: a name that comes twice is one person with two places in life */
    Map<String, Long> settle() {
        var people = new HashMap<String, Long>();
        for (var line : Lines.of("people.txt")) {
            var it = line.split(" ");
            switch (it[0]) {
                case "official" -> official(it, people);
                case "department" -> department(it, people);
                case "observe" -> observe(it, people);
                case "resident" -> reside(it, people);
                case "waiting" -> apply(it, people);
                default -> throw new IllegalArgumentException(line);
            }
        }
        return people;
    }

    private void official(String[] it, Map<String, Long> people) {
        var label = Position.valueOf(it[3]).label() + " " + it[4];
        var person = people.computeIfAbsent(it[4], _ -> person(label, it[1]));
        db.sql("""
                insert into organization.officer (person, name) values (:person, :name) on conflict do nothing
                """).param("person", person).param("name", it[4]).update();
        authenticator(person);
        db.sql("""
                insert into organization.mandate (person, position, body, area, since)
                select :person, :position, body.id, area.id, :since
                from organization.area
                join organization.body on body.area = area.id and body.kind = :kind
                where area.short = :area
                """)
                .param("person", person)
                .param("position", it[3])
                .param("since", ago(400))
                .param("kind", it[2])
                .param("area", it[1])
                .update();
    }

    /** Theirs alone, as everybody's: the page on which a code is asked for tells it in the demonstration. */
    private void authenticator(long person) {
        var secret = RANDOM.ints(32, 0, BASE32.length())
                .mapToObj(it -> BASE32.substring(it, it + 1))
                .collect(Collectors.joining());
        db.sql("""
                insert into identity.authenticator (person, secret, set_at) values (:person, :secret, :since)
                on conflict do nothing
                """)
                .param("person", person)
                .param("secret", sealed.seal(secret, "identity.authenticator.secret." + person))
                .param("since", ago(30))
                .update();
        db.sql("""
                insert into identity.password (person, hash, set_at)
                select :person, '', :since
                where not exists (select from identity.password where person = :person)
                """).param("person", person).param("since", ago(30)).update();
    }

    /** Somebody of a department, whose name organization.txt tells; until then of the first. */
    private void department(String[] it, Map<String, Long> people) {
        var position = Position.DEPARTMENT_STAFF;
        var person = people.computeIfAbsent(it[2], _ -> person(position.label() + " " + it[2], it[1]));
        db.sql("""
                insert into organization.officer (person, name) values (:person, :name) on conflict do nothing
                """).param("person", person).param("name", it[2]).update();
        authenticator(person);
        db.sql("""
                insert into organization.mandate (person, position, body, area, since)
                select :person, :position, min(body.id), area.id, :since
                from organization.area
                join organization.body on body.area = area.id and body.kind = 'DEPARTMENT'
                where area.short = :area
                group by area.id
                """)
                .param("person", person)
                .param("position", position.name())
                .param("since", ago(60))
                .param("area", it[1])
                .update();
    }

    private void observe(String[] it, Map<String, Long> people) {
        db.sql("""
                insert into organization.observe_right (person, area, since, until)
                select :person, id, :since, :until from organization.area where short = :area
                """)
                .param("person", people.get(it[2]))
                .param("since", ago(2))
                .param("until", ago(-87))
                .param("area", it[1])
                .update();
    }

    private void reside(String[] it, Map<String, Long> people) {
        var person = people.computeIfAbsent(it[6], _ -> person("居民 " + it[6], it[1]));
        var card = card(it[8], it[9], person);
        db.sql("""
                insert into residency.identity (person, full_name, id_number, id_index, born)
                values (:person, :name, :card, :index, :born)
                on conflict do nothing
                """)
                .param("person", person)
                .param("name", sealed.seal(it[6], "residency.identity.full_name." + person))
                .param("card", sealed.seal(card, "residency.identity.id_number." + person))
                .param("index", sealed.index("residency.identity.id_number", card))
                .param("born", born(it[8]))
                .update();
        db.sql("""
                insert into residency.member
                    (community, person, estate, building, room, relation, surname, called, alias, since)
                select area.id, :person, estate.id, :building, :room, :relation, :surname, :called, :alias, :since
                from organization.area
                join organization.area estate on estate.parent = area.id
                where area.short = :area
                """)
                .param("person", person)
                .param("building", it[3])
                .param("room", it[4])
                .param("relation", it[5])
                .param("surname", it[6].substring(0, 1))
                .param("called", it[7])
                .param("alias", "A" + Long.toString(person, 36).toUpperCase(java.util.Locale.ROOT))
                .param("since", ago(300))
                .param("area", it[1])
                .update();
    }

    private void apply(String[] it, Map<String, Long> people) {
        var person = people.computeIfAbsent(it[6], _ -> person("等待审核 " + it[6], it[1]));
        var card = card(it[8], it[9], person);
        var at = clock.instant().minusSeconds(3600L * (person % 20 + 2));
        db.sql("""
                with registered as (
                    insert into residency.registration
                        (community, estate, person, state, full_name, id_number, id_index, born, building, room,
                         relation, submitted_at, due_at)
                    select area.id, estate.id, :person, 'SUBMITTED', :name, :card, :index, :born, :building, :room,
                           :relation, :at, :due
                    from organization.area
                    join organization.area estate on estate.parent = area.id
                    where area.short = :area
                    returning community, id)
                insert into residency.registration_step (community, registration, number, kind, at)
                select community, id, 1, 'SUBMITTED', :at from registered
                """)
                .param("person", person)
                .param("name", sealed.seal(it[6], "residency.registration.full_name." + person))
                .param("card", sealed.seal(card, "residency.registration.id_number." + person))
                .param("index", sealed.index("residency.identity.id_number", card))
                .param("born", born(it[8]))
                .param("building", it[3])
                .param("room", it[4])
                .param("relation", it[5])
                .param("at", at.atOffset(UTC))
                .param("due", at.plusSeconds(3L * 86_400).atOffset(UTC))
                .param("area", it[1])
                .update();
    }

    private long person(String part, String area) {
        var person = db.sql("""
                insert into identity.person (part, made_at)
                select label || '·' || :part, :now from organization.area where short = :area
                returning id
                """)
                .param("part", part)
                .param("now", clock.instant().atOffset(UTC))
                .param("area", area)
                .query(Long.class)
                .single();
        var phone = "1390000%04d".formatted(person % 10_000);
        db.sql("""
                insert into identity.account (person, phone, phone_index) values (:person, :phone, :index)
                """)
                .param("person", person)
                .param("phone", sealed.seal(phone, "identity.account.phone." + person))
                .param("index", sealed.index("identity.account.phone", phone))
                .update();
        return person;
    }

    /** A number that passes the check and is nobody's: GB 11643, the sequence even for women. */
    static String card(String born, String sex, long person) {
        var sequence = person * 2 % 1000 / 2 * 2 + (sex.equals("男") ? 1 : 0);
        return numbered(REGION, born, sequence % 1000);
    }

    static String numbered(String region, String born, long sequence) {
        var digits = region + born + "%03d".formatted(sequence);
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        return digits + "10X98765432".charAt(sum % 11);
    }

    private static LocalDate born(String digits) {
        return LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE);
    }

    private java.time.OffsetDateTime ago(int days) {
        return clock.instant().minusSeconds(86_400L * days).atOffset(UTC);
    }
}
