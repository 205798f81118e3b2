package shequtong.demo;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The organisation around the few communities that are lived in: every street has its leader, nearly every community
 * its 书记 and its contact, and some have not, as in life. Their names are put together from two lists and nobody's.
 */
@Repository
class Offices {

    /** Every so many communities one has no 书记; and one no contact. */
    private static final int VACANT = 97;

    private static final int UNCONTACTED = 41;

    private static final List<String> SURNAMES =
            List.of("陆", "沈", "顾", "唐", "姚", "邵", "秦", "徐", "盛", "樊", "庄", "褚", "柏", "纪", "管", "闵", "侯", "邱", "谈");
    private static final List<String> GIVEN = List.of(
            "文涛", "佩芳", "志明", "秋萍", "建中", "月琴", "海东", "惠英", "立群", "燕华", "国荣", "丽娟", "春生", "晓敏", "永强", "美珍", "学军", "静怡",
            "伟民", "桂兰", "新华", "雅琴", "长根");

    private final JdbcClient db;
    private final Clock clock;

    Offices(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void open(Map<String, Long> people) {
        leaders();
        secretaries();
        for (var line : Lines.of("organization.txt")) {
            var it = line.split(" ");
            switch (it[0]) {
                case "department" -> department(it, people);
                case "charge" -> charge(it[1], it[2], people.getOrDefault(it[3], 0L));
                default -> throw new IllegalArgumentException(line);
            }
        }
        contacts();
        rights();
    }

    /** They play no part of their own: nobody signs in as one of them. */
    private void leaders() {
        db.sql("""
                with street as (
                    select area.id, body.id as body, row_number() over (order by area.code) as number
                    from organization.area
                    join organization.body on body.area = area.id and body.kind = 'SUBDISTRICT_OFFICE'
                    where area.kind = 'SUBDISTRICT' and area.short <> 'wusong'),
                known as (
                    insert into identity.person (made_at)
                    select :since::timestamptz + number * interval '1 second' from street
                    returning id, made_at),
                named as (
                    insert into organization.officer (person, name)
                    select known.id, (:surnames::text[])[1 + street.number * 5 % :surnameCount]
                                  || (:given::text[])[1 + street.number * 7 % :givenCount]
                    from street
                    join known on known.made_at = :since::timestamptz + street.number * interval '1 second'
                    returning person)
                insert into organization.mandate (person, position, body, area, since, duty)
                select known.id, 'STREET_LEADER', street.body, street.id, :since, '分管社区通'
                from street
                join known on known.made_at = :since::timestamptz + street.number * interval '1 second'
                join named on named.person = known.id
                """).params(lists()).param("since", ago(500)).update();
    }

    private void secretaries() {
        db.sql("""
                with place as (
                    select area.id, body.id as body, row_number() over (order by area.code) as number
                    from organization.area
                    join organization.body on body.area = area.id and body.kind = 'PARTY_ORGANIZATION'
                    where area.kind = 'COMMUNITY' and not exists (
                        select from organization.mandate
                        where mandate.area = area.id and mandate.position = 'PARTY_SECRETARY')),
                known as (
                    insert into identity.person (made_at)
                    select :since::timestamptz + number * interval '1 second' from place where number % :vacant <> 0
                    returning id, made_at),
                named as (
                    insert into organization.officer (person, name)
                    select known.id, (:surnames::text[])[1 + place.number % :surnameCount]
                                  || (:given::text[])[1 + place.number % :givenCount]
                    from place
                    join known on known.made_at = :since::timestamptz + place.number * interval '1 second'
                    returning person)
                insert into organization.mandate (person, position, body, area, since)
                select known.id, 'PARTY_SECRETARY', place.body, place.id, :since
                from place
                join known on known.made_at = :since::timestamptz + place.number * interval '1 second'
                join named on named.person = known.id
                """)
                .params(lists())
                .param("since", ago(420))
                .param("vacant", VACANT)
                .update();
    }

    /** A street's leader is the contact of its communities, and the promotion office that of the streets. */
    private void contacts() {
        db.sql("""
                insert into organization.charge (area, mechanism, mandate, since, given_by)
                select place.id, 'CONTACT', leader.id, :since::timestamptz, leader.id
                from (
                    select id, parent, row_number() over (order by code) as number
                    from organization.area
                    where kind = 'COMMUNITY') as place
                join organization.mandate leader on leader.area = place.parent and leader.position = 'STREET_LEADER'
                where place.number % :uncontacted <> 0
                union all
                select area.id, 'CONTACT', promoter.id, :since::timestamptz, promoter.id
                from organization.area
                join organization.mandate promoter on promoter.area = area.parent and promoter.position = 'PROMOTION_STAFF'
                where area.kind = 'SUBDISTRICT'
                union all
                select leader.area, mechanism, leader.id, :since::timestamptz, leader.id
                from organization.mandate leader
                join organization.area on area.id = leader.area and area.short not in ('wusong', 'miaohang', 'luojing')
                cross join (values ('COORDINATION'), ('PATROL'), ('SUPPORT')) as it (mechanism)
                where leader.position = 'STREET_LEADER'
                """).param("since", ago(100)).param("uncontacted", UNCONTACTED).update();
    }

    /** A right with its purpose, one that may inspect besides; and two that still wait to be granted. */
    private void rights() {
        db.sql("""
                with asked as (
                    insert into organization.right_request
                        (person, areas, inspects, until, purpose, proposed_by, scope, proposed_at, state, decided_by,
                         decided_at)
                    select observe.person, array[observe.area], true, observe.until, '分片联系，每周看一次', staff.id, staff.area,
                           observe.since, 'GRANTED', admin.id, observe.since
                    from organization.observe_right observe
                    join organization.mandate leader on leader.person = observe.person and leader.position = 'STREET_LEADER'
                    join organization.mandate staff on staff.area = leader.area and staff.position = 'STREET_STAFF'
                    join organization.mandate admin on admin.position = 'SECURITY_ADMIN'
                    returning id, person)
                update organization.observe_right observe set request = asked.id, inspects = true
                from asked
                where asked.person = observe.person
                """).update();
        db.sql("""
                insert into organization.right_request
                    (person, areas, inspects, until, purpose, proposed_by, scope, proposed_at, state)
                select promoter.person,
                       (select array_agg(id) from (
                            select id from organization.area where parent = staff.area order by code limit 3) as three),
                       inspects, :until, purpose, staff.id, staff.area, :now, 'PROPOSED'
                from organization.mandate promoter
                join organization.mandate staff on staff.area = promoter.area and staff.position = 'STREET_STAFF'
                cross join (values (false, '推进办每月走访三个居村'), (true, '检查身边事回应')) as it (inspects, purpose)
                where promoter.position = 'PROMOTION_STAFF'
                """).param("until", ago(-60)).param("now", ago(0)).update();
    }

    /** department 房管局 CONNECTED 任建平 试接三个月，接单都答复了. */
    private void department(String[] it, Map<String, Long> people) {
        var body = db.sql("""
                update organization.body set onboarding = :state where kind = 'DEPARTMENT' and name like '%' || :name
                returning id
                """)
                .param("state", it[2])
                .param("name", it[1])
                .query(Long.class)
                .single();
        db.sql("""
                insert into organization.onboarding (body, at, state, by, reason)
                select :body, :at, :state, mandate.id, :reason
                from organization.mandate where mandate.position = 'PROMOTION_STAFF'
                order by mandate.id
                limit 1
                """)
                .param("body", body)
                .param("at", ago(60))
                .param("state", it[2])
                .param("reason", it[4])
                .update();
        db.sql("""
                update organization.mandate set body = :body
                where person = :person and position = 'DEPARTMENT_STAFF'
                """)
                .param("body", body)
                .param("person", people.getOrDefault(it[3], 0L))
                .update();
    }

    private void charge(String area, String mechanism, long person) {
        db.sql("""
                insert into organization.charge (area, mechanism, mandate, since, given_by)
                select area.id, :mechanism, mandate.id, :since, mandate.id
                from organization.area
                join organization.mandate on mandate.area = area.id and mandate.person = :person
                where area.short = :area
                limit 1
                """)
                .param("mechanism", mechanism)
                .param("since", ago(200))
                .param("person", person)
                .param("area", area)
                .update();
    }

    private static Map<String, Object> lists() {
        return Map.of(
                "surnames", SURNAMES.toArray(String[]::new),
                "given", GIVEN.toArray(String[]::new),
                "surnameCount", SURNAMES.size(),
                "givenCount", GIVEN.size());
    }

    private OffsetDateTime ago(int days) {
        return OffsetDateTime.now(clock).minusDays(days);
    }
}
