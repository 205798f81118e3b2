package shequtong.residency.mine;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.identity.PersonId;
import shequtong.identity.SignIn;
import shequtong.kernel.Sealed;
import shequtong.residency.IdentityView;
import tools.jackson.databind.json.JsonMapper;

/** R99, R100, R101: what somebody may ask of us about what we keep of them. */
@WholeTest
class MineTests {

    static final String CARD = "310113199003070014";

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Sealed sealed;

    @Autowired
    SignIn signIn;

    @Autowired
    Closing closing;

    People people;
    PersonId wang;
    String phone = "";

    @BeforeEach
    void somebodyWhoHasSaidThings() {
        people = new People(db);
        wang = people.wang.person();
        phone = "139" + "%08d".formatted(wang.value() % 100_000_000);
        db.sql("insert into identity.account (person, phone, phone_index) values (?, ?, ?)")
                .params(
                        wang.value(),
                        sealed.seal(phone, "identity.account.phone." + wang.value()),
                        sealed.index("identity.account.phone", phone))
                .update();
        db.sql(
                        "insert into residency.identity (person, full_name, id_number, id_index, born) values (?, ?, ?, ?, '1990-03-07')")
                .params(
                        wang.value(),
                        sealed.seal("王秀兰", IdentityView.place(wang)),
                        sealed.seal(CARD, "residency.identity.id_number." + wang.value()),
                        sealed.index("residency.identity.id_number", CARD + wang.value()))
                .update();
        db.sql("insert into residency.consent (person, kind, version, at) values (?, 'JOINING', 1, ?)")
                .params(wang.value(), OffsetDateTime.now())
                .update();
    }

    @Test
    void thePageMasksWhatTheCopyGivesInFull() {
        say(wang, "兰花开了");

        assertThat(body(get(wang, "/me/data")))
                .contains("王*", "310113********0014", phone.substring(0, 3) + "****", "兰花开了", "第1版")
                .doesNotContain("王秀兰", CARD, phone);
        var copy = post(wang, "/me/data/export", Map.of());
        assertThat(copy).hasStatusOk().hasHeader("Cache-Control", "no-store").hasContentType("application/json");
        assertThat(copy.getResponse().getHeader("Content-Disposition")).startsWith("attachment; filename=\"shequtong-");
        var file = JsonMapper.builder().build().readTree(body(copy));
        assertThat(file.path("实名登记").get(0).path("手机号").asString()).isEqualTo(phone);
        assertThat(file.path("实名登记").get(1).path("身份证号").asString()).isEqualTo(CARD);
        assertThat(file.path("我说的身边事").get(0).path("内容").asString()).isEqualTo("兰花开了");
        assertThat(db.sql("select count(*) from audit.entry where act = 'residency.export-own-data' and person = ?")
                        .param(wang.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** AT-05: fifty at once, and in each file nobody but its owner. */
    @Test
    void fiftyWhoTakeTheirCopyAtOnceGetTheirOwnOnly() {
        var all = IntStream.range(0, 50)
                .mapToObj(it ->
                        people.resident("邻", "邻居" + it, "3号楼", people.community).person())
                .toList();
        all.forEach(it -> say(it, "记号" + it.value() + "。"));

        var files = all.parallelStream()
                .map(it -> Map.entry(it, body(post(it, "/me/data/export", Map.of()))))
                .toList();

        assertThat(files).hasSize(50).allSatisfy(it -> {
            assertThat(it.getValue()).contains("记号" + it.getKey().value() + "。");
            for (var other : all)
                if (!other.equals(it.getKey())) assertThat(it.getValue()).doesNotContain("记号" + other.value() + "。");
        });
    }

    /** R99: at once, and told what stops. */
    @Test
    void takingBackAConsentStopsWhatItWasForAtOnce() {
        assertThat(say(wang, "早上好")).hasStatus(303);
        assertThat(body(get(wang, "/me/data"))).contains("收回后马上不能发言");
        assertThat(send(HttpMethod.DELETE, wang, "/me/consents", Map.of())).hasStatus(303);

        assertThat(say(wang, "还能说吗")).hasStatus(403).bodyText().contains("您收回了实名核实的同意");
        assertThat(get(wang, people.wang.path("/stories"))).hasStatusOk();
        assertThat(body(get(wang, "/me/data"))).contains("重新同意", "收回");

        assertThat(post(wang, "/me/consents", Map.of()))
                .hasStatus(422)
                .bodyText()
                .contains("要您勾选同意");
        assertThat(post(wang, "/me/consents", Map.of("agree", "true"))).hasStatus(303);
        assertThat(say(wang, "又能说了")).hasStatus(303);
    }

    @Test
    void closingIsTypedAndSignsOutEverywhereAndSigningInTakesItBack() {
        assertThat(post(wang, "/me/closing", Map.of("word", "好")))
                .hasStatus(422)
                .bodyText()
                .contains("请写“注销”两个字");
        var other = people.cookie(wang);
        assertThat(post(wang, "/me/closing", Map.of("word", "注销")))
                .hasStatus(303)
                .hasHeader("Location", "/sign-in");
        assertThat(browser.get().uri("/me/data").cookie(other)).hasStatus(302);
        assertThat(closings()).isEqualTo(1);

        var request = new MockHttpServletRequest();
        request.setAttribute(CsrfToken.class.getName(), new DefaultCsrfToken("h", "p", "t"));
        signIn.enter(wang, request, new MockHttpServletResponse());

        assertThat(closings()).isZero();
        closing.closeThoseDue();
        assertThat(get(wang, people.wang.path(""))).hasStatusOk();
    }

    @Test
    void whoHoldsAPostHandsItOverFirst() {
        assertThat(post(people.li.person(), "/me/closing", Map.of("word", "注销")))
                .hasStatus(409)
                .bodyText()
                .contains("请上级办好交接");
    }

    /** Nothing that identifies them is left in any table; what they said is, by nobody. */
    @Test
    void whatIsClosedLeavesNoNameNoNumberAndNoVoice() {
        say(wang, "兰花开了");
        send(HttpMethod.POST, wang, people.wang.path("/me/name"), Map.of("choice", "NICKNAME", "nickname", "兰花迷"));
        send(HttpMethod.POST, wang, people.wang.path("/me/name"), Map.of("choice", "NICKNAME", "nickname", "爱兰花"));
        post(wang, "/me/closing", Map.of("word", "注销"));
        closing.closeThoseDue();
        assertThat(canary("兰花迷")).as("not due yet").isNotEmpty();

        due();
        closing.closeThoseDue();
        closing.closeThoseDue();

        assertThat(canary("兰花迷")).isEmpty();
        assertThat(canary("爱兰花")).isEmpty();
        assertThat(db.sql(
                                "select (select count(*) from residency.identity where person = :it) + (select count(*) from identity.account where person = :it) + (select count(*) from notification.notice where recipient = :it)")
                        .param("it", wang.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(body(get(people.chen.person(), people.chen.path("/stories"))))
                .contains("兰花开了", "前居民");
        assertThat(db.sql("select count(*) from residency.former_identity where person = ? and id_index = ?")
                        .params(wang.value(), sealed.index("residency.identity.id_number", CARD + wang.value()))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(get(wang, people.wang.path("")))
                .as("no session of theirs opens")
                .hasStatus(302);
    }

    private java.util.List<String> canary(String words) {
        return db.sql("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'flyway')
                """).query(String.class).list().stream()
                .flatMap(table -> db
                        .sql("select it::text from " + table + " it where it::text like ?")
                        .param("%" + words + "%")
                        .query(String.class)
                        .list()
                        .stream())
                .toList();
    }

    private void due() {
        db.sql("update residency.closing set due_at = ? where person = ?")
                .params(OffsetDateTime.now().minusDays(1), wang.value())
                .update();
    }

    private int closings() {
        return db.sql("select count(*) from residency.closing where person = ?")
                .param(wang.value())
                .query(Integer.class)
                .single();
    }

    private MvcTestResult say(PersonId who, String words) {
        return send(
                HttpMethod.POST,
                who,
                people.wang.path("/stories"),
                Map.of(
                        "kind",
                        "LIFE",
                        "words",
                        words,
                        "place",
                        "",
                        "category",
                        "",
                        "estate",
                        String.valueOf(people.estate.id()),
                        "visibility",
                        "PUBLIC"));
    }

    private MvcTestResult get(PersonId who, String path) {
        return browser.get().uri(path).cookie(people.cookie(who)).exchange();
    }

    private MvcTestResult post(PersonId who, String path, Map<String, String> form) {
        return send(HttpMethod.POST, who, path, form);
    }

    private MvcTestResult send(HttpMethod method, PersonId who, String path, Map<String, String> form) {
        var request = browser.method(method)
                .uri(path)
                .cookie(people.cookie(who))
                .param("once", UUID.randomUUID().toString())
                .with(csrf());
        for (var it : form.entrySet()) request = request.param(it.getKey(), it.getValue());
        return request.exchange();
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
