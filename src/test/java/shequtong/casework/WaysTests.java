package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.casework.Acts.done;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
import shequtong.casework.file.Clocks;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position;
import shequtong.web.Moments;

/** What is not one's own goes back, more time is asked for in time, and a clock rests only for a listed reason. */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class WaysTests {

    @Autowired
    Casework casework;

    @Autowired
    Clocks clocks;

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
    Here wang;
    Duty li;
    Duty worker;
    Duty squad;
    Duty property;
    Duty grid;

    @BeforeEach
    void cast() {
        acts = new Acts(browser, db, clock);
        wang = acts.people.wang;
        li = acts.people.li;
        worker = acts.people.worker;
        squad = acts.people.squad;
        property = acts.people.property;
        grid = acts.people.grid;
        var own = tasks.stream()
                .filter(it -> it.getName().startsWith("casework."))
                .toArray(OneTimeTask<?>[]::new);
        scheduler = Schedulers.another("ways", database, clock, own);
    }

    @AfterEach
    void stop() {
        scheduler.stop();
    }

    /** R40, A21: the first receiver stays responsible until whoever sent it accepts; what came back is counted. */
    @Test
    void takesBackWhatIsNotTheBodysOwn() {
        var id = sentTo(squad);
        assertThat(object(squad, id, "这是绿化的管养范围", "")).hasStatus(422).bodyText().contains("应该由谁来办", "这是绿化的管养范围");
        done(object(squad, id, "这是绿化的管养范围", "绿化市容所"));
        await().untilAsserted(() -> assertThat(acts.told(li, id)).startsWith("casework.objected"));
        assertThat(acts.get(squad, acts.task(squad, id))).contains("我们提的异议", "仍由您单位负责");
        assertThat(acts.get(li, Acts.desk(li, id))).contains("江湾城管中队说不归它办", "建议由绿化市容所来办", "去决定");
        assertThat(acts.get(wang, Acts.page(wang, id))).contains("江湾城管中队说这件事不归它办", "仍由它负责");
        assertThat(state(squad, id)).isEqualTo("OPEN");

        var path = "/objections/" + acts.dispatch(squad, id);
        assertThat(acts.act(grid, id, path, "granted", "true")).hasStatus(403);
        assertThat(acts.act(squad, id, path, "granted", "true")).hasStatus(403);
        assertThat(acts.get(li, Acts.desk(li, id) + path)).contains("这是绿化的管养范围", "没有决定，就视为不采纳");
        done(acts.act(li, id, path, "granted", "true"));

        assertThat(state(squad, id)).isEqualTo("WITHDRAWN");
        assertThat(acts.status(squad, acts.task(squad, id))).isEqualTo(404);
        assertThat(acts.get(li, Acts.desk(li, id))).contains("被退回1次", "建议由绿化市容所来办");
        assertThat(acts.get(wang, Acts.page(wang, id))).contains("江湾城管中队退回，另外安排", "建议由绿化市容所来办");
        await().untilAsserted(() -> assertThat(acts.told(li, id)).startsWith("casework.returned"));
        assertThat(acts.act(worker, id, path, "granted", "false", "reason", "再想想"))
                .as("who decides a moment later is told so")
                .hasStatus(409)
                .bodyText()
                .contains("这个异议已经有结果了", "再想想");
        assertThat(acts.get(worker, Acts.desk(worker, id) + path)).contains("这个异议已经有结果了");
        assertThat(acts.status(grid, Acts.desk(grid, id) + path)).isEqualTo(404);
    }

    @Test
    void letsABodyObjectOnceAndInTime() {
        var id = sentTo(squad);
        done(object(squad, id, "不在辖区内", "隔壁中队"));
        assertThat(object(squad, id, "再说一次", "隔壁中队")).hasStatus(409).bodyText().contains("只能提一次异议", "再说一次");
        var path = "/objections/" + acts.dispatch(squad, id);
        assertThat(acts.act(li, id, path, "granted", "false"))
                .hasStatus(422)
                .bodyText()
                .contains("不同意的，请写明原因");
        done(acts.act(li, id, path, "granted", "false", "reason", "在你们辖区，附图"));
        await().untilAsserted(() ->
                assertThat(acts.told(squad, acts.sent(squad, id))).startsWith("casework.objection-refused"));
        assertThat(acts.get(squad, acts.task(squad, id))).contains("没有采纳，请继续办理：在你们辖区，附图");
        assertThat(acts.act(li, id, path, "granted", "true")).hasStatus(409);
        assertThat(object(squad, id, "还是不服", "隔壁中队")).hasStatus(409);

        var other = sentTo(property);
        clock.after(
                Duration.between(clock.instant(), clocks.after(clock.instant(), 1))
                        .plusMinutes(1),
                () -> {
                    assertThat(object(property, other, "不归我们", "街道"))
                            .hasStatus(409)
                            .bodyText()
                            .contains("1个工作日内提出，现在已经过了");
                    assertThat(acts.get(property, acts.task(property, other))).doesNotContain("不归我们办</a>");
                });
    }

    /** AT-39: what was taken away is not found by its number or an old address, and no cache keeps it. */
    @Test
    void keepsOldAddressesShut() {
        var id = sentTo(squad);
        var old = acts.task(squad, id);
        assertThat(acts.status(squad, old + "/ways/extension")).isEqualTo(200);
        assertThat(acts.header(squad, old, "Cache-Control")).contains("no-store");
        done(object(squad, id, "不在辖区内", "隔壁中队"));
        done(acts.act(li, id, "/objections/" + acts.dispatch(squad, id), "granted", "true"));

        for (var path : List.of("", "/ways/objection", "/ways/extension"))
            assertThat(acts.status(squad, old + path)).as(path).isEqualTo(404);
        assertThat(extend(squad, id, "来不及", date(10))).hasStatus(404);
        assertThat(acts.get(squad, squad.path("/notices"))).doesNotContain("广场变菜园");
        for (var way : List.of("/ways/resource", "/ways/extension", "/objections/" + acts.dispatch(squad, id)))
            assertThat(acts.status(acts.people.otherSecretary, Acts.desk(acts.people.otherSecretary, id) + way))
                    .as(way)
                    .isEqualTo(404);
        assertThat(acts.status(acts.people.otherGrid, Acts.desk(acts.people.otherGrid, id) + "/extensions/1"))
                .isEqualTo(404);
    }

    /** Nobody decided in a working day: not accepted, by itself. */
    @Test
    void doesNotAcceptWhatNobodyDecided() {
        var id = sentTo(squad);
        done(object(squad, id, "不在辖区内", "隔壁中队"));
        var due = acts.one(
                "select due from casework.objection where case_id = ?", java.time.OffsetDateTime.class, id.value());

        clock.after(
                Duration.between(clock.instant(), due.toInstant()).plusSeconds(5),
                () -> await().untilAsserted(() -> assertThat(acts.one(
                                "select state from casework.objection where case_id = ?", String.class, id.value()))
                        .isEqualTo("LAPSED")));

        assertThat(state(squad, id)).isEqualTo("OPEN");
        assertThat(acts.get(wang, Acts.page(wang, id))).contains("没有另行安排，仍由江湾城管中队来办");
        assertThat(acts.act(li, id, "/objections/" + acts.dispatch(squad, id), "granted", "true"))
                .hasStatus(409);
        await().untilAsserted(() ->
                assertThat(acts.told(squad, acts.sent(squad, id))).startsWith("casework.objection-refused"));
    }

    /** R37, R50: the 街镇 gives back what the committee helps with, and nothing else. */
    @Test
    void givesBackOnlyWhatIsOnTheCommitteesList() {
        var id = raised("ENV-04");
        acts.send(li, id, "UP");
        assertThat(acts.post(squad, acts.task(grid, id) + "/ways/return", "reason", "不归街道", "suggested", "物业"))
                .hasStatus(403);
        done(acts.post(grid, acts.task(grid, id) + "/ways/return", "reason", "楼道堆物由物业清理", "suggested", "安居物业"));
        assertThat(acts.status(grid, Acts.desk(grid, id))).isEqualTo(404);
        assertThat(acts.get(wang, Acts.page(wang, id))).contains("江湾街道网格化中心退回", "建议由安居物业来办", "居委办理中");
        await().untilAsserted(() -> assertThat(acts.told(li, id)).startsWith("casework.returned"));

        var light = raised("UTIL-02");
        acts.send(li, light, "UP");
        assertThat(acts.post(grid, acts.task(grid, light) + "/ways/return", "reason", "请居委办", "suggested", "居委会"))
                .hasStatus(409)
                .bodyText()
                .contains("“停电”不在居（村）委会协助事项清单里", "供电企业", "请居委办");
        assertThat(state(grid, light)).isEqualTo("OPEN");
    }

    /** R42: asked for in time, decided by whoever sent it, once, and the resident hears. */
    @Test
    void prolongsADispatchOnceWhenItsSenderAgrees() {
        var id = sentTo(property);
        var day = date(10);
        assertThat(extend(property, id, "", day)).hasStatus(422).bodyText().contains("请写明为什么来不及");
        assertThat(extend(property, id, "等配件", date(1)))
                .hasStatus(409)
                .bodyText()
                .contains("要晚于原来的期限");
        assertThat(extend(property, id, "等配件", date(300)))
                .hasStatus(409)
                .bodyText()
                .contains("一次最多延90天");
        done(extend(property, id, "等配件到货", day));
        assertThat(extend(property, id, "又来不及", date(20)))
                .hasStatus(409)
                .bodyText()
                .contains("只能申请一次延期");
        await().untilAsserted(() -> assertThat(acts.told(li, id)).startsWith("casework.extension-asked"));
        assertThat(acts.get(wang, Acts.page(wang, id))).doesNotContain("等配件到货");

        var path = extension(id);
        assertThat(acts.act(squad, id, path, "granted", "true")).hasStatus(403);
        done(acts.act(li, id, path, "granted", "true"));
        assertThat(due(property, id)).isEqualTo(closing(day));
        assertThat(acts.get(wang, Acts.page(wang, id))).contains("安居物业的办理期限延长了", "等配件到货");
        await().untilAsserted(() -> assertThat(acts.told(wang, id)).startsWith("casework.extended"));
        await().untilAsserted(() ->
                assertThat(acts.told(property, acts.sent(property, id))).startsWith("casework.extension-decided"));
        assertThat(acts.act(li, id, path, "granted", "false", "reason", "不行")).hasStatus(409);

        var late = sentTo(property);
        clock.after(
                Duration.ofDays(6),
                () -> assertThat(extend(property, late, "来不及", date(20)))
                        .hasStatus(409)
                        .bodyText()
                        .contains("要在到期以前申请"));
    }

    /** Asked for before the clock rested: granted, it would end the rest and leave less time than there is. */
    @Test
    void grantsNoTimeThatTheClockHasOvertaken() {
        var id = sentTo(property);
        acts.reply(li, id);
        done(extend(property, id, "等配件", date(10)));
        var task = extension(id);
        done(acts.act(worker, id, "/ways/extension", "reason", "要开协调会", "until", date(20).toString()));
        var own = extension(id);
        done(suspend(li, id, "PARTS", date(40)));
        var due = acts.due(id, "handle_due");
        var rests = due(property, id);

        for (var path : List.of(task, own))
            assertThat(acts.act(li, id, path, "granted", "true"))
                    .hasStatus(409)
                    .bodyText()
                    .contains("申请以后期限已经变了");
        assertThat(acts.due(id, "handle_due")).isEqualTo(due);
        assertThat(due(property, id)).isEqualTo(rests);

        done(acts.act(li, id, task, "granted", "false", "reason", "已经暂停办理"));
        done(acts.act(li, id, "/ways/resumption", "reason", "配件提前到货了"));
        done(extend(property, id, "还差一件", date(12)));
    }

    /** The grid centre and the 街镇's office share a desk's area; neither grants itself more time. */
    @Test
    void letsNobodyGrantThemselvesMoreTime() {
        var id = raised("ENV-04");
        acts.send(li, id, "UP");
        var office = acts.people.official(
                "方敏",
                Position.STREET_STAFF,
                acts.people.body(acts.people.street, "SUBDISTRICT_OFFICE", "江湾街道办事处"),
                acts.people.street);
        acts.send(grid, id, "JOINT", office);
        done(extend(office, id, "等审批", date(20)));
        assertThat(acts.act(office, id, extension(id), "granted", "true")).hasStatus(403);
        assertThat(acts.get(office, Acts.desk(office, id))).contains("等审批").doesNotContain("去决定");
        done(acts.act(grid, id, extension(id), "granted", "true"));
    }

    @Test
    void prolongsACaseByItsSecretary() {
        var id = raised("ENV-04");
        acts.reply(li, id);
        var day = date(20);
        done(acts.act(worker, id, "/ways/extension", "reason", "要开协调会", "until", day.toString()));
        var before = acts.due(id, "handle_due");
        assertThat(acts.act(worker, id, extension(id), "granted", "true")).hasStatus(403);
        assertThat(acts.due(id, "handle_due")).isEqualTo(before);
        done(acts.act(li, id, extension(id), "granted", "true"));
        assertThat(acts.due(id, "handle_due")).isEqualTo(closing(day));
        assertThat(acts.act(li, id, "/ways/extension", "reason", "再来", "until", date(30).toString()))
                .hasStatus(409);

        var own = raised("ENV-04");
        done(acts.act(li, own, "/ways/extension", "reason", "要开协调会", "until", day.toString()));
        assertThat(acts.due(own, "handle_due")).isEqualTo(closing(day));
    }

    /** R42, R93: what is late is not less late by another name; what is not late yet has the other limits. */
    @Test
    void turnsNoClockBackThatHasRunOut() {
        var id = raised("ENV-04");
        var early = raised("ENV-04");
        done(acts.act(li, early, "/category", "category", "LIFT-04"));
        assertThat(acts.due(early, "handle_due")).isAfter(acts.due(id, "handle_due"));
        var first = acts.due(id, "first_due");
        var handle = acts.due(id, "handle_due");
        clock.after(Duration.ofDays(12), () -> {
            assertThat(acts.get(li, Acts.desk(li, id))).contains("改了分类，已经过了的期限不变");
            done(acts.act(li, id, "/category", "category", "LIFT-04"));
            assertThat(List.of(acts.due(id, "first_due"), acts.due(id, "handle_due")))
                    .containsExactly(first, handle);
            assertThat(acts.get(wang, Acts.page(wang, id))).contains("已经过了的期限不变");
            db.sql("select casework.sweep(?, ?)")
                    .params(li.area().id(), java.time.OffsetDateTime.now(clock))
                    .query((_, _) -> true)
                    .single();
            assertThat(acts.one("""
                            select concat_ws(' ', answered::int || '/' || answering::int, ended::int || '/' || ending::int)
                            from casework.counted_view where id = ?
                            """, String.class, id.value())).isEqualTo("0/1 0/1");
        });
    }

    /** R42, class H: the second time the 街镇 decides. */
    @Test
    void asksTheStreetTheSecondTimeForWhatTakesLong() {
        var id = raised("LIFT-04");
        acts.reply(li, id);
        done(acts.act(li, id, "/ways/extension", "reason", "等图纸", "until", date(40).toString()));
        assertThat(acts.status(grid, Acts.desk(grid, id))).isEqualTo(404);
        done(acts.act(li, id, "/ways/extension", "reason", "等规划许可", "until", date(60).toString()));
        assertThat(acts.due(id, "handle_due")).isEqualTo(closing(date(40)));
        await().untilAsserted(() -> assertThat(acts.told(grid, id)).startsWith("casework.extension-asked"));
        assertThat(acts.act(li, id, extension(id), "granted", "true")).hasStatus(403);
        assertThat(acts.get(grid, Acts.desk(grid, id))).contains("等规划许可", "去决定");
        done(acts.act(grid, id, extension(id), "granted", "true"));
        assertThat(acts.due(id, "handle_due")).isEqualTo(closing(date(60)));
        assertThat(acts.act(li, id, "/ways/extension", "reason", "第三次", "until", date(80).toString()))
                .hasStatus(409)
                .bodyText()
                .contains("延期最多两次");
        assertThat(acts.get(wang, Acts.page(wang, id))).contains("这类事分几步办", "上门听取意见", "拿出初步方案");
    }

    @Test
    void restsOnlyByTheSecretaryForAListedReasonAndNotForLong() {
        var id = raised("ENV-04");
        assertThat(suspend(worker, id, "WEATHER", date(10))).hasStatus(403);
        assertThat(suspend(li, id, "WEATHER", date(10)))
                .hasStatus(409)
                .bodyText()
                .contains("请先回应居民");
        acts.reply(li, id);
        assertThat(suspend(li, id, "", date(10))).hasStatus(422).bodyText().contains("只有这几种原因可以暂停");
        assertThat(acts.act(li, id, "/ways/suspension", "ground", "BUSY", "reason", "太忙", "until", date(9).toString()))
                .hasStatus(422);
        assertThat(suspend(li, id, "WEATHER", date(92)))
                .hasStatus(409)
                .bodyText()
                .contains("最多暂停90天");
        clock.after(
                Duration.ofDays(20),
                () -> assertThat(suspend(li, id, "WEATHER", date(30)))
                        .hasStatus(409)
                        .bodyText()
                        .contains("已经过了办理期限"));
        done(suspend(li, id, "WEATHER", date(60)));
        assertThat(suspend(li, id, "WEATHER", date(61)))
                .hasStatus(409)
                .bodyText()
                .contains("已经在暂停");
        assertThat(acts.act(li, id, "/ways/extension", "reason", "要开会", "until", date(80).toString()))
                .hasStatus(409)
                .bodyText()
                .contains("暂停办理期间期限不走");
    }

    /** The clocks rest, nobody is reminded, the resident sees it; it goes on by itself with what was left. */
    @Test
    void goesOnByItselfWithWhatWasLeft() {
        var id = sentTo(property);
        acts.reply(li, id);
        var due = acts.due(id, "handle_due");
        var task = due(property, id);
        done(suspend(li, id, "WEATHER", date(40)));
        var since = acts.one(
                        "select since from casework.suspension where case_id = ?",
                        java.time.OffsetDateTime.class,
                        id.value())
                .toInstant();
        var until = date(40).atStartOfDay(Moments.SHANGHAI).toInstant();
        assertThat(acts.due(id, "handle_due")).isEqualTo(clocks.resumed("ENV-04", due, since, until));
        assertThat(due(property, id)).isEqualTo(task.plus(Duration.between(since, until)));
        assertThat(acts.get(wang, Acts.page(wang, id))).contains("暂停办理", "台风、高温、严寒", "恢复", "雨停了就刷");
        assertThat(acts.get(property, acts.task(property, id))).contains("暂停办理");
        await().untilAsserted(() -> assertThat(acts.told(wang, id)).startsWith("casework.suspended"));

        clock.after(Duration.ofDays(31), () -> {
            await().untilAsserted(() -> assertThat(acts.told(li, id)).startsWith("casework.review-due"));
            assertThat(acts.one(
                            "select count(*) from casework.clock where case_id = ? and half_at is not null",
                            Integer.class,
                            id.value()))
                    .isZero();
            done(acts.act(li, id, "/ways/review", "reason", "台风还没有过去"));
            assertThat(acts.get(wang, Acts.page(wang, id))).contains("复核过，继续暂停", "台风还没有过去");
        });
        clock.after(
                Duration.ofDays(41),
                () -> await().untilAsserted(() -> assertThat(acts.steps(id)).contains("RESUMED")));
        assertThat(acts.get(wang, Acts.page(wang, id))).contains("恢复办理").doesNotContain("<b>暂停办理</b>");
        await().untilAsserted(() -> assertThat(acts.told(wang, id)).startsWith("casework.resumed"));
        clock.after(
                Duration.ofDays(50),
                () -> await().untilAsserted(() -> assertThat(acts.one(
                                "select count(*) from casework.clock where case_id = ? and half_at is not null",
                                Integer.class,
                                id.value()))
                        .isOne()));
    }

    /** Classified anew while it rested: the body sees no rest, and on its day the rest is over. */
    @Test
    void restsNoLongerOnceItWentOnOtherwise() {
        var id = sentTo(property);
        acts.reply(li, id);
        done(suspend(li, id, "PARTS", date(10)));
        assertThat(acts.get(property, acts.task(property, id))).contains("<b>暂停办理</b>");
        done(acts.act(li, id, "/category", "category", "LIFT-04"));

        assertThat(acts.get(property, acts.task(property, id))).doesNotContain("<b>暂停办理</b>");
        clock.after(
                Duration.ofDays(11),
                () -> await().untilAsserted(() -> assertThat(acts.one(
                                "select count(*) from casework.suspension where case_id = ? and ended_at is not null",
                                Integer.class,
                                id.value()))
                        .isOne()));
        assertThat(acts.steps(id)).doesNotContain("RESUMED");
    }

    @Test
    void goesOnEarlierWhenItsSecretarySaysSo() {
        var id = sentTo(property);
        acts.reply(li, id);
        var due = acts.due(id, "handle_due");
        var task = due(property, id);
        done(suspend(li, id, "PARTS", date(40)));
        assertThat(acts.act(worker, id, "/ways/resumption", "reason", "到货了")).hasStatus(403);
        done(acts.act(li, id, "/ways/resumption", "reason", "配件提前到货了"));

        assertThat(acts.due(id, "handle_due")).isEqualTo(due);
        assertThat(due(property, id)).isBetween(task, task.plusSeconds(120));
        assertThat(acts.act(li, id, "/ways/resumption", "reason", "再来")).hasStatus(409);
        assertThat(acts.get(wang, Acts.page(wang, id)))
                .contains("恢复办理", "配件提前到货了")
                .doesNotContain("<b>暂停办理</b>");
    }

    @Test
    void showsResidentsWhoJoinsIn() {
        var id = raised("ENV-04");
        assertThat(acts.act(li, id, "/ways/resource", "sort", "VOLUNTEERS", "team", "", "does", "清理"))
                .hasStatus(422);
        done(acts.act(li, id, "/ways/resource", "sort", "VOLUNTEERS", "team", "绿先锋志愿队", "does", "周末清理绿地"));
        assertThat(acts.get(wang, Acts.page(wang, id))).contains("一起来办的还有", "绿先锋志愿队", "志愿者 · 周末清理绿地");
        var number = acts.one("select id from casework.resource where case_id = ?", Long.class, id.value());
        done(acts.post(li, Acts.desk(li, id) + "/resources/" + number, "_method", "delete"));
        assertThat(acts.get(wang, Acts.page(wang, id))).doesNotContain("一起来办的还有");
    }

    /** S100: after the third time the desk suggests the 街镇, and one tap does it. */
    @Test
    void suggestsHandingUpWhatFailedThreeTimes() {
        var id = raised("ENV-04");
        for (var n = 0; n < 3; n++) {
            for (var it : List.of(grid)) if (open(it, id)) handle(it, id);
            acts.answer(li, id);
            acts.rate(wang, id, "NO");
        }
        assertThat(acts.get(li, Acts.desk(li, id))).contains("居民3次说没有解决", "街镇手上已经有这件事");
        handle(grid, id);
        assertThat(acts.get(li, Acts.desk(li, id))).contains("居民3次说没有解决").doesNotContain("街镇手上已经有这件事");
        done(acts.act(
                li, id, "/dispatches", "way", "UP", "purpose", "居民3次表示没有解决", "due", hours(3), "confirmed", "true"));
        assertThat(state(grid, id)).isEqualTo("OPEN");
    }

    private CaseId raised(String category) {
        return casework.open(wang, acts.matter("广场变菜园", category));
    }

    private CaseId sentTo(Duty body) {
        var id = raised("ENV-04");
        acts.send(li, id, "JOINT", body);
        return id;
    }

    private MvcTestResult object(Duty body, CaseId id, String reason, String suggested) {
        return acts.post(body, acts.task(body, id) + "/ways/objection", "reason", reason, "suggested", suggested);
    }

    private MvcTestResult extend(Duty body, CaseId id, String reason, LocalDate until) {
        return acts.post(body, acts.task(body, id) + "/ways/extension", "reason", reason, "until", until.toString());
    }

    private MvcTestResult suspend(Duty duty, CaseId id, String ground, LocalDate until) {
        return acts.act(duty, id, "/ways/suspension", "ground", ground, "reason", "雨停了就刷", "until", until.toString());
    }

    private void handle(Duty duty, CaseId id) {
        done(acts.post(duty, acts.task(duty, id) + "/answer", "stage", "REPLY", "words", "核查过了", "way", "COMMITTEE"));
    }

    private boolean open(Duty duty, CaseId id) {
        return acts.one(
                        "select count(*) from casework.dispatch where case_id = ? and body = ? and state = 'OPEN'",
                        Integer.class,
                        id.value(),
                        duty.mandate().body().id())
                == 1;
    }

    private String extension(CaseId id) {
        return "/extensions/"
                + acts.one("select max(id) from casework.extension where case_id = ?", Long.class, id.value());
    }

    private String state(Duty body, CaseId id) {
        return acts.one("select state from casework.dispatch where id = ?", String.class, acts.dispatch(body, id));
    }

    private Instant due(Duty body, CaseId id) {
        return acts.one(
                        "select due from casework.dispatch where id = ?",
                        java.time.OffsetDateTime.class,
                        acts.dispatch(body, id))
                .toInstant();
    }

    private LocalDate date(int days) {
        return LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI).plusDays(days);
    }

    private String hours(int days) {
        return shequtong.casework.file.Hours.of(clock.instant().plus(Duration.ofDays(days)));
    }

    private static Instant closing(LocalDate day) {
        return day.atTime(18, 0).atZone(Moments.SHANGHAI).toInstant();
    }
}
