package shequtong.residency.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import jakarta.servlet.http.Cookie;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.audit.Audit;
import shequtong.kernel.Token;
import shequtong.organization.Areas;
import shequtong.organization.Position;
import shequtong.organization.Viewer;
import shequtong.residency.facts.IdNumberTests;

/** The 小区 of a community and the codes on their walls (S19, R12, AT-21, AT-22). */
@WholeTest
class EstateTests {

    static final AtomicInteger NUMBER = new AtomicInteger(10);

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Doors doors;

    @Autowired
    Areas areas;

    @Autowired
    Audit audit;

    People people;

    @BeforeEach
    void aCommunityWithACode() {
        people = new People(db);
        post("/" + people.estate.id() + "/door");
    }

    @Test
    void aNewEstateHasACodeFromItsFirstMoment() {
        assertThat(post("", "label", " 幸福里二期 ")).hasStatus(303);

        var added = labelled("幸福里二期");
        assertThat(added.token()).isNotNull();
        assertThat(browser.get().uri("/j/" + added.token()))
                .hasStatusOk()
                .bodyText()
                .contains("加入 幸福里二期");
        assertThat(areas.estates(people.community.id())).extracting("label").containsExactlyInAnyOrder("幸福里", "幸福里二期");
        assertThat(page("")).contains("幸福里二期");
        assertThat(acts()).contains("organization.add-estate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "幸福里", "<b>苑</b>", "一二三四五六七八九十一二三四五六七八九十一", "幸福\n里"})
    void takesNoNameThatIsWrongOrTaken(String label) {
        assertThat(post("", "label", label)).hasStatus(422).bodyText().contains("role=\"alert\"");
        assertThat(areas.estates(people.community.id())).hasSize(1);
    }

    @Test
    void ofTwoWhoAddTheSameAtOnceOneDoes() {
        var answers = Stream.of(people.li, deputy())
                .parallel()
                .map(it -> ask(HttpMethod.POST, it, "", "label", "新苑")
                        .getResponse()
                        .getStatus())
                .toList();

        assertThat(answers).contains(303);
        assertThat(areas.estates(people.community.id())).hasSize(2);
    }

    @Test
    void isFoundByItsNameWhenThereAreMany() {
        IntStream.rangeClosed(1, 25).forEach(it -> post("", "label", "东风新苑" + it));

        assertThat(page("?q=新苑25")).contains("东风新苑25").doesNotContain("东风新苑24");
        var first = page("");
        assertThat(first).contains("再看20个").doesNotContain("东风新苑25");
        var next = first.replaceFirst("(?s).*after=([0-9]+)\".*", "$1");
        assertThat(page("?after=" + next)).contains("东风新苑25").doesNotContain("东风新苑12<");
    }

    @Test
    void keepsItsCodeAndItsPastWhenItIsRenamed() {
        var token = doors.get(people.community.id(), people.estate.id()).token();

        assertThat(post("/" + people.estate.id() + "/name", "label", "幸福里一期")).hasStatus(303);

        assertThat(browser.get().uri("/j/" + token)).hasStatusOk().bodyText().contains("加入 幸福里一期");
        assertThat(db.sql("select label from organization.area_name where area = ?")
                        .param(people.estate.id())
                        .query(String.class)
                        .list())
                .containsExactly("幸福里");
    }

    @Test
    void isClosedOnlyWhenNobodyLivesThereAndNeverTheLast() {
        assertThat(post("/" + people.estate.id() + "/closure"))
                .hasStatus(409)
                .bodyText()
                .contains("位居民登记着");
        post("", "label", "空苑");
        var empty = labelled("空苑");

        assertThat(post("/" + empty.id() + "/closure")).hasStatus(303);
        assertThat(areas.estates(people.community.id())).extracting("label").containsExactly("幸福里");
        assertThat(browser.get().uri("/j/" + empty.token()))
                .hasStatus(410)
                .bodyText()
                .contains("已经停用");
        assertThat(post("/" + empty.id() + "/door")).hasStatus(409);

        assertThat(ask(HttpMethod.DELETE, people.li, "/" + empty.id() + "/closure"))
                .hasStatus(303);
        assertThat(areas.estates(people.community.id())).hasSize(2);

        db.sql("update residency.member set until = now() where community = ?")
                .param(people.community.id())
                .update();
        post("/" + empty.id() + "/closure");
        assertThat(post("/" + people.estate.id() + "/closure"))
                .hasStatus(409)
                .bodyText()
                .contains("最后一个小区");
        assertThat(areas.estates(people.community.id())).hasSize(1);
    }

    /** AT-21: a code that was renewed is dead at once, in a form that was opened before too, and tells where to go. */
    @Test
    void anOldCodeIsDeadAtOnceAndLeadsToTheWallNotToTheNewOne() {
        post("/phone", "number", "021-56781234");
        var old = token();
        var comer = people.cookie(people.person("新来的"));
        assertThat(browser.get().uri("/j/" + old).cookie(comer)).hasStatusOk();

        post("/" + people.estate.id() + "/door");

        assertThat(token()).isNotEqualTo(old);
        assertThat(browser.get().uri("/j/" + old))
                .hasStatus(410)
                .bodyText()
                .contains("换新了", "021-56781234")
                .doesNotContain(token());
        assertThat(join(comer, old, Map.of())).hasStatus(410);
        assertThat(registrations()).isZero();
        assertThat(acts()).contains("residency.open-door");
    }

    /** AT-21: the code says which 小区, the form cannot. */
    @Test
    void aCodeOpensItsOwnEstateAndNoOther() {
        post("", "label", "别苑");
        var other = labelled("别苑");
        var comer = people.cookie(people.person("新来的"));

        join(comer, token(), Map.of("estate", String.valueOf(other.id()), "community", "" + people.sister.id()));

        assertThat(db.sql("select estate from residency.registration where community = ?")
                        .param(people.community.id())
                        .query(Long.class)
                        .list())
                .containsExactly(people.estate.id());
    }

    /** AT-21: sent twice, asked for once; and whoever asks again finds the first application. */
    @Test
    void aFormThatIsSentTwiceAsksOnce() {
        var comer = people.cookie(people.person("新来的"));
        var key = UUID.randomUUID().toString();

        assertThat(join(comer, token(), Map.of("once", key))).hasStatus(303);
        assertThat(join(comer, token(), Map.of("once", key))).hasStatus(303);

        assertThat(registrations()).isOne();
        assertThat(browser.get().uri("/j/" + token()).cookie(comer))
                .hasStatus(303)
                .hasHeader("Location", "/me/joining");
    }

    /** AT-22: 128 bit of the system's randomness, no two alike, and guessing finds nothing. */
    @Test
    void aCodeCannotBeGuessed() {
        var tokens = new HashSet<String>();
        IntStream.range(0, 100_000).forEach(_ -> tokens.add(Token.random()));
        assertThat(tokens)
                .hasSize(100_000)
                .allSatisfy(it ->
                        assertThat(Base64.getUrlDecoder().decode(it).length * 8).isGreaterThanOrEqualTo(128));
        assertThat(token()).hasSizeGreaterThanOrEqualTo(22);

        assertThat(tokens.stream().limit(200))
                .allSatisfy(it -> assertThat(browser.get().uri("/j/" + it)).hasStatus(404));
    }

    @Test
    void aPosterHasItsCodeThreeStepsAndTheTelephone() {
        assertThat(post("/phone", "number", "56781234")).hasStatus(303);

        var poster = page("/" + people.estate.id());
        assertThat(poster).contains("幸福里", "扫一扫", "填一张表", "进家门", "电话 56781234", "/j/" + token(), "data-print");
        assertThat(acts()).doesNotContain("residency.print-poster");

        assertThat(ask(HttpMethod.POST, people.worker, "/" + people.estate.id() + "/prints"))
                .hasStatus(303)
                .hasHeader("Location", people.li.path("/estates/" + people.estate.id()));
        assertThat(db.sql("select person from audit.entry where area = ? and act = 'residency.print-poster'")
                        .param(people.community.id())
                        .query(Long.class)
                        .list())
                .containsExactly(people.worker.person().value());
    }

    @Test
    void printsAStackWithASheetForEachCodeThatHangs() {
        post("", "label", "二苑");
        post("", "label", "三苑");
        ask(HttpMethod.DELETE, people.li, "/" + labelled("三苑").id() + "/door");

        assertThat(post("/prints")).hasStatus(303).hasHeader("Location", people.li.path("/estates/posters"));

        assertThat(page("/posters").split("sq-poster__steps")).hasSize(3);
        assertThat(acts().stream().filter("residency.print-poster"::equals)).hasSize(2);
        assertThat(audit.broken(people.community.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "请打电话", "021 5678<script>", "0215678123456789"})
    void takesNoTelephoneThatNobodyCanCall(String number) {
        assertThat(post("/phone", "number", number)).hasStatus(422).bodyText().contains("请填座机或手机号");
    }

    /** Its workers renew and print codes; which 小区 there are, and the telephone, 书记 and 两委 say. */
    @Test
    void theWorkerPrintsAndRenewsAndDecidesNothing() {
        var door = "/" + people.estate.id();
        assertThat(ask(HttpMethod.POST, people.worker, door + "/door")).hasStatus(303);
        assertThat(ask(HttpMethod.POST, people.worker, "", "label", "新苑")).hasStatus(403);
        assertThat(ask(HttpMethod.POST, people.worker, door + "/name", "label", "新苑"))
                .hasStatus(403);
        assertThat(ask(HttpMethod.POST, people.worker, door + "/closure")).hasStatus(403);
        assertThat(ask(HttpMethod.POST, people.worker, "/phone", "number", "56781234"))
                .hasStatus(403);
    }

    private Viewer deputy() {
        return people.official(
                "吴委员",
                Position.COMMITTEE_MEMBER,
                people.body(people.community, "RESIDENTS_COMMITTEE", "居委会"),
                people.community);
    }

    private String token() {
        return String.valueOf(
                doors.get(people.community.id(), people.estate.id()).token());
    }

    private Doors.Estate labelled(String label) {
        return doors.of(people.community.id(), label, "").getFirst();
    }

    private int registrations() {
        return db.sql("select count(*) from residency.registration where community = ?")
                .param(people.community.id())
                .query(Integer.class)
                .single();
    }

    private List<String> acts() {
        return db.sql("select act from audit.entry where area = ? order by number")
                .param(people.community.id())
                .query(String.class)
                .list();
    }

    private MvcTestResult join(Cookie who, String token, Map<String, String> more) {
        var request = browser.post()
                .uri("/j/" + token)
                .cookie(who)
                .with(csrf())
                .param("written", "宋晓红")
                .param("card", IdNumberTests.numbered("3101131990030" + (100 + NUMBER.incrementAndGet()) + "2"))
                .param("building", "11")
                .param("room", "401")
                .param("relation", "OWNER")
                .param("agree", "true");
        for (var it : more.entrySet()) request = request.param(it.getKey(), it.getValue());
        if (!more.containsKey("once"))
            request = request.param("once", UUID.randomUUID().toString());
        return request.exchange();
    }

    private MvcTestResult post(String path, String... field) {
        return ask(HttpMethod.POST, people.li, path, field);
    }

    private MvcTestResult ask(HttpMethod method, Viewer who, String path, String... field) {
        var request = browser.method(method)
                .uri(who.path("/estates" + path))
                .cookie(people.cookie(who))
                .param("once", UUID.randomUUID().toString())
                .with(csrf());
        if (field.length == 2) request = request.param(field[0], field[1]);
        return request.exchange();
    }

    private String page(String rest) {
        return assertThat(browser.get().uri(people.li.path("/estates" + rest)).cookie(people.cookie(people.li)))
                .hasStatusOk()
                .bodyText()
                .actual();
    }
}
