package shequtong.residency.joining;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;
import shequtong.kernel.Sealed;
import shequtong.residency.IdentityView;
import shequtong.residency.facts.Likeness;
import shequtong.residency.joining.Registration.Wish;

/** Many residents written at once, in four statements however many they are. */
@Repository
class Newly {

    private final JdbcClient db;
    private final Sealed sealed;
    private final Likeness likeness;
    private final Clock clock;

    Newly(JdbcClient db, Sealed sealed, Likeness likeness, Clock clock) {
        this.db = db;
        this.sealed = sealed;
        this.likeness = likeness;
        this.clock = clock;
    }

    /** Somebody who was asked for, with what they wrote. */
    record Arrival(Registration asked, Wish wish) {

        PersonId person() {
            return asked.person();
        }
    }

    /**
     * All of them or none.
     *
     * @return those whose identity was not known before
     * @throws Refused when an identity is somebody else's, or somebody was known under another (R17)
     */
    List<PersonId> admit(long community, List<Arrival> arrivals) {
        var unknown = identify(arrivals);
        if (known(arrivals) < arrivals.size()) throw new Refused("名单里有一张证件属于另一位居民，一证只能对应一人，这次一个都没有通过");
        var aliases = aliases(community, arrivals.size());
        var admitted = db.sql("""
                insert into residency.member
                    (community, person, estate, building, room, relation, surname, called, alias, since)
                select :community, it.person, it.estate, it.building, it.room, it.relation, it.surname, it.called, it.alias,
                       :now
                from unnest(:people::bigint[], :estates::bigint[], :buildings::text[], :rooms::text[], :relations::text[],
                            :surnames::text[], :called::text[], :aliases::text[])
                     as it (person, estate, building, room, relation, surname, called, alias)
                on conflict (community, person) do update
                set estate = excluded.estate, building = excluded.building, room = excluded.room,
                    relation = excluded.relation, surname = excluded.surname, called = excluded.called,
                    since = excluded.since, until = null, ending = null, ending_mandate = null, ending_words = null
                where member.until is not null
                """)
                .param("community", community)
                .param("people", of(arrivals, it -> it.person().value(), Long[]::new))
                .param("estates", of(arrivals, it -> it.asked().dwelling().estate(), Long[]::new))
                .param("buildings", of(arrivals, it -> it.asked().dwelling().building(), String[]::new))
                .param("rooms", of(arrivals, it -> it.asked().dwelling().room(), String[]::new))
                .param("relations", of(arrivals, it -> it.asked().relation().name(), String[]::new))
                .param("surnames", of(arrivals, it -> it.wish().name().surname(), String[]::new))
                .param(
                        "called",
                        of(
                                arrivals,
                                it -> it.wish().name().called(it.wish().card().female()),
                                String[]::new))
                .param("aliases", of(arrivals, _ -> aliases.pop(), String[]::new))
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (admitted < arrivals.size()) throw new Refused("名单里有人已经在册了，这次一个都没有通过");
        return unknown;
    }

    private List<PersonId> identify(List<Arrival> arrivals) {
        return db.sql("""
                insert into residency.identity (person, full_name, id_number, id_index, born)
                select it.person, decode(it.name, 'hex'), decode(it.card, 'hex'), decode(it.index, 'hex'), it.born::date
                from unnest(:people::bigint[], :names::text[], :cards::text[], :indexes::text[], :born::text[])
                     as it (person, name, card, index, born)
                on conflict do nothing
                returning person
                """)
                .param("people", of(arrivals, it -> it.person().value(), Long[]::new))
                .param("names", of(arrivals, this::name, String[]::new))
                .param("cards", of(arrivals, this::card, String[]::new))
                .param("indexes", of(arrivals, this::index, String[]::new))
                .param("born", of(arrivals, it -> it.wish().card().born().toString(), String[]::new))
                .query((row, _) -> new PersonId(row.getLong("person")))
                .list();
    }

    /** How many of them are known under the card they gave. */
    private int known(List<Arrival> arrivals) {
        return db.sql("""
                select count(*)
                from residency.identity known
                join unnest(:people::bigint[], :indexes::text[]) as it (person, index)
                  on known.person = it.person and known.id_index = decode(it.index, 'hex')
                """)
                .param("people", of(arrivals, it -> it.person().value(), Long[]::new))
                .param("indexes", of(arrivals, this::index, String[]::new))
                .query(Integer.class)
                .single();
    }

    /** Twice as many as are needed, without those that are taken. */
    private Deque<String> aliases(long community, int people) {
        var drawn = new HashSet<String>();
        Stream.generate(Residents::alias).limit(2L * people + 16).forEach(drawn::add);
        drawn.removeAll(db.sql("""
                select alias from residency.member where community = :community and alias = any(:drawn)
                """)
                .param("community", community)
                .param("drawn", drawn.toArray(String[]::new))
                .query(String.class)
                .list());
        return new ArrayDeque<>(drawn);
    }

    private String name(Arrival it) {
        return Likeness.key(sealed.seal(it.wish().name().text(), IdentityView.place(it.person())));
    }

    private String card(Arrival it) {
        return Likeness.key(sealed.seal(
                it.wish().card().text(),
                "residency.identity.id_number." + it.person().value()));
    }

    private String index(Arrival it) {
        return Likeness.key(likeness.card(it.wish().card()));
    }

    private static <T, R> R[] of(Collection<T> all, Function<T, R> part, IntFunction<R[]> array) {
        return all.stream().map(part).toArray(array);
    }
}
