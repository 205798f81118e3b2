package shequtong.residency.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.audit.Audit;
import shequtong.identity.PersonId;
import shequtong.kernel.Sealed;
import shequtong.kernel.Subject;
import shequtong.organization.Area;
import shequtong.residency.Admitted;

@WholeTest
class HouseholdTests {

    static final LocalDate GROWN_UP = LocalDate.of(1980, 5, 6);
    static final LocalDate CHILD = LocalDate.of(2012, 5, 6);

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Sealed sealed;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    Anniversary anniversary;

    @Autowired
    Audit audit;

    People people;
    Area here;
    PersonId father;
    PersonId mother;

    @BeforeEach
    void aCoupleInOneFlat() {
        people = new People(db);
        here = people.community;
        father = comes("林", "林先生", "OWNER", GROWN_UP, here, "701室");
        mother = comes("许", "许女士", "FAMILY", GROWN_UP, here, "701室");
    }

    @Test
    void theFirstOwnerIsHeadAndFamilyWaitsForTheHeadsWord() {
        assertThat(text(father, "/household")).contains("林先生（我）", "户主", "许女士", "等户主确认", "是我家的人");
        assertThat(text(mother, "/household")).contains("许女士（我）", "等户主确认").doesNotContain("是我家的人");
        await().untilAsserted(() -> assertThat(text(father, "/notices")).contains("“11号楼701室”有人加入，请您看看是不是家里人"));
        assertThat(text(father, "")).contains("有1位新家人，等您确认");

        assertThat(post(father, "/household/members/" + mother.value() + "/confirmation", Map.of()))
                .hasStatus(303);

        assertThat(text(father, "/household")).doesNotContain("等户主确认");
        await().untilAsserted(() -> assertThat(text(mother, "/notices")).contains("户主确认了您是“11号楼701室”的人"));
        assertThat(acts(mother)).containsExactly("residency.confirm-member");
    }

    /** Threat 2: an impostor who came in as family is told on by those who live there. */
    @Test
    void whoeverTheHeadDoesNotKnowReadsAndDoesNotWriteUntilTheCommitteeHasDecided() {
        var dispute = "/household/members/" + mother.value() + "/dispute";
        assertThat(post(father, dispute, Map.of("reason" + mother.value(), " ")))
                .hasStatus(422)
                .bodyText()
                .contains("请写明为什么");
        assertThat(post(father, dispute, Map.of("reason" + mother.value(), "我家没有这个人")))
                .hasStatus(303);

        assertThat(get(mother, "/stories")).hasStatusOk();
        assertThat(get(mother, "/stories/new")).hasStatus(403);
        assertThat(say(mother)).hasStatus(403).bodyText().contains("户主说不认识您", "居委会正在核对");
        assertThat(text(mother, "")).contains("户主说不认识您").doesNotContain("我要说</a>");
        assertThat(desk("/households?tab=DISPUTED")).contains("11号楼701室", "1人有争议");
        assertThat(desk("")).contains("户里的事", "争议1件，换住处0件");
        var household = household(father);
        assertThat(desk("/households/" + household)).contains("我家没有这个人", "确实住在这里");

        assertThat(decide(household, "/members/" + mother.value() + "/stay", "stay" + mother.value(), "上门看过，是夫妻"))
                .hasStatus(303);
        assertThat(say(mother)).hasStatus(303);
        assertThat(post(father, dispute, Map.of("reason" + mother.value(), "还是不认识")))
                .hasStatus(409)
                .bodyText()
                .contains("居委会已经核对过了");
    }

    @Test
    void everyGrownUpOfTheHouseholdIsToldWhenSomebodyJoins() {
        var daughter = comes("林", "林小姐", "FAMILY", CHILD, here, "701室");
        comes("赵", "赵先生", "OTHER", GROWN_UP, here, "701室");

        await().untilAsserted(() -> {
            assertThat(text(father, "/notices")).contains("有人加入");
            assertThat(text(mother, "/notices")).contains("“11号楼701室”有人加入了");
        });
        assertThat(text(daughter, "/notices")).doesNotContain("有人加入");
        assertThat(text(people.wang.person(), "/notices")).doesNotContain("有人加入");
    }

    @Test
    void theHeadshipIsHandedOverOnlyWhenTheOtherAgrees() {
        confirmed(mother);
        var son = comes("林", "林同学", "FAMILY", CHILD, here, "701室");
        confirmed(son);

        assertThat(post(father, "/household/members/" + son.value() + "/offer", Map.of()))
                .hasStatus(409)
                .bodyText()
                .contains("年满18岁");
        assertThat(post(mother, "/household/headship", Map.of())).hasStatus(409);
        assertThat(post(father, "/household/members/" + mother.value() + "/offer", Map.of()))
                .hasStatus(303);
        assertThat(text(mother, "")).contains("家里请您当户主");
        assertThat(head()).isEqualTo(father.value());
        assertThat(delete(mother, "/household/offer")).hasStatus(303);
        assertThat(head()).isEqualTo(father.value());

        post(father, "/household/members/" + mother.value() + "/offer", Map.of());
        assertThat(post(mother, "/household/headship", Map.of())).hasStatus(303);
        assertThat(head()).isEqualTo(mother.value());
        assertThat(post(father, "/household/members/" + son.value() + "/offer", Map.of()))
                .hasStatus(403);
    }

    @Test
    void anotherHouseholdsPeopleAreNobodysBusiness() {
        var stranger = comes("钱", "钱先生", "OWNER", GROWN_UP, here, "702室");

        assertThat(text(stranger, "/household")).doesNotContain("林先生", "许女士");
        assertThat(post(stranger, "/household/members/" + mother.value() + "/confirmation", Map.of()))
                .hasStatus(404);
        assertThat(post(stranger, "/household/members/" + mother.value() + "/dispute", reason(mother)))
                .hasStatus(404);
        assertThat(standing(mother)).isEqualTo("AWAITING");
    }

    @Test
    void theCommitteeFillsOnlyAnEmptyPlaceAndSaysWhy() {
        confirmed(mother);
        var household = household(father);
        var field = "head" + mother.value();
        assertThat(decide(household, "/head?member=" + mother.value(), field, "家里商量好的"))
                .hasStatus(409)
                .bodyText()
                .contains("已经有户主了");

        moveOut(father);
        assertThat(desk("/households?tab=VACANT&building=11")).contains("11号楼701室", "没有户主");
        assertThat(decide(household, "/head?member=" + mother.value(), field, ""))
                .hasStatus(422);
        assertThat(decide(household, "/head?member=" + mother.value(), field, "家里商量好的"))
                .hasStatus(303);
        assertThat(head()).isEqualTo(mother.value());
        assertThat(desk("/households/" + household)).contains("定为户主", "家里商量好的", "李红梅");
        assertThat(acts(mother)).contains("residency.set-head");
    }

    /** R21: the page that is open when it happens is the last one they see. */
    @Test
    void whoLeavesIsRefusedAtTheNextClickAndStaysAsAFormerResident() {
        confirmed(mother);
        assertThat(say(mother)).hasStatus(303);
        moveOut(mother);

        assertThat(say(mother)).hasStatus(403).bodyText().contains("您已经不是幸福里的居民了", "回到首页");
        assertThat(get(mother, "/stories")).hasStatus(403);
        assertThat(text(father, "/stories")).contains("前居民").doesNotContain("许女士");
    }

    @Test
    void theCommitteeEndsAMembershipWithAReasonThatThePersonReads() {
        var household = household(father);
        assertThat(decide(household, "/members/" + mother.value() + "/end", "end" + mother.value(), "房子去年卖掉了"))
                .hasStatus(303);

        assertThat(get(mother, "/stories")).hasStatus(403);
        assertThat(browser.get().uri("/me/joining").cookie(people.cookie(mother)))
                .bodyText()
                .contains("您在幸福里的居民身份已终止", "房子去年卖掉了", "李红梅", "街镇反映");
        assertThat(acts(mother)).contains("residency.end-membership");
        assertThat(audit.broken(here.id())).isEmpty();
    }

    @Test
    void movingWithinTheCommunityIsConfirmedByTheCommittee() {
        var wish = Map.of(
                "estate", String.valueOf(people.estate.id()), "building", "12", "room", "101", "relation", "OWNER");
        assertThat(post(father, "/me/moving", wish)).hasStatus(303);
        assertThat(post(father, "/me/moving", wish)).hasStatus(409).bodyText().contains("已经提过了");
        assertThat(text(father, "/me/moving")).contains("您搬到了12号楼101室");
        assertThat(text(father, "/household")).contains("11号楼701室");
        assertThat(desk("/households")).contains("12号楼101室", "核对无误，换过去");

        assertThat(browser.post()
                        .uri(people.li.path("/moves/" + move(father) + "/grant"))
                        .cookie(people.cookie(people.li))
                        .param("once", UUID.randomUUID().toString())
                        .with(csrf()))
                .hasStatus(303);

        assertThat(text(father, "/household")).contains("12号楼101室", "户主");
        assertThat(text(mother, "/household")).contains("现在还没有户主");
    }

    @Test
    void aRefusedMoveIsToldWithItsReason() {
        var wish = Map.of(
                "estate", String.valueOf(people.estate.id()), "building", "12", "room", "101", "relation", "OWNER");
        post(father, "/me/moving", wish);
        var id = move(father);
        assertThat(browser.post()
                        .uri(people.li.path("/moves/" + id + "/refusal"))
                        .cookie(people.cookie(people.li))
                        .param("once", UUID.randomUUID().toString())
                        .param("reason" + id, "房产证上不是您")
                        .with(csrf()))
                .hasStatus(303);

        assertThat(text(father, "/me/moving")).contains("房产证上不是您");
        assertThat(text(father, "/household")).contains("11号楼701室");
    }

    @Test
    void ofSeveralHomesOneAtMostIsThePrincipalOne() {
        people.lives(father, "林", "林先生", "1号楼", people.sister);
        transaction.executeWithoutResult(_ -> events.publishEvent(
                new Admitted(people.sister.id(), father, new Subject("residency.registration", 1))));
        assertThat(principal()).containsExactly(here.id());
        var second = "/c/" + people.sister.slug();
        assertThat(browser.get().uri(second).cookie(people.cookie(father)))
                .bodyText()
                .contains("还住在幸福里吗？", "两边都住", "已搬离幸福里");

        Stream.of(second, second, second)
                .parallel()
                .forEach(it -> send(HttpMethod.POST, father, it + "/me/principal", Map.of()));
        assertThat(principal()).containsExactly(people.sister.id());

        send(HttpMethod.POST, father, second + "/welcome/kept", Map.of());
        assertThat(browser.get().uri(second).cookie(people.cookie(father)))
                .bodyText()
                .doesNotContain("两边都住");

        send(HttpMethod.DELETE, father, "/me/joining/homes/" + people.sister.id(), Map.of());
        assertThat(principal()).containsExactly(here.id());
    }

    /** A11. The job may run twice, the question is asked once. */
    @Test
    void everyYearSomebodyIsAskedOnceAndTheirTapHoldsForAnother() {
        assertThat(post(father, "/me/still", Map.of())).hasStatus(409);
        until(father, Duration.ofDays(20));
        anniversary.ask();
        anniversary.ask();

        await().untilAsserted(() -> assertThat(text(father, "/notices")).contains("您还住在“11号楼701室”吗？"));
        assertThat(times(father)).isEqualTo(3); // 欢迎回家, somebody came, and this question
        assertThat(text(father, "")).contains("还住在幸福里吗？", "还住这里");
        assertThat(desk("/households?tab=LAPSING")).contains("1人居住确认快到期或已到期");

        assertThat(post(father, "/me/still", Map.of())).hasStatus(303);
        assertThat(text(father, "")).doesNotContain("还住在幸福里吗？");
        assertThat(desk("/households?tab=LAPSING")).contains("没有找到");
    }

    @Test
    void whoDoesNotAnswerReadsOnAndWritesNoMoreAfterTheGrace() {
        until(mother, Duration.ofDays(-29));
        assertThat(say(mother)).hasStatus(303);
        until(mother, Duration.ofDays(-31));
        anniversary.ask();

        assertThat(get(mother, "/stories")).hasStatusOk();
        assertThat(say(mother)).hasStatus(403).bodyText().contains("居住确认已经过期", "还住这里");
        assertThat(post(mother, "/notices/read", Map.of())).hasStatus(303);
        assertThat(text(mother, "")).contains("已经过期了，现在只能看");

        assertThat(post(mother, "/me/still", Map.of())).hasStatus(303);
        assertThat(say(mother)).hasStatus(303);
    }

    private PersonId comes(String surname, String called, String relation, LocalDate born, Area to, String room) {
        var person = people.person(called);
        people.lives(person, surname, called, "11号楼", to);
        db.sql("delete from residency.household where community = ? and head = ?")
                .params(to.id(), person.value())
                .update();
        db.sql("update residency.member set relation = ?, room = ? where community = ? and person = ?")
                .params(relation, room, to.id(), person.value())
                .update();
        db.sql("insert into residency.identity (person, full_name, id_number, id_index, born) values (?, ?, ?, ?, ?)")
                .params(
                        person.value(),
                        sealed.seal(surname + "某某", "residency.identity.full_name." + person.value()),
                        sealed.seal("x", "residency.identity.id_number." + person.value()),
                        sealed.index("residency.identity.id_number", "household" + person.value()),
                        born)
                .update();
        transaction.executeWithoutResult(_ -> events.publishEvent(
                new Admitted(to.id(), person, new Subject("residency.registration", person.value()))));
        return person;
    }

    private void confirmed(PersonId member) {
        assertThat(post(father, "/household/members/" + member.value() + "/confirmation", Map.of()))
                .hasStatus(303);
    }

    private void moveOut(PersonId who) {
        assertThat(send(HttpMethod.DELETE, who, "/me/joining/homes/" + here.id(), Map.of()))
                .hasStatus(303);
    }

    private void until(PersonId who, Duration left) {
        db.sql("update residency.member set confirmed_until = ? where person = ?")
                .params(OffsetDateTime.now().plus(left), who.value())
                .update();
    }

    private Map<String, String> reason(PersonId member) {
        return Map.of("reason" + member.value(), "不认识");
    }

    private MvcTestResult say(PersonId who) {
        var form = new HashMap<>(Map.of("kind", "LIFE", "words", "今天一起包饺子。", "place", "", "category", ""));
        form.put("estate", String.valueOf(people.estate.id()));
        form.put("visibility", "PUBLIC");
        return post(who, "/stories", form);
    }

    private String desk(String path) {
        var answer = browser.get()
                .uri(people.li.path(path))
                .cookie(people.cookie(people.li))
                .exchange();
        assertThat(answer).hasStatusOk();
        return body(answer);
    }

    private MvcTestResult decide(long household, String path, String field, String words) {
        return send(
                HttpMethod.POST,
                people.li.person(),
                people.li.path("/households/" + household + path),
                Map.of(field, words));
    }

    private MvcTestResult get(PersonId who, String path) {
        return browser.get()
                .uri("/c/" + here.slug() + path)
                .cookie(people.cookie(who))
                .exchange();
    }

    private String text(PersonId who, String path) {
        var answer = get(who, path);
        assertThat(answer).hasStatusOk();
        return body(answer);
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private MvcTestResult post(PersonId who, String path, Map<String, String> form) {
        return send(HttpMethod.POST, who, "/c/" + here.slug() + path, form);
    }

    private MvcTestResult delete(PersonId who, String path) {
        return send(HttpMethod.DELETE, who, "/c/" + here.slug() + path, Map.of());
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

    private long household(PersonId head) {
        return db.sql("select id from residency.household where head = ?")
                .param(head.value())
                .query(Long.class)
                .single();
    }

    private long head() {
        return db.sql(
                        "select coalesce(head, 0) from residency.household where community = ? and building = '11号楼' and room = '701室'")
                .param(here.id())
                .query(Long.class)
                .single();
    }

    private long move(PersonId who) {
        return db.sql("select id from residency.move where person = ?")
                .param(who.value())
                .query(Long.class)
                .single();
    }

    private String standing(PersonId who) {
        return db.sql("select standing from residency.member where person = ?")
                .param(who.value())
                .query(String.class)
                .single();
    }

    private List<Long> principal() {
        return db.sql("select community from residency.member where person = ? and principal and until is null")
                .param(father.value())
                .query(Long.class)
                .list();
    }

    private int times(PersonId who) {
        return db.sql("select sum(times) from notification.notice where recipient = ?")
                .param(who.value())
                .query(Integer.class)
                .single();
    }

    private List<String> acts(PersonId about) {
        return db.sql(
                        "select act from audit.entry where kind = 'identity.person' and subject = ? and area = ? order by number")
                .params(about.value(), here.id())
                .query(String.class)
                .list();
    }
}
