package shequtong;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.kernel.Sealed;
import shequtong.organization.Area;
import shequtong.organization.Viewer;

/** What attackers did to platforms like this one, tried on ours: AT-01, 02, 03, 27, 30 and 42 of the security design. */
@WholeTest
class AbuseTests {

    /** Numbers and a day that nothing in the database has: what was bound from the form would show. */
    private static final String AREA = "987654321";

    private static final String PERSON = "987654322";
    private static final String DAY = "2001-01-01";

    private static final Map<String, String> SURPLUS = Map.ofEntries(
            Map.entry("role", "DISTRICT_STAFF"),
            Map.entry("position", "PARTY_SECRETARY"),
            Map.entry("community", AREA),
            Map.entry("communityId", AREA),
            Map.entry("area", AREA),
            Map.entry("verified", "true"),
            Map.entry("status", "APPROVED"),
            Map.entry("state", "APPROVED"),
            Map.entry("author", PERSON),
            Map.entry("authorId", PERSON),
            Map.entry("person", PERSON),
            Map.entry("person.value", PERSON),
            Map.entry("reporter", PERSON),
            Map.entry("here.person.value", PERSON),
            Map.entry("duty.person.value", PERSON),
            Map.entry("createdAt", DAY + "T00:00:00Z"),
            Map.entry("at", DAY + "T00:00:00Z"),
            Map.entry("since", DAY + "T00:00:00Z"),
            Map.entry("decidedBy", PERSON),
            Map.entry("version", "987654323"),
            Map.entry("class.module.classLoader.resources.context.parent.pipeline.first.pattern", "x"),
            Map.entry("class.name", "java.lang.Runtime"));

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @Autowired
    Sealed sealed;

    Cast cast;
    People people;

    @BeforeEach
    void theCast() {
        cast = new Cast(db, sealed);
        people = cast.people;
    }

    /** AT-01: the own address with another community's number. */
    @Test
    void aCommitteeDecidesNothingAboutAnApplicantOfAnother() {
        var foreign = number(cast.thing("registration", "mixed"));
        var desk = "/d/" + people.community.slug() + "/registrations/" + foreign;

        for (var role : List.of("SW", "JW", "SJ")) {
            assertThat(get(cookie(role), desk)).hasStatus(404);
            for (var step : List.of("admission", "return", "question"))
                assertThat(post(cookie(role), desk + "/" + step, Map.of("seen", "1", "reason", "不对", "needed", "补充")))
                        .hasStatus(404);
        }

        assertThat(db.sql("select state || steps from residency.registration where id = ?")
                        .param(foreign)
                        .query(String.class)
                        .single())
                .isEqualTo("SUBMITTED1");
        assertThat(refusals("SJ")).isEqualTo(4);
    }

    /** AT-01: a list with one of another community in it is refused whole. */
    @Test
    void aListThatMixesCommunitiesAdmitsNobody() {
        var own = number(cast.thing("registration", "own"));
        var foreign = number(cast.thing("registration", "mixed"));

        assertThat(together("SJ", own, foreign)).hasStatus(404);
        assertThat(db.sql("select distinct state from residency.registration where id in (?, ?)")
                        .params(own, foreign)
                        .query(String.class)
                        .list())
                .containsExactly("SUBMITTED");
        assertThat(refusals("SJ")).isEqualTo(1);
    }

    /** AT-42: nor does a list with one's own application in it. */
    @Test
    void aListWithOnesOwnApplicationAdmitsNobody() {
        var other = number(cast.thing("registration", "own"));
        var own = number(cast.registrationOf(people.li.person()));

        assertThat(together("SJ", other, own)).hasStatus(409).bodyText().contains("您自己的申请");
        assertThat(db.sql("select distinct state from residency.registration where id in (?, ?)")
                        .params(own, other)
                        .query(String.class)
                        .list())
                .containsExactly("SUBMITTED");
    }

    private MvcTestResult together(String role, long... ids) {
        var request = browser.post()
                .uri("/d/" + people.community.slug() + "/registrations/admissions")
                .param("once", UUID.randomUUID().toString())
                .cookie(cookie(role))
                .with(csrf());
        for (var id : ids) request.param("chosen", id + ":1");
        return request.exchange();
    }

    /** AT-01, unmasking: who is not of this community has no file here, whatever number is typed. */
    @Test
    void aCommitteeUnmasksNobodyOfAnother() {
        cast.thing("registration", "mixed");
        for (var stranger : List.of(people.zhou.person().value(), 1L, Long.MAX_VALUE)) {
            var path = "/d/" + people.community.slug() + "/residents/" + stranger + "/look";
            assertThat(get(cookie("SJ"), path)).hasStatus(404);
            assertThat(post(cookie("SJ"), path, Map.of("field", "PHONE"))).hasStatus(404);
        }
        assertThat(refusals("SJ")).isEqualTo(6);
    }

    /** AT-02: a session of one community at every address of another. */
    @TestFactory
    Stream<DynamicTest> aSessionOpensNoDoorOfAnotherCommunity() {
        return AccessTests.rows()
                .filter(it -> it[4].equals("else"))
                .map(row -> DynamicTest.dynamicTest(row[0] + " " + row[1] + " [" + row[2] + "]", () -> {
                    var thing = cast.thing(row[2], "else");
                    for (var who : List.<Viewer>of(people.li, people.property))
                        assertThat(visit(row, thing, people.cookie(who), Map.of()))
                                .hasStatus(404);
                    var resident = visit(row, thing, people.cookie(people.wang), Map.of());
                    if (row[1].startsWith("/c/")) assertThat(resident).hasStatus(404);
                    else
                        assertThat(resident.getResponse().getHeader("Location"))
                                .as("the door of those who work there")
                                .startsWith("/staff/sign-in");
                }));
    }

    /** AT-02: the poster of one community admits to no other, whatever the form says. */
    @Test
    void aPosterLeadsToItsOwnCommunityOnly() {
        var token = cast.thing("-", "own").get("token");
        var newcomer = people.person("新来的");
        assertThat(post(
                        people.cookie(newcomer),
                        "/j/" + token,
                        Map.of(
                                "written", "何晓明",
                                "card", "310113199003070014",
                                "building", "3",
                                "room", "301",
                                "relation", "OWNER",
                                "agree", "true",
                                "community", String.valueOf(people.elsewhere.id()),
                                "estate", String.valueOf(cast.thing("-", "else").get("estate")))))
                .hasStatus(303);

        assertThat(db.sql("select community from residency.registration where person = ?")
                        .param(newcomer.value())
                        .query(Long.class)
                        .list())
                .containsExactly(people.community.id());
    }

    /** AT-02: the key of a form that somebody else sent, at another community: it neither stops nor tells anything. */
    @Test
    void aKeyThatWasSpentElsewhereIsWorthNothing() {
        var key = UUID.randomUUID().toString();
        var first = post(people.cookie(people.wang), stories(people.community), story(key, "own"));

        var second = post(people.cookie(people.zhou), stories(people.elsewhere), story(key, "else"));

        assertThat(first).hasStatus(303);
        assertThat(second).hasStatus(303);
        assertThat(second.getResponse().getHeader("Location"))
                .startsWith("/c/" + people.elsewhere.slug())
                .isNotEqualTo(first.getResponse().getHeader("Location"));
        assertThat(db.sql("select count(*) from neighbours.story where author in (?, ?)")
                        .params(
                                people.wang.person().value(),
                                people.zhou.person().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    /** AT-03: the address of a picture is worth nothing without the right, now and after it ended. */
    @Test
    void aPicturesAddressIsNoKey() {
        var photo = cast.thing("photo of the committee", "own").get("id");
        var path = "/c/" + people.community.slug() + "/media/" + photo;

        for (var size : List.of("", "/small")) {
            var stranger = get(null, path + size);
            assertThat(stranger).hasStatus(302);
            assertThat(stranger.getResponse().getContentAsByteArray()).isEmpty();
            assertThat(get(people.cookie(people.chen), path + size)).hasStatus(404);
            assertThat(get(people.cookie(people.zhou), path + size)).hasStatus(404);
            assertThat(get(people.cookie(people.otherSecretary), path + size)).hasStatus(404);
            assertThat(get(people.cookie(people.wang), path + size)).hasStatus(200);
        }
        var cookie = people.cookie(people.wang);
        db.sql("update residency.member set until = now() where person = ?")
                .param(people.wang.person().value())
                .update();

        assertThat(get(cookie, path)).hasStatus(403);
        assertThat(get(cookie, path + "/small")).hasStatus(403);
    }

    /** AT-27: parameters that ask for more get the same page, and no page among neighbours has a phone or a door. */
    @Test
    void noParameterAsksForMoreThanThePage() {
        account("13712345678");
        cast.thing("story", "own");
        cast.thing("case", "own");
        for (var page : List.of("", "/stories", "/board", "/me", "/notices")) {
            var path = "/c/" + people.community.slug() + page;
            var plain = body(people.chen, path);
            var more =
                    body(people.chen, path + "?fields=phone,room,idNumber&expand=author.account&columns=*&include=all");

            assertThat(more).isEqualTo(plain);
            assertThat(plain).doesNotContain("13712345678", "101室", "3101131970");
        }
    }

    /** AT-30: whatever else a form brings is not bound to anything, or refused with 400 where nothing else is expected. */
    @TestFactory
    Stream<DynamicTest> aFormBindsWhatItHasFieldsFor() {
        return AccessTests.rows()
                .filter(it -> !it[0].equals("GET") && !it[4].equals("else") && !it[4].equals("mixed"))
                .flatMap(row -> AccessTests.visits(row)
                        .filter(it -> it.expected() == 303 || it.expected() == 200)
                        .filter(it -> !it.role().equals("nobody"))
                        .limit(1)
                        .map(visit -> DynamicTest.dynamicTest(
                                row[0] + " " + row[1] + " [" + row[2] + "] by " + visit.role(), () -> {
                                    var its = new Cast(db, sealed);
                                    var thing = its.thing(row[2], row[4]);
                                    var cookie = its.cookie(visit.role());
                                    assertThat(visit(row, thing, cookie, SURPLUS)
                                                    .getResponse()
                                                    .getStatus())
                                            .isIn(visit.expected(), 400);
                                    assertThat(traces()).isEmpty();
                                })));
    }

    /** AT-42: the staff of one street at the desks and with the matters of another. */
    @Test
    void aStreetActsInItsOwnArea() {
        var theirs = number(cast.thing("case sent to the street", "mixed"));
        for (var role : List.of("TS", "TL")) {
            assertThat(get(cookie(role), "/d/" + people.elsewhere.slug())).hasStatus(404);
            assertThat(get(cookie(role), "/c/" + people.elsewhere.slug())).hasStatus(404);
            assertThat(get(cookie(role), "/d/" + people.street.slug() + "/cases/" + theirs))
                    .hasStatus(404);
            assertThat(post(
                            cookie(role),
                            "/d/" + people.street.slug() + "/cases/" + theirs + "/replies",
                            Map.of("to", "inner", "text", "我们来办", "version", "1")))
                    .hasStatus(404);
        }
        assertThat(refusals("TS")).isEqualTo(4);
    }

    /** AT-42: whoever asks to join where they work is reviewed by a colleague. */
    @Test
    void nobodyApprovesTheirOwnApplication() {
        var own = number(cast.registrationOf(people.li.person()));

        assertThat(post(
                        people.cookie(people.li),
                        "/d/" + people.community.slug() + "/registrations/" + own + "/admission",
                        Map.of("seen", "1")))
                .hasStatus(409)
                .bodyText()
                .contains("自己的申请");
        assertThat(db.sql("select state from residency.registration where id = ?")
                        .param(own)
                        .query(String.class)
                        .single())
                .isEqualTo("SUBMITTED");
        assertThat(post(
                        people.cookie(people.worker),
                        "/d/" + people.community.slug() + "/registrations/" + own + "/admission",
                        Map.of("seen", "1")))
                .hasStatus(303);
    }

    private static String stories(Area community) {
        return "/c/" + community.slug() + "/stories";
    }

    private Map<String, String> story(String key, String scope) {
        var estate = String.valueOf(cast.thing("-", scope).get("estate"));
        return Map.of(
                "kind",
                "LIFE",
                "words",
                "今天一起包饺子。",
                "visibility",
                "PUBLIC",
                "place",
                "",
                "category",
                "",
                "estate",
                estate,
                "once",
                key);
    }

    private MvcTestResult visit(String[] row, Map<String, Object> thing, Cookie cookie, Map<String, String> surplus) {
        var request = browser.method(HttpMethod.valueOf(row[0]))
                .uri(row[1], Cast.path(row[1], thing))
                .param("once", UUID.randomUUID().toString())
                .cookie(cookie)
                .with(csrf());
        var fields = new ArrayList<String>();
        for (var field : row[3].split("&")) {
            var pair = field.split("=", 2);
            if (pair.length == 2) {
                request.param(Cast.filled(pair[0], thing), Cast.filled(pair[1], thing));
                fields.add(pair[0]);
            }
        }
        surplus.forEach((name, value) -> {
            if (!fields.contains(name)) request.param(name, value);
        });
        return request.exchange();
    }

    /** Rows that hold what only the surplus of a form held. */
    private List<String> traces() {
        var found = new ArrayList<String>();
        for (var table : db.sql("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_type = 'BASE TABLE'
                  and table_schema not in ('pg_catalog', 'information_schema', 'public', 'flyway', 'scheduler')
                """).query(String.class).list())
            if (db.sql("select exists (select from " + table + " it where it::text ~ '98765432[123]|" + DAY + "')")
                    .query(Boolean.class)
                    .single()) found.add(table);
        return found;
    }

    private int refusals(String role) {
        return db.sql("select count(*) from audit.entry where person = ? and outcome = 'REFUSED'")
                .param(cast.who(role).value())
                .query(Integer.class)
                .single();
    }

    private void account(String phone) {
        var wang = people.wang.person().value();
        db.sql("insert into identity.account (person, phone, phone_index) values (?, ?, ?) on conflict do nothing")
                .params(
                        wang,
                        sealed.seal(phone, "identity.account.phone." + wang),
                        sealed.index("identity.account.phone", phone + wang))
                .update();
    }

    private static long number(Map<String, Object> thing) {
        return (long) requireNonNull(thing.get("id"));
    }

    private Cookie cookie(String role) {
        return cast.cookie(role);
    }

    private String body(Viewer who, String path) {
        var result = get(people.cookie(who), path);
        assertThat(result).hasStatusOk();
        return assertThat(result)
                .bodyText()
                .actual()
                .replaceAll("value=\"[^\"]{30,}\"", "")
                .replaceAll("X-CSRF-TOKEN[^}]*", "");
    }

    private MvcTestResult get(@Nullable Cookie cookie, String path) {
        var parts = path.split("\\?", 2);
        var request = browser.get().uri(parts[0]);
        if (parts.length == 2)
            for (var field : parts[1].split("&")) {
                var pair = field.split("=", 2);
                request.param(pair[0], pair[1]);
            }
        return cookie == null ? request.exchange() : request.cookie(cookie).exchange();
    }

    private MvcTestResult post(Cookie cookie, String path, Map<String, String> form) {
        var request = browser.post().uri(path).cookie(cookie).with(csrf());
        if (!form.containsKey("once")) request.param("once", UUID.randomUUID().toString());
        form.forEach(request::param);
        return request.exchange();
    }
}
