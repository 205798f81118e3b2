package shequtong.casework.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.casework.Matter;
import shequtong.casework.Pages;
import shequtong.casework.Visibility;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Viewer;

/** After the end (A19, A20, R44, R45). */
@WholeTest
class FollowUpTests {

    static final Duration WEEK = Duration.ofDays(7).plusHours(1);

    @Autowired
    JdbcClient db;

    @Autowired
    Casework casework;

    @Autowired
    Asking asking;

    @Autowired
    MockMvcTester browser;

    @Autowired
    MovedClock clock;

    People people;
    Pages pages;
    Here wang;
    Duty li;
    CaseId leak;

    @BeforeEach
    void somethingSolved() {
        people = new People(db);
        pages = new Pages(browser, db, people);
        wang = people.wang;
        li = people.li;
        leak = casework.open(wang, new Matter("水管漏水", "一直滴水", "3号楼", "PROP-01", Visibility.PUBLIC, people.estate.id()));
        solved(leak);
        rate(leak, "YES", 5);
    }

    @Test
    void asksOnceAfterAWeek() {
        clock.after(Duration.ofDays(6), this::ask);
        assertThat(told(wang, "casework.follow-up")).isZero();
        clock.after(WEEK, () -> {
            ask();
            ask();
            await().untilAsserted(
                            () -> assertThat(told(wang, "casework.follow-up")).isOne());
            page(wang, "现在还好吗", "重新打开");
            assertThat(seen(people.chen)).doesNotContain("现在还好吗", "重新打开");
            assertThat(say(people.chen, true)).isEqualTo(403);
            assertThat(say(wang, true)).isEqualTo(303);
            assertThat(say(wang, false)).isEqualTo(409);
            page(wang, "您说：还是好的", "水还是好好的");
        });
        assertThat(pages.steps(leak)).endsWith("RATED", "HOLDS");
        assertThat(told(li, "casework.rated")).isOne();
    }

    @Test
    void asksNobodyWhoseWeekIsLongOver() {
        clock.after(Duration.ofDays(15), () -> {
            ask();
            signedIn(wang);
            assertThat(seen(wang)).doesNotContain("现在还好吗");
        });
    }

    @Test
    void whatDoesNotHoldIsOnTheListOfTheUnsatisfied() {
        clock.after(WEEK, () -> {
            signedIn(li);
            ask();
            signedIn(wang);
            assertThat(say(wang, false)).isEqualTo(303);
            assertThat(pages.get(li, "/cases?tab=UNSATISFIED")).contains("水管漏水");
            signedIn(people.grid);
            assertThat(pages.get(people.grid, "/cases?tab=UNSATISFIED")).contains("水管漏水");
            assertThat(pages.get(people.grid, "/ratings")).contains("水管漏水");
        });
        await().untilAsserted(() -> assertThat(told(li, "casework.holds-not")).isOne());
        assertThat(pages.get(li, "/cases?tab=SATISFIED")).doesNotContain("水管漏水");
    }

    @Test
    void theSatisfiedAndTheUnsolvedHaveListsOfTheirOwn() {
        var partly =
                casework.open(wang, new Matter("路灯不亮", "一直不亮", "东门", "PROP-01", Visibility.PUBLIC, people.estate.id()));
        solved(partly);
        rate(partly, "PARTLY", 4);

        assertThat(pages.get(li, "/cases?tab=SATISFIED")).contains("水管漏水").doesNotContain("路灯不亮");
        assertThat(pages.get(li, "/cases?tab=UNSOLVED")).contains("路灯不亮").doesNotContain("水管漏水");
    }

    @Test
    void opensAgainWithinAMonthAndTheSecondTimeGoesToTheGridCentre() {
        assertThat(reopen(wang, " ")).isEqualTo(422);
        assertThat(reopen(people.chen, "我来")).isEqualTo(403);
        assertThat(reopen(wang, "又漏了")).isEqualTo(303);
        assertThat(state()).isEqualTo("REWORK");
        assertThat(seen(people.chen)).contains("又漏了");
        await().untilAsserted(() -> assertThat(told(li, "casework.rework")).isOne());
        assertThat(reopen(wang, "再点一次")).isEqualTo(409);

        solved(leak);
        rate(leak, "YES", 4);
        clock.after(Duration.ofDays(29), () -> {
            signedIn(wang);
            assertThat(reopen(wang, "还是漏")).isEqualTo(303);
        });
        assertThat(state()).isEqualTo("HANDLING");
        assertThat(db.sql("select count(*) from casework.dispatch where case_id = ? and body = ? and state = 'OPEN'")
                        .params(leak.value(), people.grid.mandate().body().id())
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(pages.steps(leak)).filteredOn(it -> it.equals("REOPENED")).hasSize(2);
    }

    @Test
    void isANewMatterAfterAMonth() {
        clock.after(Duration.ofDays(30).plusMinutes(1), () -> {
            signedIn(wang);
            assertThat(reopen(wang, "又漏了")).isEqualTo(409);
            assertThat(seen(wang)).doesNotContain("重新打开");
        });
        assertThat(state()).isEqualTo("CLOSED");
    }

    /** What a court decides, or what went on as another's matter, was not done here. */
    @Test
    void whatWasSetAsideIsNeitherAskedAboutNorOpened() {
        db.sql("update casework.case_file set aside = 'CHANNEL', result = 'EXPLAINED', confirmed = false where id = ?")
                .param(leak.value())
                .update();

        clock.after(WEEK, this::ask);
        assertThat(seen(wang)).doesNotContain("现在还好吗", "重新打开");
        assertThat(reopen(wang, "又漏了")).isEqualTo(409);
        assertThat(pages.get(li, "/cases?tab=UNSOLVED")).doesNotContain("水管漏水");
        assertThat(db.sql("select count(*) from casework.follow_up where case_id = ?")
                        .param(leak.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Whoever moved away writes here no more (R21); what they reported stays as it ended. */
    @Test
    void isNotForWhoeverMovedAway() {
        db.sql("update residency.member set until = ? where person = ?")
                .params(OffsetDateTime.now(clock), wang.person().value())
                .update();

        assertThat(reopen(wang, "又漏了")).isIn(403, 404);
        assertThat(state()).isEqualTo("CLOSED");
    }

    @Test
    void whoHeldItHearsWhatIsSaidAfterwards() {
        assertThat(pages.post(
                        people.chen,
                        "/talk/casework.case/" + leak.value() + "/comments",
                        "words",
                        "我家也漏了",
                        "text",
                        "我家也漏了"))
                .hasStatus(303);

        await().untilAsserted(() -> assertThat(told(li, "casework.spoken")).isOne());
    }

    private void ask() {
        while (asking.batch()) {}
    }

    private int say(Here who, boolean holds) {
        signedIn(who);
        return pages.post(who, "/cases/" + leak.value() + "/follow-up", "holds", "" + holds, "words", "水还是好好的")
                .getResponse()
                .getStatus();
    }

    private int reopen(Here who, String reason) {
        return pages.post(
                        who,
                        "/cases/" + leak.value() + "/reopening",
                        "reason",
                        reason,
                        "once",
                        UUID.randomUUID().toString())
                .getResponse()
                .getStatus();
    }

    private void page(Here who, String... words) {
        signedIn(who);
        assertThat(seen(who)).contains(words);
    }

    private String seen(Here who) {
        signedIn(who);
        return pages.get(who, "/cases/" + leak.value());
    }

    /** Signed in now, whatever time it is. */
    private void signedIn(Viewer who) {
        pages.cookie(who);
        db.sql("update identity.session set opened_at = :now, seen_at = :now where person = :person")
                .param("now", OffsetDateTime.now(clock))
                .param("person", who.person().value())
                .update();
    }

    private String state() {
        return db.sql("select state from casework.case_view where id = ?")
                .param(leak.value())
                .query(String.class)
                .single();
    }

    private int told(Viewer who, String kind) {
        return db.sql("select count(*) from notification.notice where recipient = ? and kind = ?")
                .params(who.person().value(), kind)
                .query(Integer.class)
                .single();
    }

    private void solved(CaseId id) {
        assertThat(pages.post(
                        li,
                        "/cases/" + id.value() + "/feedback",
                        "outcome",
                        "SOLVED",
                        "words",
                        "修好了",
                        "absent",
                        "电话里说清了",
                        "version",
                        "" + pages.version(id)))
                .hasStatus(303);
    }

    private void rate(CaseId id, String resolved, int grade) {
        assertThat(pages.post(wang, "/cases/" + id.value() + "/rating", "resolved", resolved, "grade", "" + grade))
                .hasStatus(303);
    }
}
