package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.casework.file.Hours;
import shequtong.organization.Hands;
import shequtong.organization.Viewer;

/** B8: said, confirmed, counted down, kept or broken, and all of it in public. */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class PromiseTests {

    @Autowired
    Casework casework;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    List<Hands> hands;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    MockMvcTester browser;

    People people;
    CaseId garden;

    @BeforeEach
    void theSecretarySaysWhen() {
        people = new People(db);
        garden = casework.open(
                people.wang, new Matter("路灯不亮", "三天了", "大门口", "LIFT-04", Visibility.PUBLIC, people.estate.id()));
        assertThat(post(people.li, desk("/replies"), "to", "public", "text", "收到。三天内修好。", "version", "1"))
                .hasStatus(303);
    }

    @Test
    void isOfferedToTheCommitteeAndNobodySeesItBeforeItIsConfirmed() {
        assertThat(get(people.li, desk(""))).contains("“三天内修好”——到", "是承诺，公开");
        assertThat(get(people.chen, resident())).doesNotContain("公开承诺");

        assertThat(settle("true")).hasStatus(303);
        assertThat(get(people.li, desk(""))).doesNotContain("作为承诺公开倒计时吗");
        assertThat(get(people.chen, resident())).contains("公开承诺", "“三天内修好”", "还剩");
        assertThat(get(people.li, people.li.path("/promises"))).contains("“三天内修好”", "路灯不亮");
        await().untilAsserted(() -> assertThat(notices(people.wang)).contains("casework.promised"));
    }

    @Test
    void isNotOfferedAgainWhenItWasNotMeantAsOne() {
        assertThat(settle("false")).hasStatus(303);

        assertThat(get(people.li, desk(""))).doesNotContain("作为承诺公开倒计时吗");
        assertThat(get(people.chen, resident())).doesNotContain("公开承诺");
        assertThat(settle("true")).hasStatus(409);
    }

    @Test
    void nobodyCanPutIntoTheirMouthsWhatTheyDidNotSay() {
        assertThat(post(people.li, desk("/promises"), "number", "2", "nth", "1", "meant", "true"))
                .hasStatus(409);
        assertThat(post(people.li, desk("/promises"), "number", "1", "nth", "0", "meant", "true"))
                .hasStatus(404);
        assertThat(post(
                        people.otherSecretary,
                        people.otherSecretary.path("/cases/" + garden.value() + "/promises"),
                        "number",
                        "2",
                        "nth",
                        "0",
                        "meant",
                        "true"))
                .hasStatus(404);
    }

    @Test
    void isKeptInTimeWithWordsThatEverybodyReads() {
        settle("true");
        assertThat(post(people.li, promise("/kept"), "words", " ")).hasStatus(422);
        clock.after(Duration.ofDays(2), () -> {
            assertThat(post(people.li, promise("/kept"), "words", "换了新灯泡")).hasStatus(303);
        });

        clock.after(Duration.ofDays(4), () -> {
            assertThat(get(people.chen, resident())).contains("已兑现", "换了新灯泡");
            assertThat(get(people.chen, people.chen.path("/board"))).contains("承诺兑现", "100%", "公开承诺1条");
            assertThat(get(people.li, people.li.path("/promises?tab=KEPT"))).contains("三天内修好");
            db.sql("update casework.case_file set visibility = 'COMMITTEE' where id = ?")
                    .param(garden.value())
                    .update();
            assertThat(get(people.chen, people.chen.path("/board"))).doesNotContain("公开承诺1条");
        });
        assertThat(post(people.li, promise("/kept"), "words", "再说一次")).hasStatus(409);
    }

    @Test
    void ringsADayBeforeAndIsBrokenWhenTheTimeIsOver() {
        settle("true");
        clock.after(
                Duration.ofDays(3),
                () -> await().untilAsserted(() -> assertThat(notices(people.li)).contains("casework.promise-near")));
        assertThat(state()).isEqualTo("OPEN");

        clock.after(Duration.ofDays(4), () -> {
            await().untilAsserted(() -> assertThat(state()).isEqualTo("BROKEN"));
            await().untilAsserted(() -> assertThat(notices(people.wang)).contains("casework.promise-broken"));
            assertThat(get(people.chen, resident())).contains("没有兑现");
            assertThat(get(people.li, people.li.path("/promises?tab=BROKEN"))).contains("三天内修好");
            assertThat(post(
                            people.li,
                            promise("/due"),
                            "due",
                            Hours.of(clock.instant().plus(Duration.ofDays(9))),
                            "reason",
                            "晚了"))
                    .hasStatus(409);
            assertThat(post(people.li, promise("/kept"), "words", "今天修好了，对不起")).hasStatus(303);
            assertThat(get(people.chen, resident())).contains("没有按时，后来办到了", "对不起");
            assertThat(get(people.chen, people.chen.path("/board"))).contains("到期以前办到的0条");
        });
    }

    @Test
    void isPutOffOnlyForAReasonThatStays() {
        settle("true");
        var later = Hours.of(clock.instant().plus(Duration.ofDays(6)));
        assertThat(post(people.li, promise("/due"), "due", later, "reason", "")).hasStatus(422);
        assertThat(post(people.li, promise("/due"), "due", "哪天", "reason", "等配件"))
                .hasStatus(422);
        assertThat(post(people.li, promise("/due"), "due", later, "reason", "等配件"))
                .hasStatus(303);

        clock.after(Duration.ofDays(4), () -> {
            assertThat(get(people.chen, resident())).contains("原定", "等配件", "还剩");
            assertThat(post(people.li, promise("/kept"), "words", "修好了")).hasStatus(303);
            assertThat(get(people.chen, people.chen.path("/board"))).contains("其中1条改过日子");
        });
        clock.after(Duration.ofDays(7), () -> assertThat(state()).isEqualTo("KEPT"));
    }

    @Test
    void goesToTheSuccessorWithThePost() {
        settle("true");
        var held = hands.stream()
                .flatMap(it -> it.held(people.li.mandate(), people.community).stream())
                .filter(it -> it.what().contains("承诺"))
                .toList();
        assertThat(held).extracting(Hands.Held::count).containsExactly(1);

        transaction.executeWithoutResult(
                _ -> hands.forEach(it -> it.pass(people.li.mandate(), people.worker.mandate(), people.community)));
        assertThat(db.sql("select holder from casework.promise where case_id = ?")
                        .param(garden.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(people.worker.mandate().id());
    }

    private MvcTestResult settle(String meant) {
        return post(people.li, desk("/promises"), "number", "2", "nth", "0", "meant", meant);
    }

    private String promise(String rest) {
        var id = db.sql("select id from casework.promise where case_id = ?")
                .param(garden.value())
                .query(Long.class)
                .single();
        return people.li.path("/promises/" + id + rest);
    }

    private String state() {
        return db.sql("select state from casework.promise where case_id = ?")
                .param(garden.value())
                .query(String.class)
                .single();
    }

    private List<String> notices(Viewer to) {
        return db.sql("select kind from notification.notice where recipient = ?")
                .param(to.person().value())
                .query(String.class)
                .list();
    }

    private String desk(String rest) {
        return people.li.path("/cases/" + garden.value() + rest);
    }

    private String resident() {
        return people.wang.path("/cases/" + garden.value());
    }

    private String get(Viewer viewer, String path) {
        var result = browser.get().uri(path).cookie(cookie(viewer)).exchange();
        assertThat(result).hasStatusOk();
        return assertThat(result).bodyText().actual();
    }

    private MvcTestResult post(Viewer viewer, String path, String... params) {
        var form = browser.post().uri(path).param("once", UUID.randomUUID().toString());
        for (var n = 0; n < params.length; n += 2) form = form.param(params[n], params[n + 1]);
        return form.cookie(cookie(viewer)).with(csrf()).exchange();
    }

    /** Signed in now, whatever time it is. */
    private Cookie cookie(Viewer viewer) {
        var cookie = people.cookie(viewer);
        db.sql("update identity.session set opened_at = :now, seen_at = :now where person = :person")
                .param("now", OffsetDateTime.now(clock))
                .param("person", viewer.person().value())
                .update();
        return cookie;
    }
}
