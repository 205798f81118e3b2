package shequtong;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import shequtong.identity.PersonId;
import shequtong.identity.Proof;
import shequtong.kernel.Chain;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Here.Capacity;
import shequtong.organization.Mandate;
import shequtong.organization.Position;
import shequtong.organization.Viewer;

/**
 * The cast. Every test makes its own street with two communities and their people, because nothing is rolled back:
 * 江湾街道 with 幸福里 (where it happens) and 平安坊, and 隔壁街道 with 远方苑.
 */
public final class People {

    private static final AtomicLong NUMBER = new AtomicLong(100_000);

    private final JdbcClient db;

    public final Area district;
    public final Area street;
    public final Area community;
    public final Area estate;
    public final Area sister;
    public final Area elsewhere;

    /** 王阿姨 and 陈先生 live in 3号楼, 赵老师 in 5号楼 of the same community. */
    public final Here wang;

    public final Here chen;
    public final Here zhao;

    /** 周老师 lives in another street. */
    public final Here zhou;

    /** From the street: she observes all of it, and says nothing. */
    public final Here sun;

    /** 李书记 is responsible for the community, 小赵社工 works with her. */
    public final Duty li;

    public final Duty worker;

    /** 物业 of the community, 城管中队 and 网格化中心 of its street. */
    public final Duty property;

    public final Duty squad;
    public final Duty grid;

    /** The same three, and a 书记, of places that have nothing to do with it. */
    public final Duty otherSecretary;

    public final Duty otherProperty;
    public final Duty otherGrid;

    public People(JdbcClient db) {
        this.db = db;
        district = area(null, "DISTRICT", "DISTRICT", "测试区", "测试区");
        street = area(district, "SUBDISTRICT", "STREET", "江湾街道", "江湾街道");
        community = area(street, "COMMUNITY", "RESIDENTIAL", "幸福里居委会", "幸福里");
        estate = area(community, "ESTATE", "ESTATE", "幸福里", "幸福里");
        sister = area(street, "COMMUNITY", "RESIDENTIAL", "平安坊居委会", "平安坊");
        area(sister, "ESTATE", "ESTATE", "平安坊", "平安坊");
        var otherStreet = area(district, "SUBDISTRICT", "TOWN", "隔壁镇", "隔壁镇");
        elsewhere = area(otherStreet, "COMMUNITY", "RESIDENTIAL", "远方苑居委会", "远方苑");
        area(elsewhere, "ESTATE", "ESTATE", "远方苑", "远方苑");

        wang = resident("王", "王阿姨", "3号楼", community);
        chen = resident("陈", "陈先生", "3号楼", community);
        zhao = resident("赵", "赵老师", "5号楼", community);
        zhou = resident("周", "周老师", "1号楼", elsewhere);
        sun = observer(street, community);

        var committee = body(community, "RESIDENTS_COMMITTEE", "幸福里居委会");
        li = official("李红梅", Position.PARTY_SECRETARY, body(community, "PARTY_ORGANIZATION", "幸福里党支部"), community);
        worker = official("赵小兰", Position.COMMUNITY_WORKER, committee, community);
        property = official("许建国", Position.PROPERTY_STAFF, body(community, "PROPERTY_COMPANY", "安居物业"), community);
        squad = official("孟志强", Position.SQUAD_OFFICER, body(street, "URBAN_MANAGEMENT_SQUAD", "江湾城管中队"), street);
        grid = official("林静", Position.GRID_OFFICER, body(street, "GRID_CENTRE", "江湾街道网格化中心"), street);
        otherSecretary =
                official("何远", Position.PARTY_SECRETARY, body(elsewhere, "PARTY_ORGANIZATION", "远方苑党支部"), elsewhere);
        otherProperty = official("高平", Position.PROPERTY_STAFF, body(elsewhere, "PROPERTY_COMPANY", "远方物业"), elsewhere);
        otherGrid = official("冯涛", Position.GRID_OFFICER, body(otherStreet, "GRID_CENTRE", "隔壁镇网格化中心"), otherStreet);
    }

    /** As signing in leaves it: officials and observers with both factors, everybody else with a code. */
    public Cookie cookie(PersonId who) {
        var staff = db.sql("""
                select exists (select from organization.mandate where person = :who)
                    or exists (select from organization.observe_right where person = :who)
                """).param("who", who.value()).query(Boolean.class).single();
        return cookie(who, staff ? Proof.STAFF : Proof.CODE);
    }

    /** The browser has the token, the table its hash. */
    public Cookie cookie(PersonId who, Proof proof) {
        var token = "token-" + NUMBER.incrementAndGet();
        var now = now().plus(MovedClock.ahead());
        db.sql("insert into identity.session (hash, person, opened_at, seen_at, proof) values (?, ?, ?, ?, ?)")
                .params(Chain.next("session", token), who.value(), now, now, proof.name())
                .update();
        return new Cookie("sqt", token);
    }

    public Cookie cookie(Viewer who) {
        return cookie(who.person());
    }

    public Here resident(String surname, String called, String building, Area home) {
        var person = person(called);
        lives(person, surname, called, building, home);
        return new Here(person, Capacity.RESIDENT, home, null);
    }

    public void lives(PersonId person, String surname, String called, String building, Area home) {
        db.sql("""
                insert into residency.member (community, person, estate, building, room, relation, surname, called, alias, since)
                select ?, ?, min(id), ?, '101室', 'OWNER', ?, ?, ?, ? from organization.area where parent = ?
                """)
                .params(home.id(), person.value(), building, surname, called, "N" + person.value(), now(), home.id())
                .update();
        db.sql("""
                insert into residency.household (community, estate, building, room, head)
                select community, estate, building, room, person from residency.member where community = ? and person = ?
                on conflict do nothing
                """).params(home.id(), person.value()).update();
    }

    public Here observer(Area scope, Area seen) {
        var person = person("观察员");
        observes(person, scope);
        return new Here(person, Capacity.OBSERVER, seen, null);
    }

    public void observes(PersonId person, Area scope) {
        db.sql("insert into organization.observe_right (person, area, since, until) values (?, ?, ?, ?)")
                .params(person.value(), scope.id(), now(), now().plusDays(89))
                .update();
    }

    public Duty official(String name, Position position, Mandate.Body body, Area area) {
        var person = person(name);
        db.sql("insert into organization.officer (person, name) values (?, ?)")
                .params(person.value(), name)
                .update();
        return new Duty(person, mandate(person, position, body, area), area);
    }

    public Mandate mandate(PersonId person, Position position, Mandate.Body body, Area area) {
        var id = db.sql("""
                insert into organization.mandate (person, position, body, area, since) values (?, ?, ?, ?, ?) returning id
                """)
                .params(person.value(), position.name(), body.id(), area.id(), now())
                .query(Long.class)
                .single();
        return new Mandate(id, position, body);
    }

    public Mandate.Body body(Area area, String kind, String name) {
        var id = db.sql("insert into organization.body (area, kind, name) values (?, ?, ?) returning id")
                .params(area.id(), kind, name)
                .query(Long.class)
                .single();
        return new Mandate.Body(id, kind, name);
    }

    public PersonId person(String part) {
        return new PersonId(db.sql("insert into identity.person (part, made_at) values (?, ?) returning id")
                .params(part, now())
                .query(Long.class)
                .single());
    }

    public Area area(@Nullable Area above, String kind, String sort, String name, String label) {
        var code = "9" + NUMBER.incrementAndGet();
        var slug = kind.equals("ESTATE") ? null : "t" + code;
        var id = db.sql("""
                insert into organization.area (code, kind, sort, name, label, short, type, parent, path)
                select :code, :kind, :sort, :name, :label, :slug, case :kind when 'COMMUNITY' then 'COMMODITY' end,
                       above.id, coalesce(above.path || :code::ltree, :code::ltree)
                from (values (1)) as one left join organization.area above on above.id = :above
                returning id
                """)
                .param("code", code)
                .param("kind", kind)
                .param("sort", sort)
                .param("name", name)
                .param("label", label)
                .param("slug", slug)
                .param("above", above == null ? 0 : above.id())
                .query(Long.class)
                .single();
        return new Area(
                id,
                code,
                Area.Kind.valueOf(kind),
                Area.Sort.valueOf(sort),
                name,
                label,
                slug,
                above == null ? "" : above.label());
    }

    private static OffsetDateTime now() {
        return Instant.now().minusSeconds(1).atOffset(ZoneOffset.UTC);
    }
}
