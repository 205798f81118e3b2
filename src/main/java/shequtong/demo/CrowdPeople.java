package shequtong.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Sealed;

/** Residents by the hundred thousand, 1.3 to a household, and a 书记 where a community has none. */
@Repository
class CrowdPeople {

    private static final int BATCH = 5_000;

    /** No region has this number, so that nobody's real one is ever met. */
    private static final String REGION = "310199";

    private static final LocalDate OLDEST = LocalDate.of(1940, 1, 1);
    private static final int BIRTHDAYS = 24_000;

    private final JdbcClient db;
    private final Sealed sealed;

    CrowdPeople(JdbcClient db, Sealed sealed) {
        this.db = db;
        this.sealed = sealed;
    }

    void settle(List<Long> places, Crowd.Size size, Instant now) {
        var since = now.minus(Duration.ofDays(300));
        secretaries(places, since.minusSeconds(1));
        persons(size.residents(), since);
        members(places, since);
        identities(since);
    }

    /** The moment they were made is how the persons of a crowd are told from all others. */
    private void persons(int number, Instant since) {
        db.sql("""
                insert into identity.person (made_at) select :since from generate_series(1, :number)
                """).param("since", Crowd.utc(since)).param("number", number).update();
    }

    private void secretaries(List<Long> places, Instant since) {
        db.sql("""
                insert into identity.person (made_at)
                select :since
                from unnest(:places::bigint[]) as place (id)
                where not exists (
                    select from organization.mandate
                    where area = place.id and position = 'PARTY_SECRETARY' and until is null)
                """)
                .param("since", Crowd.utc(since))
                .param("places", places.toArray(Long[]::new))
                .update();
        db.sql("""
                with chosen as (
                    select place.id as area, body.id as body, row_number() over (order by place.id) as number
                    from unnest(:places::bigint[]) as place (id)
                    join organization.body on body.area = place.id and body.kind = 'PARTY_ORGANIZATION'
                    where not exists (
                        select from organization.mandate
                        where area = place.id and position = 'PARTY_SECRETARY' and until is null)),
                people as (
                    select id, row_number() over (order by id) as number
                    from identity.person where part is null and made_at = :since),
                named as (
                    insert into organization.officer (person, name)
                    select id, (array['沈','方','顾','许','周','钱','孙','李','王','吴'])[1 + number % 10]
                               || (array['国强','丽华','建平','晓峰','玉芳','志明','海燕'])[1 + number % 7]
                    from people)
                insert into organization.mandate (person, position, body, area, since)
                select people.id, 'PARTY_SECRETARY', chosen.body, chosen.area, :since
                from chosen join people using (number)
                """)
                .param("since", Crowd.utc(since))
                .param("places", places.toArray(Long[]::new))
                .update();
    }

    /** Fifteen floors of three dwellings to a building. */
    private void members(List<Long> places, Instant since) {
        db.sql("""
                with crowd as (
                    select id, row_number() over (order by id) - 1 as k
                    from identity.person where part is null and made_at = :since),
                placed as (
                    select crowd.id, crowd.k, (:places::bigint[])[1 + crowd.k % :n] as community, crowd.k / :n as r,
                           crowd.k / :n * 10 / 13 as h
                    from crowd)
                insert into residency.member
                    (community, person, estate, building, room, relation, surname, called, alias, since)
                select community, placed.id, estate.id, h / 45 + 51 || '号楼', (h % 45 / 3 + 1) * 100 + h % 3 + 1 || '室',
                       case when r = 0 or (r - 1) * 10 / 13 <> h then 'OWNER' else 'FAMILY' end, surname,
                       surname || (array['先生','女士','阿姨','老师','师傅'])[1 + k % 5],
                       'C' || upper(to_hex(placed.id)), :since
                from placed
                join organization.area estate on estate.parent = community and estate.kind = 'ESTATE'
                cross join lateral (
                    select (array['王','李','张','刘','陈','杨','黄','赵','吴','周','徐','孙','马','朱','胡','郭','何',
                                  '高','林','罗'])[1 + k * 7 % 20] as surname) as called
                where estate.code = (
                    select min(code) from organization.area where parent = community and kind = 'ESTATE')
                """)
                .param("since", Crowd.utc(since))
                .param("places", places.toArray(Long[]::new))
                .param("n", places.size())
                .update();
    }

    private record Unknown(long person, int number, String surname) {}

    /** What is sealed is sealed here too: a crowd whose names stood open would not be the product. */
    private void identities(Instant since) {
        var unknown = db.sql("""
                select person.id as person, (row_number() over (order by person.id) - 1)::int as number, member.surname
                from identity.person
                join residency.member on member.person = person.id
                where part is null and made_at = :since
                order by person.id
                """)
                .param("since", Crowd.utc(since))
                .query(Unknown.class)
                .list();
        for (var from = 0; from < unknown.size(); from += BATCH)
            seal(unknown.subList(from, Math.min(from + BATCH, unknown.size())));
    }

    private void seal(List<Unknown> people) {
        var hex = HexFormat.of();
        var cards = people.stream().map(it -> card(it.number())).toList();
        var numbers = java.util.stream.IntStream.range(0, people.size()).boxed().toList();
        db.sql("""
                insert into residency.identity (person, full_name, id_number, id_index, born)
                select person, decode(name, 'hex'), decode(card, 'hex'), decode(index, 'hex'), born
                from unnest(:people::bigint[], :names::text[], :cards::text[], :indexes::text[], :born::date[])
                     as it (person, name, card, index, born)
                """)
                .param("people", people.stream().map(Unknown::person).toArray(Long[]::new))
                .param(
                        "names",
                        people.stream()
                                .map(it -> hex.formatHex(sealed.seal(
                                        it.surname() + "小明", "residency.identity.full_name." + it.person())))
                                .toArray(String[]::new))
                .param(
                        "cards",
                        numbers.stream()
                                .map(it -> hex.formatHex(sealed.seal(
                                        cards.get(it),
                                        "residency.identity.id_number."
                                                + people.get(it).person())))
                                .toArray(String[]::new))
                .param(
                        "indexes",
                        cards.stream()
                                .map(it -> hex.formatHex(sealed.index("residency.identity.id_number", it)))
                                .toArray(String[]::new))
                .param(
                        "born",
                        people.stream().map(it -> born(it.number()).toString()).toArray(String[]::new))
                .update();
    }

    private static LocalDate born(int number) {
        return OLDEST.plusDays(number % BIRTHDAYS);
    }

    private static String card(int number) {
        return Inhabitants.numbered(REGION, born(number).format(DateTimeFormatter.BASIC_ISO_DATE), number / BIRTHDAYS);
    }
}
