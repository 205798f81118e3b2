package shequtong;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.Cookie;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.springframework.jdbc.core.simple.JdbcClient;
import shequtong.identity.PersonId;
import shequtong.identity.Proof;
import shequtong.kernel.Sealed;
import shequtong.kernel.Token;
import shequtong.organization.Area;
import shequtong.organization.Mandate;
import shequtong.organization.Position;
import shequtong.residency.Enrolled;

/** One person for each of the 19 roles of the security design's matrix, all of one place, and things for them to ask for. */
final class Cast {

    private static final AtomicInteger DWELLING = new AtomicInteger();
    private static final AtomicInteger NTH = new AtomicInteger();
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private static final AtomicLong PHONE = new AtomicLong(System.nanoTime() % 90_000_000);

    final People people;
    private final JdbcClient db;
    private final Sealed sealed;
    private final Map<String, PersonId> roles = new HashMap<>();
    private final CastAbove above;
    private final CastCommon common;

    Cast(JdbcClient db, Sealed sealed) {
        this.db = db;
        this.sealed = sealed;
        people = new People(db);
        above = new CastAbove(db, people);
        common = new CastCommon(db);
        roles.put("RES", people.person("刚登记的人"));
        roles.put("VR", people.chen.person());
        roles.put("PM", people.zhao.person());
        roles.put("HH", people.resident("吴", "吴先生", "6号楼", people.community).person());
        roles.put("SW", people.worker.person());
        roles.put("JW", official("委员", Position.COMMITTEE_MEMBER, "RESIDENTS_COMMITTEE", people.community));
        roles.put("SJ", people.li.person());
        roles.put("WY", people.property.person());
        roles.put("DR", official("医生", Position.FAMILY_DOCTOR, "HEALTH_CENTRE", people.community));
        roles.put("LW", official("律师", Position.LAWYER, "LAW_FIRM", people.community));
        roles.put("MJ", official("民警", Position.POLICE_OFFICER, "POLICE_POST", people.community));
        roles.put("TS", official("街道", Position.STREET_STAFF, "SUBDISTRICT_OFFICE", people.street));
        roles.put("TL", official("领导", Position.STREET_LEADER, "SUBDISTRICT_OFFICE", people.street));
        roles.put("FD", people.squad.person());
        roles.put("QB", official("社建", Position.DISTRICT_STAFF, "DISTRICT_OFFICE", people.district));
        roles.put("ZH", official("分析", Position.ANALYST, "INSIGHT_CENTER", people.district));
        roles.put("SA", official("系统", Position.SYSTEM_ADMIN, "PLATFORM", people.district));
        roles.put("SE", official("安全", Position.SECURITY_ADMIN, "PLATFORM", people.district));
        roles.put("AU", official("审计", Position.AUDIT_ADMIN, "PLATFORM", people.district));
        people.observes(who("TS"), people.street);
        people.observes(who("TL"), people.street);
        people.observes(who("QB"), people.district);
    }

    private PersonId official(String name, Position position, String kind, Area area) {
        return people.official(name, position, people.body(area, kind, name), area)
                .person();
    }

    PersonId who(String role) {
        return requireNonNull(roles.get(role));
    }

    /** Proved by both factors, residents too: what is asked here is what a role may, not how it was proved. */
    Cookie cookie(String role) {
        return people.cookie(who(role), Proof.STAFF);
    }

    /** What a visit asks for, in the asker's own place or elsewhere; its variables fill the route and the form. */
    Map<String, Object> thing(String name, String scope) {
        var foreign = scope.equals("else") || scope.equals("mixed");
        var there = foreign ? people.elsewhere : people.community;
        var author = foreign ? people.zhou.person() : people.wang.person();
        var it = new HashMap<String, Object>();
        it.put("code", requireNonNull((scope.equals("else") ? people.elsewhere : people.community).slug()));
        it.put("area", requireNonNull(desk(scope).slug()));
        it.put("community", people.community.id());
        it.put("estate", estate(there));
        it.put("mandate", people.worker.mandate().id());
        it.put("property", people.property.mandate().body().id());
        it.put("person", who("VR").value());
        it.put("token", door(there));
        it.put("kind", "casework.case");
        it.put("format", "xlsx");
        it.put("peer", "platform");
        it.put("step", "met");
        it.put("day", LocalDate.now(ZoneOffset.UTC).plusDays(30));
        it.put("nth", NTH.incrementAndGet());
        it.put("way", "resource");
        it.put("ask", "mark");
        it.put("squad", people.squad.mandate().body().id());
        it.put("lead", mandate("TL"));
        it.put("body", people.property.mandate().body().id());
        switch (name) {
            case "-" -> {}
            case "unit" -> unit(it, there, scope);
            case "department" -> it.put("body", department());
            case "unit to pair" -> toPair(it);
            case "pair" -> {
                toPair(it);
                it.put("charge", contact(it));
            }
            case "matter" -> matterAbove(it, there, author);
            case "matter opened" -> {
                matterAbove(it, there, author);
                for (var role : new String[] {"TS", "TL", "QB"}) opened(role, there, it);
                inspects("TL");
            }
            case "remark of TL" -> {
                matterAbove(it, there, author);
                inspects("TL");
                it.put("id", remark(there, it));
            }
            case "experience" -> it.put("id", experience(there, false));
            case "experience published" -> it.put("id", experience(there, true));
            case "experience of others" ->
                it.put("id", experience(foreign ? people.community : people.elsewhere, true));
            case "experience adopted" -> {
                it.put("id", experience(foreign ? people.community : people.elsewhere, true));
                adopted(there, it);
            }
            case "order of TL" -> {
                matterAbove(it, there, author);
                it.put("id", order(there, it, false));
            }
            case "order of TL replied" -> {
                matterAbove(it, there, author);
                it.put("id", order(there, it, true));
            }
            case "proposal" -> it.put("id", proposal(there));
            case "ask" -> it.put("id", ask(there));
            case "right" -> it.put("id", right(there));
            case "handover" -> it.put("id", handover());
            case "case" -> it.put("id", matter(there, author, "PUBLIC", false));
            case "template" -> it.put("id", template(there));
            case "text parked for VR" -> it.put("id", parked(who("VR")));
            case "case asked of VR" -> it.put("id", asked(there, who("VR")));
            case "view of SJ" -> it.put("id", view(there, who("SJ")));
            case "case by VR" -> it.put("id", matter(there, who("VR"), "PUBLIC", false));
            case "case of the committee" -> it.put("id", matter(there, author, "COMMITTEE", false));
            case "case answered for VR" -> it.put("id", matter(there, who("VR"), "PUBLIC", true));
            case "case sent to WY" ->
                sent(it, there, author, people.property.mandate().body().id());
            case "case sent to FD" ->
                sent(it, there, author, people.squad.mandate().body().id());
            case "case sent to the street" ->
                sent(it, there, author, people.grid.mandate().body().id());
            case "case in the grid" -> {
                sent(it, there, author, people.grid.mandate().body().id());
                above.referred(it, there);
            }
            case "task of WY" ->
                task(it, there, author, people.property.mandate().body().id());
            case "task of FD" ->
                task(it, there, author, people.squad.mandate().body().id());
            case "invitation",
                    "invitation today",
                    "invitation held",
                    "case legacy",
                    "case to close",
                    "case asked to close",
                    "case to verify" ->
                above.put(
                        name,
                        it,
                        there,
                        matter(there, author, "PUBLIC", false),
                        mandate(scope.equals("district") ? "QB" : "TL"));
            case "task of WY agreed" -> {
                task(it, there, author, people.property.mandate().body().id());
                above.agreed(it);
            }
            case "case by VR sent to WY" ->
                sent(it, there, who("VR"), people.property.mandate().body().id());
            case "case by VR agreed" -> {
                sent(it, there, who("VR"), people.property.mandate().body().id());
                above.agreed(Map.of("id", requireNonNull(it.get("dispatch"))));
            }
            case "case recorded" -> it.put("id", recorded(there, author));
            case "case recorded for VR" -> it.put("id", recorded(there, who("VR")));
            case "two cases" -> {
                it.put("first", number(matter(there, author, "PUBLIC", false)));
                it.put("id", matter(there, author, "PUBLIC", false));
            }
            case "case merged" -> it.put("id", gone(there, author));
            case "complaint" -> it.put("id", complaint(there, author, false));
            case "complaint by VR" -> it.put("id", complaint(there, who("VR"), false));
            case "complaint answered for VR" -> it.put("id", complaint(there, who("VR"), true));
            case "class" -> it.put("number", "006");
            case "delivery" -> it.put("id", delivery());
            case "signal" -> it.put("id", signal(there));
            case "signal of a case" -> {
                it.put("signal", signal(there));
                common.behind((long) requireNonNull(it.get("signal")), there, matter(there, author, "PUBLIC", false));
            }
            case "common", "common solved" ->
                common.put(it, there, there, matter(there, author, "PUBLIC", false), name.endsWith("solved"));
            case "common of the street", "common of the street solved" ->
                common.put(it, there, people.street, matter(there, author, "PUBLIC", false), name.endsWith("solved"));
            case "case to rest" -> resting(it, there, author);
            case "objection of FD" -> {
                sent(it, there, author, people.squad.mandate().body().id());
                objection(there, it);
            }
            case "extension of WY" -> {
                sent(it, there, author, people.property.mandate().body().id());
                it.put("number", extension(there, it));
            }
            case "case with volunteers" -> {
                it.put("id", matter(there, author, "PUBLIC", false));
                it.put("resource", volunteers(there, it));
            }
            case "story" -> story(it, there, author);
            case "story by VR" -> story(it, there, who("VR"));
            case "story by VR with a case" ->
                it.put("id", storyOf(there, who("VR"), matter(there, who("VR"), "PUBLIC", false)));
            case "official" -> it.put("person", official(foreign).value());
            case "official shut out" ->
                it.put("person", shutOut(official(foreign)).value());
            case "official of the committee" -> it.put("person", who("JW").value());
            case "official SE" -> it.put("person", who("SE").value());
            case "session of VR" -> it.put("number", session(who("VR")));
            case "comment by VR" -> it.put("id", comment(there, who("VR")));
            case "case promised" -> it.put("id", promised(there, author));
            case "promise" -> it.put("promise", promise(there, promised(there, author)));
            case "photo" -> it.put("id", photo(matter(there, author, "PUBLIC", false)));
            case "photo of the committee" -> it.put("id", photo(matter(there, author, "COMMITTEE", false)));
            case "photo sent to WY" -> {
                sent(it, there, author, people.property.mandate().body().id());
                it.put("id", photo((long) requireNonNull(it.get("id"))));
            }
            case "resident" -> it.put("id", author.value());
            case "resident with a case in the street's hands" -> {
                sent(it, there, author, people.grid.mandate().body().id());
                it.put("id", author.value());
            }
            case "registration" -> it.put("id", registration(there, people.person("申请人")));
            case "registration of RES" -> it.put("id", registration(there, who("RES")));
            case "newcomer of HH" -> it.put("id", newcomer(who("HH"), there, foreign, "AWAITING"));
            case "grown-up of HH" -> it.put("id", newcomer(who("HH"), there, foreign, "CONFIRMED"));
            case "offer to VR" -> offered(who("VR"));
            case "household" -> household(it, there, "CONFIRMED");
            case "household in dispute" -> household(it, there, "DISPUTED");
            case "household without a head" -> {
                household(it, there, "CONFIRMED");
                db.sql("update residency.household set head = null where id = ?")
                        .param(it.get("id"))
                        .update();
            }
            case "grown-ups" -> {
                for (var role : new String[] {"VR", "PM", "HH"}) born(who(role), LocalDate.of(1980, 5, 6));
            }
            case "guardian's consent" ->
                it.put("id", guardianConsent(there, foreign ? people.zhou.person() : who("VR")));
            case "consents" ->
                roles.values()
                        .forEach(role -> db.sql("""
                        insert into residency.consent (person, kind, version, at) values (?, 'JOINING', 1, ?)
                        on conflict (person, kind, version) do update set withdrawn_at = null
                        """).params(role.value(), now()).update());
            case "move" -> it.put("id", move(there, author));
            case "lapsing" ->
                db.sql("update residency.member set confirmed_until = ? where community = ?")
                        .params(now().plusDays(3), there.id())
                        .update();
            case "second home" ->
                db.sql("update residency.member set principal = false where community = ?")
                        .param(there.id())
                        .update();
            case "edition" -> {
                it.put("id", edition());
                it.put("line", six() + "001001");
            }
            case "estate of a merged community" -> it.put("id", merged(there));
            case "section" -> it.put("kind", "STORIES");
            case "estate" -> it.put("id", requireNonNull(it.get("estate")));
            case "admission" -> it.put("id", admission(there));
            case "dwelling" -> dwelling(it, there);
            case "file for the roll" -> it.put("id", file(there, "READY"));
            case "file in the roll" -> it.put("id", file(there, "CONFIRMED"));
            case "assessed community" -> assessed(it, "COMMUNITY", there.id(), "RESPONSE");
            case "assessed department" ->
                assessed(it, "DEPARTMENT", people.squad.mandate().body().id(), "ANSWERS");
            case "contest" -> it.put("id", contest());
            case "weighing" -> it.put("id", weighing());
            default -> throw new IllegalArgumentException(name);
        }
        return it;
    }

    /** A row in what was issued of a month. */
    private void assessed(Map<String, Object> it, String kind, long subject, String indicator) {
        var report = db.sql("""
                insert into supervision.report (district, kind, month, version, formula, issued_at, reason)
                select :district, :kind, '2026-01-01', 1 + count(*), 1, :now, ''
                from supervision.report where district = :district and kind = :kind
                returning id
                """)
                .param("district", people.district.id())
                .param("kind", kind)
                .param("now", now())
                .query(Long.class)
                .single();
        db.sql("""
                insert into supervision.report_row (report, subject, street, peers, label, ranked, place)
                values (:report, :subject, :street, 'COMMODITY', '幸福里', 0, 1)
                """)
                .param("report", report)
                .param("subject", subject)
                .param("street", people.street.id())
                .update();
        it.put("report", report);
        it.put("subject", subject);
        it.put("indicator", indicator);
    }

    private long weighing() {
        return db.sql("""
                insert into supervision.weighing (district, kind, year, mandate, person, proposed_at, state)
                select :district, 'COMMUNITY', 3000 + count(*), 1, 1, :now, 'PROPOSED'
                from supervision.weighing
                returning id
                """)
                .param("district", people.district.id())
                .param("now", now())
                .query(Long.class)
                .single();
    }

    private long contest() {
        return db.sql("""
                insert into supervision.contest
                    (district, kind, month, subject, label, indicator, thing, number, title, words, raised_by, raised_at, state)
                select :district, 'COMMUNITY', '2026-01-01', :community, '幸福里', 'RESPONSE', 1 + count(*), 'X-1', '楼道堆物',
                       '不该这样算', 1, :now, 'OPEN'
                from supervision.contest
                returning id
                """)
                .param("district", people.district.id())
                .param("community", people.community.id())
                .param("now", now())
                .query(Long.class)
                .single();
    }

    /** Closed, and its reporter is asked whether it holds. */
    private long asked(Area place, PersonId reporter) {
        var id = matter(place, reporter, "PUBLIC", true);
        db.sql(
                        "update casework.case_file set state = 'CLOSED', closed_at = ?, result = 'SOLVED', confirmed = true where id = ?")
                .params(now(), id)
                .update();
        db.sql("insert into casework.follow_up (community, case_id, round, asked_at) values (?, ?, 1, ?)")
                .params(place.id(), id, now())
                .update();
        return id;
    }

    /** What they were writing when their session ended. */
    private String parked(PersonId person) {
        var id = Token.random();
        db.sql("insert into web.parked (id, person, fields, at) values (?, ?, ?, ?)")
                .params(id, person.toString(), sealed.seal("%2Fc%2Fx&words&" + id, "web.parked.fields." + id), now())
                .update();
        return id;
    }

    private long template(Area place) {
        var id = db.sql(
                        "insert into casework.template (community, name, category, version) values (?, '收到', '', 1) returning id")
                .param(place.id())
                .query(Long.class)
                .single();
        db.sql("""
                insert into casework.template_version (community, id, version, words, person, mandate, at)
                values (?, ?, 1, '收到了', 0, 0, ?)
                """).params(place.id(), id, now()).update();
        return id;
    }

    /** A filter kept under a name. */
    private long view(Area place, PersonId owner) {
        return db.sql("""
                insert into casework.saved_view (
                    area, person, name, tab, urgency, category, estate, holder, tier, days, words, at)
                values (?, ?, ?, 'ALL', '', '', 0, 0, '', 0, '', ?)
                returning id
                """)
                .params(place.id(), owner.value(), "常用" + DWELLING.incrementAndGet(), now())
                .query(Long.class)
                .single();
    }

    /** Somebody known to the test asks to join the community of the cast. */
    Map<String, Object> registrationOf(PersonId applicant) {
        return Map.of("id", registration(people.community, applicant));
    }

    /** The desk that a scope is about; "mixed" is one's own address with a thing of elsewhere. */
    private Area desk(String scope) {
        return switch (scope) {
            case "street" -> people.street;
            case "district" -> people.district;
            case "else" -> people.elsewhere;
            default -> people.community;
        };
    }

    static Object[] path(String route, Map<String, Object> thing) {
        var values = new ArrayList<Object>();
        VARIABLE.matcher(route)
                .results()
                .forEach(it -> values.add(requireNonNull(thing.get(it.group(1)), it.group(1))));
        return values.toArray();
    }

    static String filled(String text, Map<String, Object> thing) {
        return VARIABLE.matcher(text)
                .replaceAll(it -> String.valueOf(requireNonNull(thing.get(it.group(1)), it.group(1))));
    }

    /** A unit that the scope's desk may look at, and an official who could be its contact. */
    private void unit(Map<String, Object> it, Area there, String scope) {
        it.put("unit", there.code());
        it.put("mechanism", "CONTACT");
        it.put("official", mandate(scope.equals("district") ? "ZH" : "TL"));
        it.put("committee", people.worker.mandate().body().id());
        it.put("phone", "139" + "%08d".formatted(PHONE.incrementAndGet()));
        it.put("soon", LocalDate.now(ZoneOffset.UTC).plusDays(30));
    }

    /** A community of the street that nobody looks after yet. */
    private void toPair(Map<String, Object> it) {
        var area = people.area(people.street, "COMMUNITY", "VILLAGE", "待分片村委会", "待分片");
        it.put("unit", area.code());
        it.put("unitId", area.id());
        it.put("official", mandate("TL"));
        it.put("soon", LocalDate.now(ZoneOffset.UTC).plusDays(30));
    }

    private long contact(Map<String, Object> it) {
        return db.sql("""
                insert into organization.charge (area, mechanism, mandate, since, given_by)
                values (:area, 'CONTACT', :mandate, :now, :mandate) returning id
                """)
                .param("area", it.get("unitId"))
                .param("mandate", mandate("TL"))
                .param("now", now())
                .query(Long.class)
                .single();
    }

    /** A case, and its community as the desks above call it. */
    private void matterAbove(Map<String, Object> it, Area there, PersonId author) {
        it.put("unit", requireNonNull(there.slug()));
        it.put("id", matter(there, author, "PUBLIC", false));
    }

    private void opened(String role, Area there, Map<String, Object> it) {
        db.sql("insert into supervision.opened (person, kind, id, at, community) values (?, 'casework.case', ?, ?, ?)")
                .params(who(role).value(), requireNonNull(it.get("id")), now(), there.id())
                .update();
    }

    private void inspects(String role) {
        db.sql("""
                insert into organization.observe_right (person, area, since, until, inspects) values (?, ?, ?, ?, true)
                """)
                .params(who(role).value(), people.street.id(), now(), now().plusDays(89))
                .update();
    }

    private long remark(Area there, Map<String, Object> it) {
        return db.sql("""
                insert into supervision.finding
                    (community, street, kind, subject, person, mandate, area, fault, words, at, state, due)
                select :community, parent, 'casework.case', :matter, :person, :mandate, parent, 'OTHER', '请尽快回应', :now,
                       'REMARKED', :due
                from organization.area where id = :community
                returning id
                """)
                .param("community", there.id())
                .param("matter", it.get("id"))
                .param("person", who("TL").value())
                .param("mandate", mandate("TL"))
                .param("now", now())
                .param("due", now().plusDays(1))
                .query(Long.class)
                .single();
    }

    private long experience(Area there, boolean published) {
        return db.sql("""
                insert into insight.experience
                    (community, street, district, major, title, problem, method, effect, caution, person, mandate, state, at,
                     published_at, publisher)
                select place.id, place.parent, district.id, '停车交通', '错时停车', '晚上没有车位', '和单位商量', '多了30个车位', '', :person,
                       :mandate, case when :published then 'PUBLISHED' else 'SUBMITTED' end, :now,
                       case when :published then :now::timestamptz end, case when :published then :mandate::bigint end
                from organization.area place
                join organization.area district on district.kind = 'DISTRICT' and district.path @> place.path
                where place.id = :place
                returning id
                """)
                .param("person", people.li.person().value())
                .param("mandate", people.li.mandate().id())
                .param("published", published)
                .param("now", now())
                .param("place", there.id())
                .query(Long.class)
                .single();
    }

    private void adopted(Area there, Map<String, Object> it) {
        db.sql("""
                insert into insight.adoption (experience, community, person, mandate, at, plan) values (?, ?, ?, ?, ?, '照着做')
                """)
                .params(
                        requireNonNull(it.get("id")),
                        there.id(),
                        people.li.person().value(),
                        people.li.mandate().id(),
                        now())
                .update();
    }

    private long order(Area there, Map<String, Object> it, boolean replied) {
        var id = db.sql("""
                insert into supervision.supervision_order
                    (community, street, kind, subject, person, mandate, area, demand, issued_at, due, state, version,
                     replied_at)
                select :community, parent, 'casework.case', :matter, :person, :mandate, parent, '请今晚回复', :now, :due,
                       case when :replied then 'REPLIED' else 'ISSUED' end, case when :replied then 2 else 1 end,
                       case when :replied then :now::timestamptz end
                from organization.area where id = :community
                returning id
                """)
                .param("community", there.id())
                .param("matter", it.get("id"))
                .param("person", who("TL").value())
                .param("mandate", mandate("TL"))
                .param("now", now())
                .param("due", now().plusDays(1))
                .param("replied", replied)
                .query(Long.class)
                .single();
        db.sql("""
                insert into supervision.order_step (id, number, at, kind, person, mandate, words)
                values (?, 1, ?, 'ISSUED', ?, ?, '请今晚回复')
                """).params(id, now(), who("TL").value(), mandate("TL")).update();
        return id;
    }

    private String number(long matter) {
        return db.sql("select number from casework.case_view where id = ?")
                .param(matter)
                .query(String.class)
                .single();
    }

    /** Into another case of the same community. */
    private long gone(Area there, PersonId author) {
        var first = matter(there, author, "PUBLIC", false);
        var id = matter(there, author, "PUBLIC", false);
        db.sql("""
                update casework.case_file
                set state = 'CLOSED', aside = 'MERGED', answered_at = :now, closed_at = :now, outcome = 'EXPLAINED',
                    result = 'EXPLAINED'
                where id = :id
                """).param("now", now()).param("id", id).update();
        db.sql("""
                insert into casework.merge (community, case_id, into_id, at, mandate, was) values (?, ?, ?, ?, ?, 'REPORTED')
                """)
                .params(there.id(), id, first, now(), people.worker.mandate().id())
                .update();
        return id;
    }

    /** Written down for somebody who rang, and offered to whom the number belongs. */
    private long recorded(Area there, PersonId member) {
        var id = matter(there, new PersonId(0), "COMMITTEE", false);
        db.sql("""
                insert into casework.recorded (community, case_id, mandate, at, member, called) values (?, ?, ?, ?, ?, ?)
                """)
                .params(
                        there.id(),
                        id,
                        people.worker.mandate().id(),
                        now(),
                        member.value(),
                        sealed.seal("葛女士", "casework.recorded.called." + id))
                .update();
        return id;
    }

    /** About the committee there, and in the hands of the street's office. */
    private long complaint(Area there, PersonId author, boolean answered) {
        return db.sql("""
                insert into casework.complaint (
                    street, number, community, reporter, named, words, state, reported_at, first_due, handle_from,
                    handle_due, answered_at, rate_due, finding, due)
                select parent, 'T-' || gen_random_uuid(), id, :author, '{}'::bigint[], '态度很差',
                       case when :answered then 'ANSWERED' else 'OPEN' end, :now::timestamptz, :later::timestamptz,
                       :now::timestamptz, :later::timestamptz, case when :answered then :now::timestamptz end,
                       case when :answered then :later::timestamptz end, case when :answered then 'PROVED' end,
                       :later::timestamptz
                from organization.area where id = :community
                returning id
                """)
                .param("author", author.value())
                .param("answered", answered)
                .param("now", now())
                .param("later", now().plusDays(3))
                .param("community", there.id())
                .query(Long.class)
                .single();
    }

    /** A 书记 proposed a 社工 for their own community. */
    private long proposal(Area there) {
        var secretary = there == people.community ? people.li : people.otherSecretary;
        var person = people.person("新来的");
        db.sql("insert into organization.officer (person, name) values (?, '新来的')")
                .param(person.value())
                .update();
        return appointment(
                there,
                secretary.mandate(),
                "COMMUNITY_WORKER",
                person,
                secretary.mandate().id(),
                "PROPOSED");
    }

    private long appointment(Area there, Mandate seat, String position, PersonId person, long by, String state) {
        return db.sql("""
                insert into organization.appointment
                    (area, body, position, person, state, proposed_by, proposed_at, decided_by, decided_at)
                values (:area, :body, :position, :person, :state, :by, :now, case :state when 'HANDING' then :by end,
                        case :state when 'HANDING' then :now end)
                returning id
                """)
                .param("area", there.id())
                .param("body", seat.body().id())
                .param("position", position)
                .param("person", person.value())
                .param("state", state)
                .param("by", by)
                .param("now", now())
                .query(Long.class)
                .single();
    }

    /** The street asked for the right to look into one of its communities. */
    private long ask(Area there) {
        var own = there == people.community;
        return db.sql("""
                insert into organization.right_request
                    (person, areas, inspects, until, purpose, proposed_by, scope, proposed_at, state)
                select :person, array[:area::bigint], false, :until, '分片联系', :by, parent, :now, 'PROPOSED'
                from organization.area where id = :area
                returning id
                """)
                .param("person", people.sun.person().value())
                .param("area", there.id())
                .param("until", now().plusDays(30))
                .param("by", own ? mandate("TS") : people.otherGrid.mandate().id())
                .param("now", now())
                .query(Long.class)
                .single();
    }

    private long right(Area there) {
        return db.sql("""
                insert into organization.observe_right (person, area, since, until) values (?, ?, ?, ?) returning id
                """)
                .params(people.person("观察员").value(), there.id(), now(), now().plusDays(30))
                .query(Long.class)
                .single();
    }

    /** From the 书记 to somebody who lives there. */
    private long handover() {
        var li = people.li;
        var comes = who("VR");
        db.sql(
                        "update organization.handover set state = 'CANCELLED', closed_at = ? where outgoing = ? and state = 'OPEN'")
                .params(now(), li.mandate().id())
                .update();
        db.sql("update organization.appointment set state = 'WITHDRAWN' where area = ? and state = 'HANDING'")
                .param(people.community.id())
                .update();
        db.sql("insert into organization.officer (person, name) values (?, '陈先生') on conflict do nothing")
                .param(comes.value())
                .update();
        var appointment = appointment(
                people.community,
                li.mandate(),
                "PARTY_SECRETARY",
                comes,
                li.mandate().id(),
                "HANDING");
        return db.sql("""
                insert into organization.handover (appointment, outgoing, goes, comes, opened_at, state)
                values (?, ?, ?, ?, ?, 'OPEN')
                returning id
                """)
                .params(appointment, li.mandate().id(), li.person().value(), comes.value(), now())
                .query(Long.class)
                .single();
    }

    private long mandate(String role) {
        return db.sql("select id from organization.mandate where person = ?")
                .param(who(role).value())
                .query(Long.class)
                .single();
    }

    private long department() {
        return db.sql("""
                insert into organization.body (area, kind, name, onboarding)
                values (?, 'DEPARTMENT', ?, 'NONE')
                returning id
                """)
                .params(people.district.id(), "房管局" + Token.random())
                .query(Long.class)
                .single();
    }

    private long matter(Area there, PersonId reporter, String visibility, boolean answered) {
        var id = db.sql("""
                insert into casework.case_file (
                    community, number, reporter, visibility, estate, category, title, words, place, state, tier, holder,
                    reported_at, first_due, first_answered_at, handle_from, handle_due, answered_at, rate_due, outcome, due)
                values (:community, :number, :reporter, :visibility, :estate, 'ENV-04', '楼道堆物', '楼道里堆满了东西。', '3号楼',
                        :state, 'SELF_GOVERNANCE', null, :now, :later, :answered::timestamptz, :now, :later,
                        :answered::timestamptz, :rateDue::timestamptz, :outcome, :later)
                returning id
                """)
                .param("community", there.id())
                .param("number", Token.random())
                .param("reporter", reporter.value())
                .param("visibility", visibility)
                .param("estate", estate(there))
                .param("state", answered ? "ANSWERED" : "REPORTED")
                .param("now", now())
                .param("later", now().plusDays(1))
                .param("answered", answered ? now() : null)
                .param("rateDue", answered ? now().plusDays(7) : null)
                .param("outcome", answered ? "SOLVED" : null)
                .query(Long.class)
                .single();
        db.sql("""
                insert into casework.step (community, case_id, number, at, kind, person, mandate, shown, words)
                values (?, ?, 1, ?, 'REPORTED', ?, 0, true, '')
                """).params(there.id(), id, now(), reporter.value()).update();
        return id;
    }

    private void sent(Map<String, Object> it, Area there, PersonId author, long body) {
        var id = matter(there, author, "PUBLIC", false);
        it.put("id", id);
        it.put("dispatch", dispatch(there, id, body));
    }

    /** Answered once, so that it may rest. */
    private void resting(Map<String, Object> it, Area there, PersonId author) {
        var id = matter(there, author, "PUBLIC", false);
        db.sql("update casework.case_file set first_answered_at = reported_at where id = ?")
                .param(id)
                .update();
        it.put("id", id);
        it.put("way", "suspension");
        it.put("soon", LocalDate.now(ZoneOffset.UTC).plusDays(30));
    }

    /** Of the street, and stopped. */
    private long delivery() {
        return db.sql("""
                insert into grid.delivery
                    (referral, peer, case_id, street, district, state, attempts, next_at, fault, made_at, tried_at)
                values (:referral, 'PLATFORM', 0, :street, :district, 'DEAD', 12, :now, 'SILENT', :now, :now)
                returning referral
                """)
                .param("referral", PHONE.incrementAndGet())
                .param("street", people.street.id())
                .param("district", people.district.id())
                .param("now", now())
                .query(Long.class)
                .single();
    }

    private long signal(Area there) {
        db.sql("delete from casework.signal_case where community = ?")
                .param(there.id())
                .update();
        db.sql("delete from casework.signal where community = ?")
                .param(there.id())
                .update();
        return db.sql("""
                insert into casework.signal (community, street, estate, category, raised_at, state)
                select id, parent, :estate, 'ENV-04', :now, 'OPEN' from organization.area where id = :community
                returning id
                """)
                .param("estate", estate(there))
                .param("now", now())
                .param("community", there.id())
                .query(Long.class)
                .single();
    }

    private void objection(Area there, Map<String, Object> it) {
        db.sql("""
                insert into casework.objection (
                    community, case_id, dispatch, reason, suggested, raised_by, raised_at, due, state)
                values (?, ?, ?, '不归我们管', '绿化市容所', ?, ?, ?, 'OPEN')
                """)
                .params(
                        there.id(),
                        requireNonNull(it.get("id")),
                        requireNonNull(it.get("dispatch")),
                        people.squad.mandate().id(),
                        now(),
                        now().plusDays(1))
                .update();
    }

    private long extension(Area there, Map<String, Object> it) {
        return db.sql("""
                insert into casework.extension (
                    community, case_id, dispatch, reason, due, until, level, asked_by, asked_at, state)
                values (?, ?, ?, '等配件', ?, ?, 'ISSUER', ?, ?, 'OPEN')
                returning id
                """)
                .params(
                        there.id(),
                        requireNonNull(it.get("id")),
                        requireNonNull(it.get("dispatch")),
                        now().plusDays(1),
                        now().plusDays(5),
                        people.property.mandate().id(),
                        now())
                .query(Long.class)
                .single();
    }

    private long volunteers(Area there, Map<String, Object> it) {
        return db.sql("""
                insert into casework.resource (community, case_id, kind, name, does, added_by, at)
                values (?, ?, 'VOLUNTEERS', '绿先锋志愿队', '周末清理绿地', ?, ?)
                returning id
                """)
                .params(
                        there.id(),
                        requireNonNull(it.get("id")),
                        people.li.mandate().id(),
                        now())
                .query(Long.class)
                .single();
    }

    private void task(Map<String, Object> it, Area there, PersonId author, long body) {
        it.put("way", "objection");
        it.put("id", dispatch(there, matter(there, author, "PUBLIC", false), body));
    }

    private long dispatch(Area there, long id, long body) {
        db.sql("update casework.case_file set state = 'HANDLING', tier = 'SUBDISTRICT' where id = ?")
                .param(id)
                .update();
        return db.sql("""
                insert into casework.dispatch
                    (community, case_id, body, tier, purpose, due, state, issued_by, issued_area, issued_at)
                values (?, ?, ?, 'SUBDISTRICT', '请到场处理', ?, 'OPEN', ?, ?, ?)
                returning id
                """)
                .params(
                        there.id(),
                        id,
                        body,
                        now().plusDays(1),
                        people.li.mandate().id(),
                        there.id(),
                        now())
                .query(Long.class)
                .single();
    }

    private void story(Map<String, Object> it, Area there, PersonId author) {
        it.put("id", storyOf(there, author, null));
        it.put("kind", "neighbours.story");
    }

    private long storyOf(Area there, PersonId author, @org.jspecify.annotations.Nullable Long matter) {
        return db.sql("""
                insert into neighbours.story
                    (community, author, kind, title, words, starred, place, estate, category, visibility, case_id, at)
                values (:community, :author, :kind, '包饺子', '今天一起包饺子。', false, '3号楼', :estate, :category, 'PUBLIC', :matter, :now)
                returning id
                """)
                .param("community", there.id())
                .param("author", author.value())
                .param("kind", matter == null ? "LIFE" : "PROBLEM")
                .param("estate", estate(there))
                .param("category", matter == null ? null : "ENV-04")
                .param("matter", matter)
                .param("now", now())
                .query(Long.class)
                .single();
    }

    private long comment(Area there, PersonId author) {
        var matter = matter(there, people.wang.person(), "PUBLIC", false);
        db.sql("insert into conversation.tally (kind, subject, comments) values ('casework.case', ?, 1)")
                .param(matter)
                .update();
        return db.sql("""
                insert into conversation.comment (community, kind, subject, person, mandate, words, at)
                values (?, 'casework.case', ?, ?, 0, '我也看到了', ?)
                returning id
                """)
                .params(there.id(), matter, author.value(), now())
                .query(Long.class)
                .single();
    }

    /** A 社工 who is none of the roles, with a post here or elsewhere. */
    private PersonId official(boolean foreign) {
        return official(
                "又一位社工",
                Position.COMMUNITY_WORKER,
                "RESIDENTS_COMMITTEE",
                foreign ? people.elsewhere : people.community);
    }

    private PersonId shutOut(PersonId who) {
        db.sql("update identity.person set disabled_at = ? where id = ?")
                .params(now(), who.value())
                .update();
        return who;
    }

    private long session(PersonId who) {
        people.cookie(who);
        return db.sql("select max(number) from identity.session where person = ?")
                .param(who.value())
                .query(Long.class)
                .single();
    }

    private long promised(Area there, PersonId author) {
        var id = matter(there, author, "PUBLIC", false);
        db.sql("""
                insert into casework.step (community, case_id, number, at, kind, person, mandate, shown, words)
                values (?, ?, 2, ?, 'REPLIED', ?, ?, true, '三天内修好')
                """)
                .params(
                        there.id(),
                        id,
                        now(),
                        people.li.person().value(),
                        people.li.mandate().id())
                .update();
        return id;
    }

    private long promise(Area there, long id) {
        return db.sql("""
                insert into casework.promise
                    (community, case_id, number, sentence, mandate, holder, state, made_at, first_due, due)
                values (?, ?, 2, '三天内修好', ?, ?, 'OPEN', ?, ?, ?)
                returning id
                """)
                .params(
                        there.id(),
                        id,
                        people.li.mandate().id(),
                        people.li.mandate().id(),
                        now(),
                        now().plusDays(3),
                        now().plusDays(3))
                .query(Long.class)
                .single();
    }

    private static byte[] black() {
        try {
            var jpeg = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "jpeg", jpeg);
            return jpeg.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String photo(long matter) {
        var id = Token.random();
        db.sql("""
                insert into media.file (id, owner, at, width, height, large, small, sha256, bytes, attached_at)
                values (?, ?, ?, 8, 8, ?, ?, 'x', 2, ?)
                """)
                .params(id, people.wang.person().value(), now(), black(), black(), now())
                .update();
        db.sql("insert into media.placement (kind, subject, position, file) values ('casework.case', ?, 0, ?)")
                .params(matter, id)
                .update();
        return id;
    }

    private long registration(Area there, PersonId applicant) {
        var card = card(applicant);
        var id = db.sql("""
                insert into residency.registration
                    (community, estate, person, state, full_name, id_number, id_index, born, building, room, relation,
                     submitted_at, due_at)
                values (:community, :estate, :person, 'SUBMITTED', :name, :card, :index, :born, '3号楼', '301室', 'OWNER',
                        :now, :later)
                on conflict (community, person) where state in ('SUBMITTED', 'NEED_MORE', 'REJECTED')
                do update set state = 'SUBMITTED', decided_at = null, decided_by = null, words = null, steps = 1
                returning id
                """)
                .param("community", there.id())
                .param("estate", estate(there))
                .param("person", applicant.value())
                .param("name", sealed.seal("宋晓红", "residency.registration.full_name." + applicant.value()))
                .param("card", sealed.seal(card, "residency.registration.id_number." + applicant.value()))
                .param("index", sealed.index("residency.identity.id_number", card))
                .param("born", LocalDate.of(1990, 3, 7))
                .param("now", now())
                .param("later", now().plusDays(2))
                .query(Long.class)
                .single();
        db.sql("delete from residency.registration_step where registration = ?")
                .param(id)
                .update();
        db.sql("""
                insert into residency.registration_step (community, registration, number, kind, at)
                values (?, ?, 1, 'SUBMITTED', ?)
                """).params(there.id(), id, now()).update();
        db.sql("""
                insert into identity.account (person, phone, phone_index) values (?, ?, ?) on conflict do nothing
                """)
                .params(
                        applicant.value(),
                        sealed.seal("13900000000", "identity.account.phone." + applicant.value()),
                        sealed.index("identity.account.phone", "13900000000" + applicant.value()))
                .update();
        return id;
    }

    /** Somebody of age who lives with another; elsewhere with somebody there. */
    private long newcomer(PersonId with, Area there, boolean foreign, String standing) {
        var host = foreign ? people.zhou.person() : with;
        var person = people.person("新来的家人");
        people.lives(person, "新", "新女士", "6号楼", there);
        db.sql("""
                update residency.member
                set relation = 'FAMILY', standing = ?,
                    building = (select building from residency.member where community = ? and person = ?)
                where community = ? and person = ?
                """)
                .params(standing, there.id(), host.value(), there.id(), person.value())
                .update();
        born(person, LocalDate.of(1990, 3, 7));
        return person.value();
    }

    private void born(PersonId person, LocalDate day) {
        db.sql("""
                insert into residency.identity (person, full_name, id_number, id_index, born)
                values (:person, :name, :card, :index, :born)
                on conflict do nothing
                """)
                .param("person", person.value())
                .param("name", sealed.seal("宋晓红", "residency.identity.full_name." + person.value()))
                .param("card", sealed.seal(card(person), "residency.identity.id_number." + person.value()))
                .param("index", sealed.index("residency.identity.id_number", "test" + person.value()))
                .param("born", day)
                .update();
    }

    private void offered(PersonId to) {
        born(to, LocalDate.of(1990, 3, 7));
        db.sql("""
                update residency.household set head = ?, offered_to = ? where community = ? and building = '3号楼'
                """)
                .params(people.wang.person().value(), to.value(), people.community.id())
                .update();
    }

    private void household(Map<String, Object> it, Area there, String standing) {
        var head = people.person("户主");
        people.lives(head, "何", "何先生", "9号楼" + head.value(), there);
        var member = newcomer(head, there, false, standing);
        it.put("member", member);
        it.put(
                "id",
                db.sql("select id from residency.household where head = ?")
                        .param(head.value())
                        .query(Long.class)
                        .single());
    }

    private long guardianConsent(Area there, PersonId guardian) {
        return db.sql("""
                insert into residency.guardian_consent
                    (community, guardian, estate, building, room, child_index, child_mask, version, given_at)
                values (?, ?, ?, '3号楼', '101室', ?, ?, 1, ?)
                returning id
                """)
                .params(
                        there.id(),
                        guardian.value(),
                        estate(there),
                        sealed.index("residency.identity.id_number", Token.random()),
                        sealed.seal("310113********0014", "residency.guardian_consent.child_mask." + guardian.value()),
                        now())
                .query(Long.class)
                .single();
    }

    private long move(Area there, PersonId who) {
        db.sql("delete from residency.move where person = ?").param(who.value()).update();
        return db.sql("""
                insert into residency.move (community, person, estate, building, room, relation, state, asked_at)
                values (?, ?, ?, '8号楼', '801室', 'OWNER', 'ASKED', ?)
                returning id
                """)
                .params(there.id(), who.value(), estate(there), now())
                .query(Long.class)
                .single();
    }

    /** With somebody on the roll. */
    private void dwelling(Map<String, Object> it, Area there) {
        var id = db.sql("""
                insert into residency.dwelling (community, estate, building, room, use, note, since)
                values (?, ?, '3号楼', ?, 'HOME', '', ?)
                returning id
                """)
                .params(there.id(), estate(there), "室" + DWELLING.incrementAndGet(), now())
                .query(Long.class)
                .single();
        it.put("id", id);
        var likeness = sealed.index("residency.name", there.id() + "\n宋小妹");
        it.put(
                "entry",
                db.sql("""
                insert into residency.roll_entry
                    (community, dwelling, full_name, name_index, relation, head, mandate, since)
                values (?, ?, ?, ?, 'OWNER', true, ?, ?)
                returning id
                """)
                        .params(
                                there.id(),
                                id,
                                sealed.seal("宋小妹", Enrolled.place(there.id(), likeness)),
                                likeness,
                                people.worker.mandate().id(),
                                now())
                        .query(Long.class)
                        .single());
    }

    private long admission(Area there) {
        return db.sql("""
                insert into residency.admission (community, mandate, people, at) values (?, ?, 1, ?) returning id
                """)
                .params(there.id(), people.worker.mandate().id(), now())
                .query(Long.class)
                .single();
    }

    private long file(Area there, String state) {
        var confirmed = state.equals("CONFIRMED");
        return db.sql("""
                insert into residency.roll_import
                    (community, state, rows, added, hidden, preparer, prepared_by, prepared_at, confirmer, confirmed_by,
                     confirmed_at)
                values (:community, :state, 1, 1, 0, :preparer, :mandate, :now, :confirmer::bigint, :by::bigint,
                        :confirmed::timestamptz)
                returning id
                """)
                .param("community", there.id())
                .param("state", state)
                .param("preparer", people.wang.person().value())
                .param("mandate", people.worker.mandate().id())
                .param("now", now())
                .param("confirmer", confirmed ? people.li.person().value() : null)
                .param("by", confirmed ? people.li.mandate().id() : null)
                .param("confirmed", confirmed ? now() : null)
                .query(Long.class)
                .single();
    }

    /** A number of one's own that passes the check of GB 11643. */
    private static String card(PersonId person) {
        var digits = "31011319900307%03d".formatted(person.value() % 1000);
        var weights = new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < weights.length; i++) sum += weights[i] * (digits.charAt(i) - '0');
        return digits + "10X98765432".charAt(sum % 11);
    }

    private String door(Area there) {
        var token = Token.random();
        db.sql("""
                insert into residency.door (token, community, estate, made_at) values (?, ?, ?, ?)
                on conflict (estate) where revoked_at is null do update set token = excluded.token
                """).params(token, there.id(), estate(there), now()).update();
        return token;
    }

    private long estate(Area there) {
        return db.sql("select min(id) from organization.area where parent = ?")
                .param(there.id())
                .query(Long.class)
                .single();
    }

    /** A 小区 whose own community is no more, and went into this one. */
    private long merged(Area into) {
        var old = people.area(people.street, "COMMUNITY", "RESIDENTIAL", "旧里居委会", "旧里");
        var estate = people.area(old, "ESTATE", "ESTATE", "旧里", "旧里");
        db.sql("update organization.area set closed_at = ? where id = ?")
                .params(now(), old.id())
                .update();
        db.sql("insert into organization.area_link (old, new, kind, at) values (?, ?, 'MERGED', ?)")
                .params(old.id(), into.id(), now())
                .update();
        return estate.id();
    }

    /** The digits with which the codes of everything in the district begin. */
    private String six() {
        return people.district.code().substring(0, 6);
    }

    /** Prepared by somebody of the district who is not the asker: one community that is new. */
    private long edition() {
        var by = people.official(
                        "钱进",
                        Position.DISTRICT_STAFF,
                        people.body(people.district, "DISTRICT_OFFICE", "社建办"),
                        people.district)
                .mandate();
        db.sql("update organization.edition set state = 'DISCARDED', decided_by = prepared_by, decided_at = ? "
                        + "where district = ? and state = 'PREPARED'")
                .params(now(), people.district.id())
                .update();
        return db.sql("""
                insert into organization.edition (district, title, sheet, state, prepared_by, prepared_at)
                values (:district, '2026', :sheet, 'PREPARED', :by, :now) returning id
                """)
                .param("district", people.district.id())
                .param("sheet", """
                        code,name,level,kind,parent_code
                        %1$s001000,新江街道,town,subdistrict,%2$s
                        %1$s001001,幸福新里居委会,village,neighbourhood,%1$s001000
                        """.formatted(six(), people.district.code()))
                .param("by", by.id())
                .param("now", now())
                .query(Long.class)
                .single();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(1);
    }
}
