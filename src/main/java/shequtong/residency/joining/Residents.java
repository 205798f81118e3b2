package shequtong.residency.joining;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;
import shequtong.kernel.Sealed;
import shequtong.residency.IdentityView;
import shequtong.residency.joining.Registration.Wish;

/** Who lives here and under which identity: written when somebody is admitted. */
@Repository
class Residents {

    /** Letters and digits that are not taken for one another when read aloud. */
    private static final String ALIAS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int ALIAS_LENGTH = 4;
    private static final int ALIAS_TRIES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient db;
    private final Sealed sealed;
    private final Clock clock;

    Residents(JdbcClient db, Sealed sealed, Clock clock) {
        this.db = db;
        this.sealed = sealed;
        this.clock = clock;
    }

    boolean live(PersonId person, long community) {
        return db.sql("""
                select exists (
                    select from residency.member
                    where community = :community and person = :person and until is null)
                """)
                .param("community", community)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** @throws Refused when the identity is somebody else's, or this person was known under another (R17) */
    void admit(Registration it, Wish wish) {
        identify(it.person(), wish);
        var admitted = db.sql("""
                insert into residency.member
                    (community, person, estate, building, room, relation, surname, called, alias, since)
                values
                    (:community, :person, :estate, :building, :room, :relation, :surname, :called,
                     (select it from unnest(:aliases::text[]) as it
                      where not exists (
                          select from residency.member taken where taken.community = :community and taken.alias = it)
                      limit 1),
                     :now)
                on conflict (community, person) do update
                set estate = excluded.estate, building = excluded.building, room = excluded.room,
                    relation = excluded.relation, surname = excluded.surname, called = excluded.called,
                    since = excluded.since, until = null, ending = null,
                    ending_mandate = null, ending_words = null
                where member.until is not null
                """)
                .param("community", it.community())
                .param("person", it.person().value())
                .param("estate", it.dwelling().estate())
                .param("building", it.dwelling().building())
                .param("room", it.dwelling().room())
                .param("relation", it.relation().name())
                .param("surname", wish.name().surname())
                .param("called", wish.name().called(wish.card().female()))
                .param("aliases", aliases())
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (admitted == 0) throw new Refused("这位居民已经在册了");
    }

    private void identify(PersonId person, Wish wish) {
        var index = sealed.index("residency.identity.id_number", wish.card().text());
        db.sql("""
                insert into residency.identity (person, full_name, id_number, id_index, born)
                values (:person, :name, :card, :index, :born)
                on conflict do nothing
                """)
                .param("person", person.value())
                .param("name", sealed.seal(wish.name().text(), IdentityView.place(person)))
                .param("card", sealed.seal(wish.card().text(), "residency.identity.id_number." + person.value()))
                .param("index", index)
                .param("born", wish.card().born())
                .update();
        var known = db.sql("""
                select id_index = :index from residency.identity where person = :person
                """)
                .param("index", index)
                .param("person", person.value())
                .query(Boolean.class)
                .optional();
        if (known.isEmpty()) throw new Refused("这张证件已经属于另一位居民，一证只能对应一人。请核实后退回，请本人用原来的手机号申请");
        if (!known.get()) throw new Refused("这位居民以前登记的是另一张证件，请核实后退回");
    }

    private static String[] aliases() {
        return Stream.generate(Residents::alias).limit(ALIAS_TRIES).toArray(String[]::new);
    }

    static String alias() {
        return IntStream.range(0, ALIAS_LENGTH)
                .map(_ -> ALIAS.charAt(RANDOM.nextInt(ALIAS.length())))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
