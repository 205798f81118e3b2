package shequtong.residency.joining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.ModuleTest;
import shequtong.People;
import shequtong.audit.Audit;
import shequtong.identity.Phone;
import shequtong.identity.Proof;
import shequtong.identity.SendsCode;
import shequtong.organization.Duty;
import shequtong.residency.Reviews;
import shequtong.residency.facts.IdNumberTests;
import shequtong.web.QrTests;

@ModuleTest(with = "notification")
@Import(JoiningTests.Post.class)
class JoiningTests {

    static final AtomicInteger NUMBER = new AtomicInteger(10_000_000);

    @TestConfiguration(proxyBeanMethods = false)
    static class Post implements SendsCode {

        static final Map<String, String> SENT = new ConcurrentHashMap<>();

        @Bean
        static SendsCode post() {
            return new Post();
        }

        static String to(String phone) {
            return SENT.getOrDefault(phone, "");
        }

        @Override
        public void send(Phone phone, String code) {
            SENT.put(phone.digits(), code);
        }
    }

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Doors doors;

    @Autowired
    Reviews reviews;

    @Autowired
    Audit audit;

    People people;
    String gate = "";
    String phone = "";
    String card = "";
    MvcTestResult sent;
    Cookie song;
    long id;

    @BeforeEach
    void aNewEstateAndSomebodyAtItsGate() {
        people = new People(db);
        gate = gate(people.community.id(), people.estate.id());
        phone = number();
        card = card();
        sent = ask(gate, phone, card, Map.of());
        song = cookie(sent);
        id = registration(song);
    }

    @Test
    void waitsAfterTheFormWasSent() {
        assertThat(sent).hasStatus(303).hasHeader("Location", "/me/joining");

        assertThat(text(song, "/me/joining"))
                .contains("宋晓红，快进家门了", "幸福里·11号楼401室·业主", "居委会正在核对", "身份证号校验通过", "every 60s")
                .doesNotContain(card, phone);
    }

    /** Nothing inside is readable before the committee has said yes (S20, R13). */
    @Test
    void readsNothingInsideBeforeItIsAdmitted() {
        assertThat(get(song, "/c/" + people.community.slug() + "/notices")).hasStatus(404);
        assertThat(get(song, "/d/" + people.community.slug() + "/registrations"))
                .hasStatus(302);
    }

    @Test
    void keepsNothingInTheClear() {
        admit(people.li);

        var rows = Stream.of("registration", "identity", "member", "registration_step")
                .flatMap(it -> db
                        .sql("select t::text || encode(convert_to(t::text, 'UTF8'), 'escape') from residency." + it
                                + " t")
                        .query(String.class)
                        .list()
                        .stream());
        assertThat(rows).noneMatch(it -> it.contains("晓红") || it.contains(card) || it.contains(phone));
        assertThat(db.sql(
                                "select count(*) from residency.registration where position(convert_to('宋晓红', 'UTF8') in full_name) > 0 or position(convert_to(:card, 'UTF8') in id_number) > 0")
                        .param("card", card)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void belongsAtOnceWhenAdmitted() {
        admit(people.li);

        assertThat(text(song, "/me/joining")).contains("宋晓红，欢迎回家", "李红梅", "/c/" + people.community.slug());
        assertThat(get(song, "/c/" + people.community.slug() + "/notices")).hasStatusOk();
        await().untilAsserted(() -> assertThat(text(song, "/c/" + people.community.slug() + "/notices"))
                .contains("欢迎回家，您现在是“幸福里”的居民了"));
        assertThat(db.sql("select called || surname || building || room from residency.member where person = ?")
                        .param(person())
                        .query(String.class)
                        .single())
                .isEqualTo("宋女士宋11号楼401室");
        assertThat(acts()).containsExactly("residency.ask", "residency.admit");
        assertThat(audit.broken(people.community.id())).isEmpty();
    }

    @Test
    void isGivenBackWithAReasonCorrectedAndAdmitted() {
        assertThat(decide(people.worker, "return", Map.of("reason", "")))
                .hasStatus(422)
                .bodyText()
                .contains("请写明为什么退回");
        assertThat(decide(people.worker, "return", Map.of("reason", "楼号写错了"))).hasStatus(303);
        assertThat(text(song, "/me/joining")).contains("还差一点", "楼号写错了", "赵小兰", "改好再提交");

        assertThat(text(song, "/me/joining/" + id))
                .contains("宋晓红", card.substring(14), "********")
                .doesNotContain(card);
        assertThat(change(Map.of("building", "12"))).hasStatus(303);
        assertThat(text(song, "/me/joining")).contains("12号楼401室", "已改好，重新提交");
        admit(people.li);
        assertThat(db.sql("select building from residency.member where person = ?")
                        .param(person())
                        .query(String.class)
                        .single())
                .isEqualTo("12号楼");
    }

    @Test
    void isAskedForMoreAndMayBeAdmittedInPerson() {
        assertThat(decide(people.li, "question", Map.of("needed", "请带房产证到居委会"))).hasStatus(303);
        assertThat(text(song, "/me/joining")).contains("居委会请您补充", "请带房产证到居委会");
        assertThat(text(people.cookie(people.li), desk("?returned=true"))).contains("宋晓红");

        admit(people.li);
        assertThat(text(song, "/me/joining")).contains("欢迎回家");
    }

    @Test
    void leavesNothingBehindWhenWithdrawn() {
        assertThat(delete(song, "/me/joining/" + id)).hasStatus(303);

        assertThat(db.sql(
                                "select full_name is null and id_number is null and id_index is null and born is null from residency.registration where id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(decide(people.li, "admission", Map.of("seen", "2"))).hasStatus(409);
        assertThat(text(people.cookie(people.li), desk("/" + id))).contains("已撤回，已删除");
        assertThat(ask(gate, song, card)).hasStatus(303);
        assertThat(text(song, "/me/joining")).contains("快进家门了");
    }

    @Test
    void showsTheReviewerWhatAgreesAndWhatDoesNot() {
        assertThat(text(people.cookie(people.li), desk("")))
                .contains("宋晓红", "11号楼401室", "业主", "号码有效；还没有户册可以核对", "还剩")
                .doesNotContain(card, phone, "18岁");
        assertThat(text(people.cookie(people.li), desk("/" + id)))
                .contains(card.substring(0, 6) + "********" + card.substring(14), phone.substring(0, 3) + "****")
                .doesNotContain(card, phone);
        assertThat(reviews.waiting(people.li)).isEqualTo(new Reviews.Waiting(1, 0));
        admit(people.li);

        ask(gate, number(), card(), Map.of("written", "马小军", "relation", "TENANT"));
        ask(gate, number(), card(), Map.of("written", "宋小妹", "relation", "FAMILY"));
        ask(gate, number(), minor(), Map.of("written", "何小宝", "relation", "FAMILY", "room", "402"));

        assertThat(text(people.cookie(people.li), desk(""))).contains("该室已登记另1户", "年龄15岁，不参加表决");
        assertThat(reviews.waiting(people.li)).isEqualTo(new Reviews.Waiting(3, 0));
    }

    /** The same number twice: seen by the reviewer, never by the applicant, and never two residents (R17, AT-38). */
    @Test
    void oneIdentityIsOnePerson() {
        admit(people.li);
        var second = ask(gate, number(), card, Map.of("room", "502"));
        var other = cookie(second);
        id = registration(other);

        assertThat(second).hasStatus(303).hasHeader("Location", "/me/joining");
        assertThat(text(other, "/me/joining")).contains("快进家门了").doesNotContain("已在别处登记");
        assertThat(text(people.cookie(people.li), desk("/" + id))).contains("同一证件已有居民在册：11号楼401室");
        assertThat(decide(people.li, "admission", Map.of()))
                .hasStatus(409)
                .bodyText()
                .contains("一证只能对应一人");
        assertThat(state()).isEqualTo("SUBMITTED");
        assertThat(db.sql("select count(*) from residency.member where person = ?")
                        .param(person())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void twoWhoWaitWithOneNumberAreBothShownAndOnlyOneComesIn() {
        ask(people.sister, card);
        assertThat(text(people.cookie(people.li), desk("/" + id))).contains("同一证件已在别处登记");
        assertThat(reviews.waiting(people.li)).isEqualTo(new Reviews.Waiting(1, 0));
    }

    @Test
    void oneDecidesAndTheOtherKeepsWhatTheyTyped() {
        decide(people.li, "question", Map.of("needed", "请带户口本"));

        assertThat(decide(people.worker, "return", Map.of("reason", "这位不住这里")))
                .hasStatus(409)
                .bodyText()
                .contains("有人先您一步", "请带户口本", "李红梅");
        assertThat(state()).isEqualTo("NEED_MORE");
    }

    @Test
    void ofTwoReviewersAtOnceOneWins() {
        var answers = Stream.of(people.li, people.worker)
                .parallel()
                .map(it -> decide(it, "admission", Map.of()).getResponse().getStatus())
                .toList();

        assertThat(answers).containsExactlyInAnyOrder(303, 409);
        assertThat(acts()).containsExactly("residency.ask", "residency.admit");
    }

    /** What was changed while a reviewer looked at it is looked at again first. */
    @Test
    void nobodyIsAdmittedUnseen() {
        change(Map.of("building", "99"));

        assertThat(decide(people.li, "admission", Map.of("seen", "1"))).hasStatus(409);
        assertThat(decide(people.li, "admission", Map.of("seen", "2"))).hasStatus(303);
    }

    @Test
    void isNobodyElsesBusiness() {
        var stranger = cookie(ask(gate, number(), card(), Map.of()));

        assertThat(get(stranger, "/me/joining/" + id)).hasStatus(404);
        assertThat(delete(stranger, "/me/joining/" + id)).hasStatus(404);
        assertThat(get(people.cookie(people.otherSecretary), desk("/" + id))).hasStatus(404);
        assertThat(get(people.cookie(people.otherSecretary), "/d/" + people.elsewhere.slug() + "/registrations/" + id))
                .hasStatus(404);
        assertThat(get(people.cookie(people.property), desk("/" + id))).hasStatus(403);
        assertThat(get(people.cookie(people.property), desk(""))).hasStatus(403);
        assertThat(get(people.cookie(people.grid), "/d/" + people.street.slug() + "/registrations"))
                .hasStatus(403);
        assertThat(get(people.cookie(people.wang), desk(""))).hasStatus(302);
        assertThat(get(people.cookie(people.wang.person(), Proof.STAFF), desk("")))
                .hasStatus(404);
        assertThat(browser.get().uri("/me/joining")).hasStatus(302);
    }

    @Test
    void anUnknownCodeOpensNothingAndOneTakenDownExplainsItself() {
        var people0 = persons();
        assertThat(browser.get().uri("/j/nosuchtokennosuchtoken")).hasStatus(404);
        assertThat(post("/j/nosuchtokennosuchtoken", form(number(), card()))).hasStatus(404);

        var li = people.cookie(people.li);
        assertThat(post(li, estate("/door"), Map.of())).hasStatus(303);
        assertThat(browser.get().uri(gate)).hasStatus(410).bodyText().contains("换新了");
        assertThat(post(gate, form(number(), card()))).hasStatus(410);
        var next = gate(people.community.id(), people.estate.id());
        assertThat(next).isNotEqualTo(gate);
        assertThat(browser.get().uri(next)).hasStatusOk().bodyText().contains("加入 幸福里", "江湾街道");

        assertThat(delete(li, estate("/door"))).hasStatus(303);
        assertThat(browser.get().uri(next)).hasStatus(410).bodyText().contains("已经停用");
        assertThat(browser.get().uri(gate)).hasStatus(410).bodyText().contains("已经停用");
        assertThat(persons()).isEqualTo(people0);
    }

    @Test
    void everyEstateGetsOneCodeAtTheStartAndAShutOneStaysShut() {
        var li = people.cookie(people.li);
        delete(li, estate("/door"));

        doors.hang();
        doors.hang();

        assertThat(db.sql(
                                "select count(*) from organization.area_view area where kind = 'ESTATE' and (select count(*) from residency.door where estate = area.id) <> 1")
                        .query(Integer.class)
                        .single())
                .as("estates without exactly one code")
                .isZero();
        assertThat(text(li, "/d/" + people.community.slug() + "/estates")).contains("现在没有在用的二维码");
    }

    @Test
    void printsACodeThatAPhoneReads() throws Exception {
        var li = people.cookie(people.li);

        assertThat(text(li, estate(""))).contains("http://localhost:8080" + gate);
        var svg = get(li, estate("/qr"));
        assertThat(svg).hasStatusOk().hasContentType("image/svg+xml");
        assertThat(QrTests.read(svg.getResponse().getContentAsString())).isEqualTo("http://localhost:8080" + gate);
        assertThat(gate.substring(3)).hasSizeLessThanOrEqualTo(64);
        assertThat(get(
                        people.cookie(people.otherSecretary),
                        "/d/" + people.elsewhere.slug() + "/estates/" + people.estate.id() + "/qr"))
                .hasStatus(404);
        assertThat(get(people.cookie(people.property), estate("/qr"))).hasStatus(403);
    }

    @Test
    void keepsWhatWasTypedWhenTheFormIsWrongAndStoresNothing() {
        var before = persons();
        var wrong = form(number(), "310113199003070015");
        wrong = with(wrong, Map.of("building", "", "agree", "false"));

        assertThat(post(gate, wrong))
                .hasStatus(422)
                .bodyText()
                .contains("号码不对", "请填楼号", "要先同意", "value=\"宋晓红\"", "value=\"401\"")
                .doesNotContain("name=\"agree\" value=\"true\" required checked");
        assertThat(persons()).isEqualTo(before);
    }

    @Test
    void childrenComeWithTheirGuardian() {
        assertThat(post(gate, form(number(), IdNumberTests.numbered("31011320250101001"))))
                .hasStatus(422)
                .bodyText()
                .contains("要先请住在一起的家长点头");
    }

    @Test
    void theBoxIsEmptyAndAgreeingIsWrittenDown() {
        assertThat(browser.get().uri(gate))
                .bodyText()
                .contains("name=\"agree\"")
                .doesNotContain("checked");
        assertThat(browser.get().uri("/privacy")).hasStatusOk().bodyText().contains("第1版", "不同意会怎样");
        assertThat(db.sql("select kind || version from residency.consent where person = ?")
                        .param(person())
                        .query(String.class)
                        .list())
                .containsExactly("JOINING1");
    }

    /** A number that is known and one that is not look alike to whoever tries (AT-38). */
    @Test
    void doesNotTellWhetherANumberIsKnown() {
        var known = with(form(phone, card()), Map.of("code", "000000"));
        var unknown = with(form(number(), card()), Map.of("code", "000000"));

        assertThat(plain(post(gate, known)))
                .isEqualTo(plain(post(gate, unknown)))
                .contains("验证码不对");
    }

    @Test
    void aWrongCodeIsCountedThoughTheFormComesBack() {
        var mine = number();
        code(mine);
        var wrong = Post.to(mine).equals("000000") ? "000001" : "000000";
        for (var i = 0; i < 5; i++)
            assertThat(post(gate, with(form(mine, card()), Map.of("code", wrong))))
                    .hasStatus(422);

        assertThat(post(gate, with(form(mine, card()), Map.of("code", Post.to(mine)))))
                .hasStatus(422);
    }

    @Test
    void aDoubleTapIsOneRegistration() {
        var mine = number();
        code(mine);
        var form = with(form(mine, card()), Map.of("code", Post.to(mine)));

        assertThat(post(gate, form)).hasStatus(303).hasHeader("Location", "/me/joining");
        assertThat(post(gate, form)).hasStatus(303).hasHeader("Location", "/me/joining");
        assertThat(reviews.waiting(people.li).all()).isEqualTo(2);
    }

    @Test
    void sendsTheCodeInPlaceOrOnTheWholePage() {
        var number = number();
        var mine = Map.of("phone", number, "written", "宋晓红");

        assertThat(post(gate + "/code", mine)).hasStatusOk().bodyText().contains("验证码已发出", "value=\"宋晓红\"", "<html");
        assertThat(browser.post()
                        .uri(gate + "/code")
                        .param("phone", number)
                        .header("HX-Request", "true")
                        .with(csrf()))
                .hasStatusOk()
                .bodyText()
                .contains("请等一分钟", "id=\"phone-part\"")
                .doesNotContain("<html");
    }

    @Test
    void whoeverIsKnownIsNotAskedForTheirNumberAgain() {
        var sister = gate(people.sister.id(), estateOf(people.sister.id()));

        assertThat(text(song, sister)).contains("加入 平安坊").doesNotContain("name=\"phone\"");
        assertThat(ask(sister, song, card)).hasStatus(303);
        assertThat(text(song, "/me/joining")).contains("平安坊", "幸福里");
        assertThat(get(song, gate)).hasStatus(303).hasHeader("Location", "/me/joining");
        admit(people.li);
        assertThat(get(song, gate)).hasStatus(303).hasHeader("Location", "/c/" + people.community.slug());
        assertThat(ask(gate, song, card)).hasStatus(409);
    }

    @Test
    void whoMovesOutBelongsNoMoreAtOnce() {
        admit(people.li);
        assertThat(delete(song, "/me/joining/homes/" + people.community.id())).hasStatus(303);

        assertThat(get(song, "/c/" + people.community.slug() + "/notices"))
                .hasStatus(403)
                .bodyText()
                .contains("您已经不是幸福里的居民了");
        assertThat(delete(song, "/me/joining/homes/" + people.community.id())).hasStatus(409);

        assertThat(ask(gate, song, card)).hasStatus(303);
        id = registration(song);
        admit(people.li);
        assertThat(get(song, "/c/" + people.community.slug() + "/notices")).hasStatusOk();
    }

    @Test
    void queuesTheFirstDueFirstAndGoesOnWhereThePageEnded() {
        for (var i = 0; i < 21; i++)
            ask(
                    gate,
                    number(),
                    card(),
                    Map.of("written", "申" + "请".repeat(1 + i % 3), "room", String.valueOf(500 + i)));

        var first = text(people.cookie(people.li), desk(""));
        assertThat(first).contains("宋晓红", "518室", "after=").doesNotContain("519室");
        var next = first.replaceAll("(?s).*after=([0-9_]+).*", "$1");
        assertThat(text(people.cookie(people.li), desk("?after=" + next)))
                .contains("519室", "520室")
                .doesNotContain("宋晓红");
    }

    // the story in few words

    private void admit(Duty reviewer) {
        assertThat(decide(reviewer, "admission", Map.of())).hasStatus(303);
    }

    private MvcTestResult decide(Duty reviewer, String what, Map<String, String> words) {
        var seen = db.sql("select steps from residency.registration where id = ?")
                .param(id)
                .query(String.class)
                .single();
        var form = new java.util.HashMap<>(
                Map.of("seen", words.containsKey("reason") && state().equals("NEED_MORE") ? "1" : seen));
        form.putAll(words);
        return post(people.cookie(reviewer), desk("/" + id + "/" + what), form);
    }

    private MvcTestResult change(Map<String, String> other) {
        return post(song, "/me/joining/" + id, with(with(form("", card), Map.of("card", "")), other));
    }

    private void ask(shequtong.organization.Area community, String number) {
        ask(gate(community.id(), estateOf(community.id())), number(), number, Map.of());
    }

    private MvcTestResult ask(String at, Cookie who, String number) {
        return post(who, at, form("", number));
    }

    private MvcTestResult ask(String at, String mobile, String number, Map<String, String> other) {
        code(mobile);
        return post(at, with(with(form(mobile, number), Map.of("code", Post.to(mobile))), other));
    }

    private void code(String mobile) {
        browser.post()
                .uri(gate + "/code")
                .param("phone", mobile)
                .with(csrf())
                .with(it -> {
                    it.setRemoteAddr("10.1." + NUMBER.incrementAndGet() % 250 + "." + NUMBER.get() % 199);
                    return it;
                })
                .exchange();
    }

    private static Map<String, String> form(String mobile, String number) {
        return Map.of(
                "written",
                "宋晓红",
                "card",
                number,
                "phone",
                mobile,
                "code",
                "123456",
                "building",
                "11",
                "room",
                "401",
                "relation",
                "OWNER",
                "agree",
                "true");
    }

    private static Map<String, String> with(Map<String, String> form, Map<String, String> other) {
        var all = new java.util.HashMap<>(form);
        all.put(
                "once",
                UUID.nameUUIDFromBytes((form.toString() + other).getBytes()).toString());
        all.putAll(other);
        return all;
    }

    private MvcTestResult post(String path, Map<String, String> form) {
        var request = browser.post().uri(path).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult post(Cookie who, String path, Map<String, String> form) {
        var request = browser.post()
                .uri(path)
                .cookie(who)
                .param("once", UUID.randomUUID().toString())
                .with(csrf());
        form.forEach((key, value) -> {
            if (!key.equals("once")) request.param(key, value);
        });
        return request.exchange();
    }

    private MvcTestResult delete(Cookie who, String path) {
        return browser.delete()
                .uri(path)
                .cookie(who)
                .param("once", UUID.randomUUID().toString())
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(Cookie who, String path) {
        return browser.get().uri(path).cookie(who).exchange();
    }

    private String text(Cookie who, String path) {
        var result = get(who, path);
        assertThat(result).hasStatusOk();
        return assertThat(result).bodyText().actual();
    }

    private static String plain(MvcTestResult result) {
        return result.getResponse().getStatus()
                + assertThat(result).bodyText().actual().replaceAll("value=\"[^\"]*\"", "");
    }

    private static Cookie cookie(MvcTestResult result) {
        var header = result.getResponse().getHeaders("Set-Cookie").stream()
                .filter(it -> it.startsWith("sqt="))
                .findFirst()
                .orElseThrow();
        return new Cookie("sqt", header.replaceFirst("sqt=([^;]*);.*", "$1"));
    }

    private long registration(Cookie who) {
        return db.sql("""
                select max(registration.id) from residency.registration
                join identity.session on session.person = registration.person where session.hash = ?
                """)
                .param(shequtong.kernel.Chain.next("session", who.getValue()))
                .query(Long.class)
                .single();
    }

    private long person() {
        return db.sql("select person from residency.registration where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private String state() {
        return db.sql("select state from residency.registration where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private int persons() {
        return db.sql("select count(*) from identity.person")
                .query(Integer.class)
                .single();
    }

    private List<String> acts() {
        return db.sql("select act from audit.entry where area = ? and outcome = 'DONE' order by number")
                .param(people.community.id())
                .query(String.class)
                .list();
    }

    private String gate(long community, long estate) {
        if (doors.get(community, estate).token() == null) doors.hang();
        return "/j/" + doors.get(community, estate).token();
    }

    private long estateOf(long community) {
        return db.sql("select id from organization.area_view where parent = ?")
                .param(community)
                .query(Long.class)
                .single();
    }

    private String desk(String rest) {
        return "/d/" + people.community.slug() + "/registrations" + rest;
    }

    private String estate(String rest) {
        return "/d/" + people.community.slug() + "/estates/" + people.estate.id() + rest;
    }

    private static String number() {
        return "138" + NUMBER.incrementAndGet();
    }

    /** A woman's. */
    private static String card() {
        var n = NUMBER.incrementAndGet();
        return IdNumberTests.numbered("310113" + (1940 + n % 60) + "0101" + (n / 60 % 50 + 10) + "2");
    }

    private static String minor() {
        return IdNumberTests.numbered("31011320110101" + (NUMBER.incrementAndGet() % 50 + 10) + "2");
    }
}
