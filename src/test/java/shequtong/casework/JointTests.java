package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.casework.Acts.done;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.casework.file.Hours;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position;

/** What no single body solves comes to one table: everybody answers, who was absent is written down, what is taken on is due. */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class JointTests {

    @Autowired
    Casework casework;

    @Autowired
    List<OneTimeTask<Void>> tasks;

    @Autowired
    DataSource database;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    Scheduler scheduler;
    Acts acts;
    Table table;
    Duty li;
    Duty squad;
    Duty property;
    Duty grid;

    @BeforeEach
    void cast() {
        acts = new Acts(browser, db, clock);
        table = new Table(acts);
        li = acts.people.li;
        squad = acts.people.squad;
        property = acts.people.property;
        grid = acts.people.grid;
        scheduler = Schedulers.another(
                "joint",
                database,
                clock,
                tasks.stream()
                        .filter(it -> it.getName().startsWith("casework."))
                        .toArray(OneTimeTask<?>[]::new));
    }

    @AfterEach
    void stop() {
        scheduler.stop();
    }

    /** B10: nobody passes on for a third time what came back twice; somebody at the 街镇 is named. */
    @Test
    void opensATableByItselfWhenACaseHasComeBackTwice() {
        var id = casework.open(acts.people.wang, acts.matter("河水倒灌进地下车库", "ENV-04"));
        acts.reply(li, id);
        assertThat(acts.status(grid, Acts.desk(grid, id))).isEqualTo(404);
        returned(id, squad);
        assertThat(acts.one("select count(*) from casework.invitation where case_id = ?", Long.class, id.value()))
                .isZero();
        returned(id, property);

        assertThat(acts.steps(id)).endsWith("RETURNED", "INVITATION_OPENED");
        assertThat(acts.one("select lead from casework.invitation where case_id = ?", Long.class, id.value()))
                .isEqualTo(table.leader.mandate().id());
        await().untilAsserted(() ->
                assertThat(acts.told(table.leader, table.letter(id))).startsWith("casework.invitation-opened"));
        assertThat(acts.get(grid, Acts.desk(grid, id))).contains("被退回两次，要约请部门", "约请部门");
        assertThat(acts.get(grid, grid.path("/cases"))).contains("河水倒灌进地下车库", "待约请部门");
        assertThat(acts.get(table.leader, table.leader.path("/invitations"))).contains("河水倒灌进地下车库", "待定时间和单位");
        assertThat(acts.get(table.leader, table.page(table.leader, id))).contains("这件事被退回了两次", "定时间和单位", "秦朗");
        assertThat(acts.get(acts.people.wang, Acts.page(acts.people.wang, id))).contains("两次退回，转街镇约请部门");
        assertThat(acts.status(acts.people.otherGrid, table.page(acts.people.otherGrid, id)))
                .isEqualTo(404);

        clock.after(
                Duration.ofDays(8),
                () -> await().untilAsserted(() -> assertThat(acts.told(table.leader, table.letter(id)))
                        .startsWith("casework.invitation-not-set-up")));

        done(table.call(table.leader, id, table.leader, squad, table.water));
        assertThat(acts.one("select count(*) from casework.invitation where case_id = ?", Long.class, id.value()))
                .isOne();
        assertThat(acts.one("select tier from casework.case_file where id = ?", String.class, id.value()))
                .isEqualTo("INVITATION");
    }

    private void returned(CaseId id, Duty by) {
        acts.send(li, id, "JOINT", by);
        done(acts.post(by, acts.task(by, id) + "/ways/objection", "reason", "不归我们", "suggested", "区水务局"));
        done(acts.act(li, id, "/objections/" + acts.dispatch(by, id), "granted", "true"));
    }

    /** R38: with a department at least, connected, by a day that is to come, led by a colleague of the desk that calls. */
    @Test
    void callsOnlyWhatARuleAllows() {
        var id = table.handedUp(casework);
        assertThat(acts.get(table.leader, Acts.desk(table.leader, id) + "/invitation"))
                .contains("区水务局", "安居物业");
        assertThat(table.call(table.leader, id, table.leader))
                .hasStatus(422)
                .bodyText()
                .contains("请勾选约请哪些单位", "一起定下倒灌怎么治");
        assertThat(table.call(table.leader, id, table.leader, property))
                .hasStatus(409)
                .bodyText()
                .contains("至少要约请一个部门");
        assertThat(table.call(table.leader, id, table.leader, acts.people.otherProperty, squad))
                .hasStatus(409)
                .bodyText()
                .contains("请只选本区的部门");
        assertThat(table.call(table.leader, id, li, squad))
                .hasStatus(409)
                .bodyText()
                .contains("本单位在任的同事");
        assertThat(table.call(table.leader, id, table.leader, acts.now(), squad))
                .hasStatus(409)
                .bodyText()
                .contains("答复的期限要在现在以后");
        for (var none : List.of("+999999999-12-31T23:59", "明天"))
            assertThat(table.call(table.leader, id, table.leader, none, none, squad))
                    .hasStatus(422)
                    .bodyText()
                    .contains("请选哪一天、几点开会", "请选各单位在什么时候以前答复", "一起定下倒灌怎么治");
        for (var late :
                List.of(Instant.parse("9999-06-01T00:00:00Z"), acts.now().plus(Duration.ofDays(182))))
            assertThat(table.call(table.leader, id, table.leader, late, squad))
                    .hasStatus(422)
                    .bodyText()
                    .contains("最晚可以选到");
        db.sql("update organization.body set onboarding = 'NONE' where id = ?")
                .param(Table.body(table.housing))
                .update();
        assertThat(table.call(table.leader, id, table.leader, table.housing))
                .hasStatus(409)
                .bodyText()
                .contains("区房管局还没有接入，不能约请");
        for (var other : List.of(li, acts.people.worker, property, squad, table.water))
            assertThat(table.call(other, id, table.leader, squad)).hasStatus(403);

        done(table.call(table.leader, id, table.leader, squad, table.water));
        assertThat(table.call(grid, id, grid, squad)).hasStatus(409).bodyText().contains("已经约请了");
        assertThat(acts.act(li, id, "/feedback", "outcome", "SOLVED", "words", "好了", "absent", "不用到场"))
                .hasStatus(409);
    }

    /** R34, R48: what was told to the committee alone goes to a table only by whoever was told who will read it, and unnamed. */
    @Test
    void asksBeforeBodiesReadWhatWasToldToTheCommitteeAlone() {
        var id = casework.open(
                acts.people.wang,
                new Matter("有人夜里在河边倒东西", "别说是我说的", "河边", "ENV-04", Visibility.COMMITTEE, acts.people.estate.id()));
        acts.reply(li, id);
        acts.send(li, id, "UP");
        assertThat(acts.get(table.leader, Acts.desk(table.leader, id) + "/invitation"))
                .contains("约请了谁，谁就会看到他写的话和照片");
        assertThat(table.call(table.leader, id, table.leader, property))
                .as("what cannot be done is not asked about")
                .hasStatus(409);
        var asked = table.call(table.leader, id, table.leader, squad, table.water);
        assertThat(asked)
                .hasStatusOk()
                .bodyText()
                .contains("只给居委会", "江湾城管中队、区水务局会看到他写的话和照片", "一起定下倒灌怎么治", "name=\"confirmed\" value=\"true\"");
        assertThat(acts.steps(id)).doesNotContain("INVITED");
        assertThat(acts.get(table.water, table.water.path("/invitations"))).doesNotContain("有人夜里在河边倒东西");

        done(table.sure(table.leader, id, squad, table.water));
        assertThat(acts.steps(id)).endsWith("INVITED");
        assertThat(acts.get(table.water, table.page(table.water, id)))
                .contains("有人夜里在河边倒东西", "别说是我说的", "按规定不显示反映人")
                .doesNotContain("王阿姨", "3号楼", "河边</span>");
        await().untilAsserted(() ->
                assertThat(acts.get(table.water, table.water.path("/notices"))).contains("有人夜里在河边倒东西"));
        assertThat(acts.status(table.housing, table.page(table.housing, id))).isEqualTo(404);
        done(off(table.leader, id, "先由居委会去看"));
        for (var page : List.of("/notices", "/invitations", "/invitations/" + table.invitation(id)))
            assertThat(acts.get(table.water, table.water.path(page)))
                    .as(page + " of a body that has nothing to do with it any more")
                    .contains("只给居委会看的一件事")
                    .doesNotContain("有人夜里在河边倒东西");
        assertThat(acts.get(table.leader, table.page(table.leader, id))).contains("有人夜里在河边倒东西");
        assertThat(acts.status(acts.people.chen, Acts.page(acts.people.chen, id)))
                .isEqualTo(404);
    }

    /** S93: each answers, is there or not; commitments are dated dispatches; both sides are kept for assessment (R95). */
    @Test
    void writesDownWhoCameAndWhatWasTakenOn() {
        var id = table.handedUp(casework);
        done(acts.post(grid, acts.task(grid, id) + "/answer", "stage", "REPLY", "words", "要请部门", "way", "COMMITTEE"));
        assertThat(acts.status(table.water, table.water.path("/invitations"))).isEqualTo(200);
        done(table.call(table.leader, id, table.leader, squad, table.water, table.housing));
        await().untilAsserted(() ->
                assertThat(acts.told(table.water, table.letter(id))).startsWith("casework.invited"));
        assertThat(acts.get(table.water, table.water.path("/invitations"))).contains("河水倒灌进地下车库", "去答复");
        assertThat(acts.get(table.water, table.page(table.water, id)))
                .contains("中心广场东侧绿化带被人种上青菜", "我们来不来")
                .doesNotContain("王阿姨");
        assertThat(table.at(table.water, id, "/answer", "coming", "false"))
                .hasStatus(422)
                .bodyText()
                .contains("来不了的，请写明原因");
        done(table.at(table.water, id, "/answer", "coming", "false", "reason", "当天防汛值守"));
        done(table.at(squad, id, "/answer", "coming", "true"));
        assertThat(table.at(squad, id, "/answer", "coming", "false", "reason", "改了"))
                .hasStatus(409)
                .bodyText()
                .contains("已经答复过了");
        assertThat(table.at(property, id, "/answer", "coming", "true")).hasStatus(404);
        assertThat(table.at(table.leader, id, "/answer", "coming", "true")).hasStatus(403);
        assertThat(table.at(table.leader, id, "/meeting", "minutes", "说了"))
                .hasStatus(409)
                .bodyText()
                .contains("会还没有到日子");
        assertThat(table.commit(id, squad, "清理", 9)).hasStatus(409);

        clock.after(Duration.ofDays(5), () -> {
            assertThat(table.at(grid, id, "/meeting")).hasStatus(422).bodyText().contains("请写会上说了什么");
            table.held(id, squad, table.housing);
            assertThat(table.at(table.leader, id, "/meeting", "minutes", "再记")).hasStatus(409);
            assertThat(acts.get(acts.people.wang, Acts.page(acts.people.wang, id)))
                    .contains("开了联办会", "缺席：区水务局（当天防汛值守）", "约请部门一起办")
                    .doesNotContain("各家说了各家的难处");
            done(table.at(table.leader, id, "/minutes", "minutes", "会后补充：水务局另行商定"));
            assertThat(acts.get(squad, table.page(squad, id))).contains("各家说了各家的难处", "会后补充");

            assertThat(table.commit(id, table.water, "装挡水板", 20))
                    .hasStatus(409)
                    .bodyText()
                    .contains("区水务局没有到会");
            for (var none : List.of("+999999999-12-31", "年底"))
                assertThat(commit(id, none)).hasStatus(422).bodyText().contains("请选哪一天以前办好", "装闸门");
            for (var late : List.of("9999-12-31", table.day(733)))
                assertThat(commit(id, late)).hasStatus(422).bodyText().contains("最晚可以选到", "装闸门");
            done(table.commit(id, squad, "清掉出水口的杂物", 9));
            done(table.commit(id, table.housing, "给车库装挡水板", 20));
            assertThat(acts.get(squad, acts.task(squad, id))).contains("清掉出水口的杂物");
            assertThat(acts.act(li, id, "/feedback", "outcome", "SOLVED", "words", "好了", "absent", "不用到场"))
                    .hasStatus(409)
                    .bodyText()
                    .contains("江湾城管中队", "没有答复");
            done(acts.post(
                    squad, acts.task(squad, id) + "/answer", "stage", "REPLY", "words", "清好了", "way", "COMMITTEE"));
            done(table.at(squad, id, "/justification", "justified", "true"));
            assertThat(table.at(table.housing, id, "/justification", "justified", "false"))
                    .hasStatus(422);
            done(table.at(table.housing, id, "/justification", "justified", "false", "opinion", "一家就能办"));
            assertThat(table.at(table.housing, id, "/justification", "justified", "true"))
                    .hasStatus(409);
        });
        clock.after(
                Duration.ofDays(30),
                () -> await().untilAsserted(() -> assertThat(acts.told(table.housing, acts.sent(table.housing, id)))
                        .startsWith("casework.commitment-late")));

        assertThat(rows(id))
                .containsExactlyInAnyOrder(
                        Map.of("body", Table.body(squad), "scored", "true/true/true/1/1"),
                        Map.of("body", Table.body(table.water), "scored", "true/false/null/0/0"),
                        Map.of("body", Table.body(table.housing), "scored", "null/true/false/1/0"));
        assertThat(acts.get(table.leader, table.leader.path("/invitations?done=true")))
                .contains("请3家，到2家");
    }

    private MvcTestResult commit(CaseId id, String day) {
        return table.at(table.leader, id, "/commitments", "body", "" + Table.body(squad), "what", "装闸门", "day", day);
    }

    /** R38: whoever waits for the table of its 街镇 ends nothing meanwhile, and takes back nothing that was taken on there. */
    @Test
    void leavesToTheTableWhatLiesAtTheTable() {
        var first = casework.open(acts.people.wang, acts.matter("地下车库进水", "ENV-04"));
        var id = table.handedUp(casework);
        done(acts.post(grid, acts.task(grid, id) + "/answer", "stage", "REPLY", "words", "要请部门", "way", "COMMITTEE"));
        done(table.call(table.leader, id, table.leader, squad, table.housing));
        var number = acts.one("select number from casework.case_file where id = ?", String.class, first.value());
        for (var end : List.of(
                acts.act(li, id, "/feedback", "outcome", "SOLVED", "words", "好了", "absent", "不用到场"),
                acts.act(li, id, "/channel", "channel", "PETITION"),
                acts.act(li, id, "/merge", "into", number)))
            assertThat(end).hasStatus(409).bodyText().contains("联办会还没有开");
        assertThat(acts.get(li, Acts.desk(li, id))).contains("联办会还没有开").doesNotContain("并到别的单号");
        assertThat(acts.one("select state from casework.case_file where id = ?", String.class, id.value()))
                .isEqualTo("HANDLING");

        clock.after(Duration.ofDays(5), () -> {
            table.held(id, squad, table.housing);
            acts.send(table.leader, id, "JOINT", squad);
            db.sql("update casework.dispatch set tier = 'GRID' where id = ?")
                    .param(acts.dispatch(squad, id))
                    .update();
            done(table.commit(id, squad, "看住出水口", 9));
            assertThat(open(id, squad)).as("what is in the grid stays there").containsExactly("请到场整治", "看住出水口");
            done(table.commit(id, table.housing, "给车库装挡水板", 20));
            var sent = acts.dispatch(table.housing, id);
            assertThat(withdraw(li, id, sent)).hasStatus(403).bodyText().contains("街镇派出的，请街镇撤回");
            assertThat(acts.get(li, Acts.desk(li, id))).contains("区房管局").doesNotContain("撤回派单</button>");
            assertThat(acts.one("select state from casework.dispatch where id = ?", String.class, sent))
                    .isEqualTo("OPEN");
            done(withdraw(table.leader, id, sent));
            await().untilAsserted(() -> assertThat(acts.told(table.housing, new Subject("casework.withdrawn", sent)))
                    .startsWith("casework.withdrawn"));
            assertThat(acts.get(table.housing, table.housing.path("/notices")))
                    .contains("江湾街道", "派给您单位的一张单撤回了，不用再办")
                    .doesNotContain("有一张派单给您单位：“河水倒灌");
            assertThat(acts.get(squad, squad.path("/notices"))).doesNotContain("撤回了，不用再办");
            assertThat(acts.status(table.housing, acts.task(table.housing, id))).isEqualTo(404);
        });
    }

    /** 修路面 by Friday and 装护栏 by the end of the month: each is due, answered, taken back and counted for itself. */
    @Test
    void letsOneBodyTakeOnSeveralThings() {
        var id = table.handedUp(casework);
        acts.send(table.leader, id, "JOINT", table.housing);
        done(acts.post(grid, acts.task(grid, id) + "/answer", "stage", "REPLY", "words", "要请部门", "way", "COMMITTEE"));
        done(table.call(table.leader, id, table.leader, table.housing, squad, property));
        clock.after(Duration.ofDays(5), () -> {
            table.held(id, table.housing, property);
            done(table.commit(id, table.housing, "修路面", 3));
            assertThat(open(id, table.housing))
                    .as("what it was sent before goes into it")
                    .containsExactly("修路面");
            done(table.commit(id, table.housing, "装护栏", 25));
            done(table.commit(id, table.housing, "画停车线", 20));
            done(table.commit(id, property, "清垃圾", 4));
            done(table.commit(id, property, "换灯", 30));
            assertThat(open(id, table.housing)).containsExactly("修路面", "装护栏", "画停车线");
            assertThat(acts.act(
                            table.leader,
                            id,
                            "/dispatches",
                            "way",
                            "JOINT",
                            "purpose",
                            "再派",
                            "confirmed",
                            "true",
                            "due",
                            Hours.of(acts.now().plus(Duration.ofDays(9))),
                            "bodies",
                            "" + Table.body(table.housing)))
                    .hasStatus(409)
                    .bodyText()
                    .contains("区房管局手上已经有一张没有答复的派单");
            var roads = task(id, table.housing, "修路面");
            var rails = task(id, table.housing, "装护栏");
            var lines = task(id, table.housing, "画停车线");
            assertThat(acts.due(id, "due")).isEqualTo(due(roads));
            assertThat(acts.get(table.housing, table.housing.path("/tasks"))).contains("修路面", "装护栏", "画停车线", "会上认领");
            assertThat(acts.get(table.housing, table.housing.path("/tasks/" + roads)))
                    .contains("会上认领", "这件事我们还要办", "/tasks/" + rails, "装护栏", "<li>安居物业</li>")
                    .doesNotContain("<li>区房管局</li>");
            assertThat(acts.get(acts.people.wang, Acts.page(acts.people.wang, id)))
                    .contains("区房管局、安居物业办理", "修路面", "装护栏", "画停车线")
                    .containsOnlyOnce("安居物业正在办，不知道您是谁");
            assertThat(acts.get(table.leader, table.page(table.leader, id))).contains("修路面", "装护栏", "画停车线", "换灯");

            done(answer(table.housing, roads, "路面补好了"));
            assertThat(acts.get(acts.people.wang, Acts.page(acts.people.wang, id)))
                    .contains("会上认领的“修路面”：路面补好了");
            assertThat(acts.act(li, id, "/feedback", "outcome", "SOLVED", "words", "好了", "absent", "不用到场"))
                    .hasStatus(409)
                    .bodyText()
                    .contains("还有区房管局、安居物业没有答复");
            done(acts.post(
                    table.housing,
                    table.housing.path("/tasks/" + rails + "/ways/extension"),
                    "reason",
                    "护栏还没有到货",
                    "until",
                    table.day(40)));
            assertThat(acts.get(table.leader, Acts.desk(table.leader, id))).contains("区房管局申请把会上认领的“装护栏”延到");
            assertThat(withdraw(li, id, lines)).hasStatus(403);
            done(withdraw(table.leader, id, lines));
            assertThat(acts.get(acts.people.wang, Acts.page(acts.people.wang, id)))
                    .contains("会上认领的“画停车线”：另外安排");
            for (var it : List.of("清垃圾", "换灯")) done(answer(property, task(id, property, it), "好了"));
            assertThat(acts.due(id, "due")).isEqualTo(due(rails));
            assertThat(acts.get(acts.people.wang, Acts.page(acts.people.wang, id) + "/record"))
                    .contains("没有被改过");
            assertThat(acts.act(li, id, "/feedback", "outcome", "SOLVED", "words", "好了", "absent", "不用到场"))
                    .hasStatus(409)
                    .bodyText()
                    .contains("还有区房管局没有答复");
            assertThat(rows(id))
                    .contains(
                            Map.of("body", Table.body(table.housing), "scored", "null/true/null/2/1"),
                            Map.of("body", Table.body(property), "scored", "null/true/null/2/2"));
            assertThat(db.sql("select answered from casework.order_view where case_id = ? and body = ? order by due")
                            .params(id.value(), Table.body(table.housing))
                            .query(Boolean.class)
                            .list())
                    .containsExactly(true, false);
        });
        clock.after(Duration.ofDays(38), () -> {
            var rails = task(id, table.housing, "装护栏");
            await().untilAsserted(() -> assertThat(acts.told(table.housing, new Subject("casework.dispatch", rails)))
                    .startsWith("casework.commitment-late"));
            assertThat(acts.told(table.housing, new Subject("casework.dispatch", task(id, table.housing, "修路面"))))
                    .startsWith("casework.dispatched");
            done(answer(table.housing, rails, "护栏装好了"));
            acts.answer(li, id);
        });
    }

    private MvcTestResult answer(Duty by, long task, String words) {
        return acts.post(
                by, by.path("/tasks/" + task + "/answer"), "stage", "REPLY", "words", words, "way", "COMMITTEE");
    }

    private List<String> open(CaseId id, Duty of) {
        return db.sql("""
                select purpose from casework.dispatch where case_id = ? and body = ? and state = 'OPEN' order by id
                """)
                .params(id.value(), Table.body(of))
                .query(String.class)
                .list();
    }

    private long task(CaseId id, Duty of, String purpose) {
        return acts.one(
                "select id from casework.dispatch where case_id = ? and body = ? and purpose = ?",
                Long.class,
                id.value(),
                Table.body(of),
                purpose);
    }

    private Instant due(long task) {
        return acts.one("select due from casework.dispatch where id = ?", OffsetDateTime.class, task)
                .toInstant();
    }

    private MvcTestResult withdraw(Duty duty, CaseId id, long sent) {
        return acts.act(duty, id, "/dispatches/" + sent, "_method", "delete", "reason", "另外安排");
    }

    private List<Map<String, Object>> rows(CaseId id) {
        return db.sql("""
                select body, concat_ws('/', coalesce(answered_in_time::text, 'null'), attended::text,
                    coalesce(justified::text, 'null'), commitments::text, kept::text) as scored
                from casework.invitation_view where case_id = ?
                """).param(id.value()).query().listOfRows();
    }

    /** Who does not answer is reminded, and whoever leads hears of it; a table that is called off lowers the tier with a reason. */
    @Test
    void remindsThoseWhoDoNotAnswerAndIsCalledOffWithAReason() {
        var id = table.handedUp(casework);
        done(table.call(table.leader, id, table.leader, table.water));
        clock.after(
                Duration.ofDays(2),
                () -> await().untilAsserted(() -> assertThat(acts.told(table.water, table.letter(id)))
                        .startsWith("casework.invitation-reminded")));
        clock.after(
                Duration.ofDays(4),
                () -> await().untilAsserted(() -> assertThat(acts.told(table.leader, table.letter(id)))
                        .startsWith("casework.invitation-unanswered")));

        assertThat(off(table.leader, id, "")).hasStatus(422);
        assertThat(off(table.district, id, "不开了")).hasStatus(403);
        done(off(table.leader, id, "水务局已经单独答应来办"));
        assertThat(acts.one("select tier from casework.case_file where id = ?", String.class, id.value()))
                .isEqualTo("SUBDISTRICT");
        assertThat(acts.get(acts.people.wang, Acts.page(acts.people.wang, id))).contains("取消约请", "水务局已经单独答应来办");
        assertThat(acts.get(table.water, table.page(table.water, id)))
                .contains("取消的原因：水务局已经单独答应来办")
                .doesNotContain("中心广场东侧绿化带");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult off(Duty duty, CaseId id, String reason) {
        return table.at(duty, id, "", "_method", "delete", "ended", reason);
    }

    /** The district reads what is called in its streets, and nothing of the other cases; it leads what it called itself. */
    @Test
    void letsTheDistrictCallForWhatIsLegacy() {
        var id = table.handedUp(casework);
        assertThat(acts.status(table.district, Acts.desk(table.district, id) + "/invitation"))
                .isEqualTo(404);
        done(acts.post(grid, Acts.desk(grid, id) + "/legacy/mark", "words", "管线的产权没有理清"));
        done(table.call(table.district, id, table.district, squad, table.water));
        assertThat(acts.get(table.district, table.page(table.district, id)))
                .contains("河水倒灌进地下车库", "取消约请")
                .doesNotContain("王阿姨");
        assertThat(acts.get(table.leader, table.page(table.leader, id))).doesNotContain("取消约请");
        var analyst = acts.people.official(
                "易析", Position.ANALYST, table.district.mandate().body(), acts.people.district);
        assertThat(acts.status(analyst, analyst.path("/invitations"))).isEqualTo(403);
    }
}
