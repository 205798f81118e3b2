package shequtong.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;
import shequtong.MovedClock;
import shequtong.WholeTest;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.casework.Judged;
import shequtong.casework.Visibility;
import shequtong.organization.Duty;
import shequtong.organization.Hands;
import shequtong.organization.Position;
import shequtong.supervision.orders.Due;

/** R51, R55, S109, S110: what was found is answered in a day or demanded, and only whoever demanded it ends it. */
@WholeTest
class OrderTests {

    static final Duration DAY = Duration.ofHours(25);

    @Autowired
    MockMvcTester browser;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    Casework casework;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    Due due;

    @Autowired
    List<Hands> hands;

    Patch patch;
    Duty leader;
    Duty li;
    CaseId id;

    @BeforeEach
    void cast() {
        patch = new Patch(db, browser, casework);
        leader = patch.leader;
        li = patch.people.li;
        id = patch.raise("村口河道有油污", Visibility.PUBLIC);
    }

    @Test
    void nothingIsFoundInWhatWasNeverOpened() {
        assertThat(found("NOTE")).hasStatus(409).bodyText().contains("请先打开这件事看过");
        assertThat(count("finding")).isZero();

        open();
        assertThat(patch.post(leader, matter() + "/findings", "act", "NOTE", "fault", "UNANSWERED", "words", " "))
                .hasStatus(422)
                .bodyText()
                .contains("请写清楚看到了什么");
        assertThat(found("NOTE")).hasStatus(303);
        assertThat(patch.get(leader, "/findings")).bodyText().contains("村口河道有油污", "自己记下");
        assertThat(patch.get(li, "/findings")).bodyText().doesNotContain("村口河道有油污");
        assertThat(patch.get(li, last("finding"))).as("a note is its writer's").hasStatus(404);
        assertThat(patch.get(li, "/cases/" + id.value())).bodyText().doesNotContain("督办与提醒");
    }

    @Test
    void aRemarkIsAnsweredWithinTheDayOrSaidToBeLateOnce() {
        open();
        assertThat(found("REMARK")).hasStatus(303);
        await().untilAsserted(() -> assertThat(patch.told(li, "supervision.")).isEqualTo("supervision.remarked 1"));
        assertThat(patch.get(li, "")).bodyText().contains("1条巡查提醒");
        assertThat(patch.get(li, "/cases/" + id.value())).bodyText().contains("督办与提醒", "等答复", "白露");

        clock.after(DAY, () -> {
            due.fall();
            due.fall();
            await().untilAsserted(() -> {
                assertThat(patch.told(li, "supervision.")).isEqualTo("supervision.remark-late 2");
                assertThat(patch.told(leader, "supervision.")).isEqualTo("supervision.remark-late 1");
            });
            assertThat(patch.get(li, "/findings")).bodyText().contains("过了24小时没答复");
        });
        assertThat(patch.post(li, last("finding") + "/answers", "words", "")).hasStatus(422);
        assertThat(patch.post(li, last("finding") + "/answers", "words", "已联系水务，今晚到场"))
                .hasStatus(303);
        assertThat(patch.post(li, last("finding") + "/answers", "words", "再答一次"))
                .hasStatus(409);
        assertThat(patch.get(leader, last("finding"))).bodyText().contains("已联系水务，今晚到场", "李红梅");
    }

    @Test
    void anOrderIsRepliedToSentBackAndLiftedByItsIssuerAlone() {
        open();
        assertThat(found("ORDER", "hours", "4")).hasStatus(303);
        var order = last("supervision_order");
        await().untilAsserted(() -> assertThat(patch.told(li, "supervision.")).isEqualTo("supervision.ordered 1"));
        assertThat(patch.get(li, "/cases/" + id.value())).bodyText().contains("督办中", "请今晚回复村民");
        assertThat(patch.get(li, "/orders")).bodyText().contains("村口河道有油污");
        clock.after(Duration.ofHours(5), () -> {
            due.fall();
            due.fall();
            await().untilAsserted(
                            () -> assertThat(patch.told(leader, "supervision.")).isEqualTo("supervision.late 1"));
            assertThat(patch.get(leader, "/orders")).bodyText().contains("到期未回复");
            assertThat(patch.get(li, "")).bodyText().contains("其中1件已经到期");
        });

        assertThat(patch.post(li, order + "/replies", "version", "1", "words", "水务已到场，查明来源"))
                .hasStatus(303);
        assertThat(patch.post(li, order + "/replies", "version", "2", "words", "再补一句"))
                .hasStatus(409);
        assertThat(patch.post(li, order + "/lifting", "version", "2", "words", "办好了"))
                .hasStatus(403);
        assertThat(patch.post(desk(), order + "/lifting", "version", "2", "words", "代为销号"))
                .as("lifting another's order")
                .hasStatus(403);
        assertThat(patch.post(leader, order + "/lifting", "version", "1", "words", "看的是旧的"))
                .hasStatus(409);
        assertThat(patch.post(leader, order + "/returns", "version", "2", "words", "油污还在", "hours", "5"))
                .as("no such deadline was offered")
                .hasStatus(422);
        assertThat(patch.post(leader, order + "/returns", "version", "2", "words", "油污还在，请再办", "hours", "24"))
                .hasStatus(303);
        assertThat(patch.post(li, order + "/replies", "version", "3", "words", "围油栏已布好，河面干净了"))
                .hasStatus(303);
        assertThat(patch.get(leader, order)).bodyText().contains("油污还在，请再办", "围油栏已布好", "核实回复");
        assertThat(patch.post(leader, order + "/lifting", "version", "4", "words", "现场看过，属实"))
                .hasStatus(303);
        assertThat(patch.post(leader, order + "/lifting", "version", "5", "words", "再销一次"))
                .hasStatus(409);
        assertThat(patch.get(li, order)).bodyText().contains("已销号", "现场看过，属实");
        assertThat(patch.entries("supervision."))
                .containsExactlyInAnyOrder(
                        "supervision.finding.note",
                        "supervision.order.issue",
                        "supervision.order.reply",
                        "supervision.order.return",
                        "supervision.order.reply",
                        "supervision.order.lift");
    }

    /** AT-42: another street's community, a right one has not, another's order, oneself. */
    @Test
    void nobodyReachesBeyondTheirStreetOrDemandsWhatTheyMayOnlySee() {
        open();
        found("ORDER", "hours", "4");
        var order = last("supervision_order");
        var stranger = patch.people.otherGrid;
        patch.inspects(stranger.person(), patch.people.street);
        assertThat(patch.get(stranger, order)).as("another street's order").hasStatus(404);
        assertThat(patch.post(stranger, order + "/lifting", "version", "1", "words", "销了"))
                .hasStatus(404);
        assertThat(patch.get(stranger, matter())).hasStatus(404);
        assertThat(patch.post(stranger, matter() + "/findings", "act", "ORDER", "fault", "OTHER", "words", "越权督办"))
                .hasStatus(404);
        assertThat(patch.post(patch.people.otherSecretary, order + "/replies", "version", "1", "words", "替他们回复"))
                .hasStatus(404);

        var watcher = desk();
        patch.people.observes(watcher.person(), patch.people.street);
        assertThat(browser.get().uri(patch.sight.path("/cases/" + id.value())).cookie(patch.people.cookie(watcher)))
                .hasStatusOk();
        assertThat(patch.get(watcher, matter())).bodyText().contains("只有自己看得到").doesNotContain("发督办单");
        for (var act : new String[] {"ORDER", "REMARK"})
            assertThat(patch.post(watcher, matter() + "/findings", "act", act, "fault", "OTHER", "words", "只有观察权"))
                    .as("to see is not to demand")
                    .hasStatus(403);
        assertThat(patch.post(watcher, matter() + "/findings", "act", "NOTE", "fault", "OTHER", "words", "自己记下"))
                .hasStatus(303);

        patch.people.mandate(leader.person(), Position.COMMITTEE_MEMBER, body(), patch.people.community);
        var both = new Duty(leader.person(), leader.mandate(), patch.people.community);
        assertThat(patch.post(both, order + "/replies", "version", "1", "words", "自己督办自己回复"))
                .as("answering oneself")
                .hasStatus(403);
        assertThat(count("supervision_order")).isOne();
    }

    /** S106: there with the verdict itself, gone with a better one; what is the committee's is not the district's. */
    @Test
    void aBadRatingReachesTheStreetsList() {
        var quiet = patch.raise("只想让居委会知道的事", Visibility.COMMITTEE);
        judged(id, true);
        judged(quiet, true);
        assertThat(patch.get(leader, "/ratings")).bodyText().contains("村口河道有油污", "只想让居委会知道的事", "没有督办");
        assertThat(patch.get(patch.desks.district, "/ratings"))
                .bodyText()
                .contains("村口河道有油污")
                .doesNotContain("只想让居委会知道的事");
        await().untilAsserted(
                        () -> assertThat(patch.told(leader, "supervision.")).contains("supervision.unsatisfied"));
        assertThat(patch.get(patch.people.otherGrid, "/ratings")).bodyText().doesNotContain("村口河道有油污");
        judged(id, false);
        assertThat(patch.get(leader, "/ratings")).bodyText().doesNotContain("村口河道有油污");
    }

    /** R34: what was raised for the committee alone is opened before anything is demanded about it, and then it may be. */
    @Test
    void whatTheCommitteeAloneWasToldIsReadFirst() {
        var quiet = patch.raise("只想让居委会知道的事", Visibility.COMMITTEE);
        var page = "/observatory/" + patch.people.community.slug() + "/cases/" + quiet.value();
        db.sql("update casework.case_file set unsatisfied_at = now() where id = ?")
                .param(quiet.value())
                .update();
        judged(quiet, true);
        assertThat(patch.get(leader, "/ratings")).bodyText().contains("先看再督办").doesNotContain(page);
        assertThat(patch.get(leader, page))
                .bodyText()
                .contains("先打开这件事", "/cases/" + quiet.value())
                .doesNotContain("发督办单");
        assertThat(patch.get(leader, "/cases/" + quiet.value())).hasStatusOk();
        assertThat(patch.get(leader, "/ratings")).bodyText().contains(page).doesNotContain("先看再督办");
        assertThat(patch.get(leader, page)).hasStatusOk();
    }

    /** R8: what is over opens nothing, and notes nothing, however lately they had it open. */
    @Test
    void aRightThatIsOverOpensNoMatter() {
        open();
        assertThat(patch.get(leader, matter())).hasStatusOk();
        db.sql(
                        "update organization.observe_right set since = now() - interval '1 hour', until = now() where person = ?")
                .param(leader.person().value())
                .update();
        assertThat(patch.get(leader, matter())).hasStatus(404);
        assertThat(found("NOTE")).hasStatus(404);
        judged(id, true);
        db.sql("update casework.case_file set unsatisfied_at = now() where id = ?")
                .param(id.value())
                .update();
        assertThat(patch.get(leader, matter()))
                .as("it lies at the street's own desk")
                .hasStatusOk();
        assertThat(patch.get(patch.desks.district, "/ratings"))
                .bodyText()
                .contains("村口河道有油污", "没有观察权")
                .doesNotContain("/cases/" + id.value());
    }

    /** B19: what was put to a community goes with the post, and its answer is read even when an order came of it. */
    @Test
    void aRemarkAndItsAnswerGoWithThePost() {
        open();
        assertThat(found("REMARK")).hasStatus(303);
        var remark = last("finding");
        assertThat(found("NOTE")).hasStatus(303);
        var note = last("finding");
        var next = patch.people.official(
                "江河", Position.STREET_LEADER, leader.mandate().body(), patch.people.street);
        transaction.executeWithoutResult(
                _ -> hands.forEach(it -> it.pass(leader.mandate(), next.mandate(), leader.area())));
        assertThat(patch.get(leader, remark)).hasStatus(404);
        assertThat(patch.get(next, remark)).hasStatusOk();
        assertThat(patch.get(leader, note)).as("a note stays").hasStatusOk();
        assertThat(patch.get(next, note)).hasStatus(404);

        assertThat(patch.post(li, remark + "/answers", "words", "已联系水务，今晚到场")).hasStatus(303);
        await().untilAsserted(() -> assertThat(patch.told(next, "supervision.")).isEqualTo("supervision.answered 1"));
        patch.inspects(next.person(), patch.people.street);
        assertThat(patch.post(next, remark + "/order", "words", "请明天办好", "hours", "24"))
                .hasStatus(303);
        for (var reader : List.of(next, li))
            assertThat(patch.get(reader, remark)).bodyText().contains("已转督办", "已联系水务，今晚到场", "李红梅");
    }

    private void judged(CaseId of, boolean dissatisfied) {
        transaction.executeWithoutResult(
                _ -> events.publishEvent(new Judged(patch.people.community.id(), of, dissatisfied, clock.instant())));
    }

    private shequtong.organization.Mandate.Body body() {
        return patch.people.body(patch.people.community, "RESIDENTS_COMMITTEE", "幸福里居委会");
    }

    private Duty desk() {
        return patch.desks.street;
    }

    private String matter() {
        return "/observatory/" + patch.people.community.slug() + "/cases/" + id.value();
    }

    private void open() {
        assertThat(patch.get(patch.sight, "/cases/" + id.value())).hasStatusOk();
    }

    private MvcTestResult found(String act, String... more) {
        var fields = new java.util.ArrayList<>(List.of("act", act, "fault", "UNANSWERED", "words", "请今晚回复村民，并联系水务"));
        fields.addAll(List.of(more));
        return patch.post(leader, matter() + "/findings", fields.toArray(String[]::new));
    }

    private String last(String table) {
        return (table.equals("finding") ? "/findings/" : "/orders/")
                + db.sql("select max(id) from supervision." + table + " where community = ?")
                        .param(patch.people.community.id())
                        .query(Long.class)
                        .single();
    }

    private int count(String table) {
        return db.sql("select count(*) from supervision." + table + " where community = ?")
                .param(patch.people.community.id())
                .query(Integer.class)
                .single();
    }
}
