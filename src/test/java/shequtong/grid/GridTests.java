package shequtong.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.GridPeer;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.casework.Matter;
import shequtong.casework.Pages;
import shequtong.casework.Visibility;
import shequtong.casework.spi.ElsewhereDesk;
import shequtong.casework.spi.Peer;
import shequtong.casework.spi.Referred;
import shequtong.organization.Duty;

/** S65, S92: a case goes on in another system, whatever that system does; R38, R39, R48, REL-19. */
@ModuleTest(with = "notification")
class GridTests {

    @Autowired
    Casework casework;

    @Autowired
    Sending sending;

    @Autowired
    ElsewhereDesk elsewhere;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Outcome outcome;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    @Autowired
    MovedClock clock;

    @Autowired
    DataSource pool;

    People people;
    Pages pages;

    @BeforeEach
    void aStreet() {
        people = new People(db);
        pages = new Pages(browser, db, people);
    }

    /** What one test left on its way is no other test's. */
    @AfterEach
    void nothingIsOnItsWay() {
        db.sql("update grid.delivery set state = 'DROPPED' where state in ('WAITING', 'DEAD')")
                .update();
        sending.lines().forEach(it -> it.breaker().answered());
    }

    @Test
    void onlyAStreetSendsAndOnlyUnderAClassWhatItWasHanded() {
        var id = raised(Visibility.PUBLIC);
        assertThat(send(people.grid, id, "006")).hasStatus(404);
        up(id);
        assertThat(send(people.li, id, "006")).hasStatus(403);
        assertThat(send(people.squad, id, "006")).hasStatus(403);
        assertThat(send(people.otherGrid, id, "006")).hasStatus(404);
        assertThat(send(people.grid, id, "")).hasStatus(422).bodyText().contains("请选9+X类别");
        assertThat(send(people.grid, id, "998")).hasStatus(409).bodyText().contains("停用了");
        assertThat(form(id)).contains("006 毁绿占绿", "由网格平台协调城管中队、绿化市容所", "001 违法建筑", "直接派给城管中队");

        assertThat(send(people.grid, id, "006")).hasStatus(303);
        assertThat(tier(id)).isEqualTo("GRID");
        assertThat(send(people.grid, id, "006")).hasStatus(409).bodyText().contains("已经在网格平台上办了");
        assertThat(pages.get(people.wang, "/cases/" + id.value()))
                .contains("纳入网格化管理", "9+X类别：006 毁绿占绿", "网格办到哪一步", "正在送往网格化平台", "受理", "结案");
        assertThat(pages.post(
                        people.li,
                        "/cases/" + id.value() + "/dispatches/" + dispatch(id),
                        "_method",
                        "delete",
                        "reason",
                        "不办了",
                        "version",
                        "" + pages.version(id)))
                .hasStatus(409)
                .bodyText()
                .contains("已经纳入网格，要等它结案或退回");
    }

    /** R39: the only unit of a class gets it directly, through its own system. */
    @Test
    void theOnlyUnitOfAClassGetsItDirectly() throws Exception {
        try (var squad = GridPeer.SQUAD.start()) {
            var id = sent("001");
            drained(Peer.SQUAD);
            await().untilAsserted(() -> assertThat(squad.cases()).contains("SQT-" + referral(id), "\"unit\":\"城管中队\""));
            assertThat(number(id)).startsWith("WG-");
            assertThat(pages.get(people.squad, "/tasks")).contains("请到场整治");
            assertThat(pages.get(people.wang, "/cases/" + id.value())).contains("城管通", "网格单号", number(id));
        }
    }

    /** What a body promised at a table is nothing of what goes on elsewhere: each ends by its own answer. */
    @Test
    void whatWasPromisedAtATableIsNotAnsweredByTheGrid() {
        var id = raised(Visibility.PUBLIC);
        up(id);
        db.sql("""
                insert into casework.dispatch (
                    community, case_id, body, tier, purpose, due, state, issued_by, issued_area, issued_at, committed)
                select community, case_id, ?, tier, '装护栏', due, 'OPEN', issued_by, issued_area, issued_at, true
                from casework.dispatch where case_id = ?
                """).params(people.squad.mandate().body().id(), id.value()).update();
        assertThat(send(people.grid, id, "001")).hasStatus(303);
        assertThat(mine(id)).containsExactly("装护栏", "请到场整治");
        assertThat(heardBy(GridPeer.SQUAD, id, 1, "CLOSED", "拆了")).isEqualTo(204);
        assertThat(mine(id)).containsExactly("装护栏");
    }

    private List<String> mine(CaseId id) {
        return db.sql("""
                select purpose from casework.dispatch where case_id = ? and body = ? and state = 'OPEN' order by id
                """)
                .params(id.value(), people.squad.mandate().body().id())
                .query(String.class)
                .list();
    }

    /** R48: what leaves says what is to be done and where, and nothing of whoever told it. */
    @Test
    void whatIsSentSaysNothingOfWhoeverToldIt() throws Exception {
        try (var platform = GridPeer.PLATFORM.start()) {
            var open = raised(Visibility.PUBLIC);
            var quiet = raised(Visibility.COMMITTEE);
            for (var id : List.of(open, quiet)) {
                up(id);
                assertThat(pages.post(
                                people.grid,
                                "/cases/" + id.value() + "/grid",
                                "code",
                                "006",
                                "purpose",
                                "请到场整治，联系人13800138000",
                                "version",
                                "" + pages.version(id)))
                        .hasStatus(303);
            }
            drained(Peer.PLATFORM);
            await().untilAsserted(() -> assertThat(platform.count("accepted")).isEqualTo(2));
            assertThat(platform.cases())
                    .contains("广场变菜园", "中心广场东侧", "毁绿占绿", "138********", "幸福里")
                    .doesNotContain("13800138000", "绿化带被人种上青菜", "王阿姨", "王女士", "3号楼", "悄悄告诉你们", "后门花坛");
            assertThat(platform.count("unsigned")).isZero();
        }
    }

    /**
     * REL-19. The hours are the clock's: one of connections that are closed without a word, one of silence, one of nonsense.
     * That nothing is slower is counted, not timed: whoever waits for the peer holds no connection to the database, and no
     * page asks the peer anything.
     */
    @Test
    void hoursOfRefusalSilenceAndNonsenseLoseNothingAndKeepNobodyWaiting() throws Exception {
        var ids = IntStream.range(0, 4).mapToObj(_ -> sent("006")).toList();
        var page = "/cases/" + ids.getFirst().value();
        try (var platform = GridPeer.PLATFORM.start("--faults", "hang=1")) {
            var draining = Thread.startVirtualThread(() -> sending.drain(Peer.PLATFORM));
            await().until(() -> platform.count("asked") > 0 && busy() == 0);
            assertThat(draining.isAlive())
                    .as("it waits for the peer, with nothing in its hands")
                    .isTrue();
            for (var n = 0; n < 5; n++) pages.get(people.li, page);
            draining.join();
            await().untilAsserted(() -> assertThat(line().breaker().openUntil()).isNotNull());
            assertThat(pages.get(people.grid, "/grid")).contains("没有回答，先不发", "没有按时回答", "在重发");

            for (var minute = 1; minute <= 180; minute++) {
                platform.faults(minute <= 60 ? "refuse=1" : minute <= 120 ? "hang=1" : "garbage=1");
                if (minute <= 60 || minute == 70 || minute == 110 || minute > 120)
                    clock.after(Duration.ofMinutes(minute), () -> sending.drain(Peer.PLATFORM));
            }
            assertThat(states(ids)).hasSize(4).containsOnly("WAITING");
            assertThat(ids).allSatisfy(it -> assertThat(attempts(it)).isBetween(2, 11));
            assertThat(platform.count("asked"))
                    .as("each time somebody asked, an attempt was counted")
                    .isLessThanOrEqualTo(ids.stream().mapToInt(this::attempts).sum());

            platform.faults("");
            clock.after(Duration.ofHours(5), () -> {
                line().breaker().answered();
                sending.drain(Peer.PLATFORM);
                await().untilAsserted(() -> assertThat(states(ids)).containsOnly("DELIVERED"));
            });
            assertThat(platform.count("accepted")).isEqualTo(4);
            assertThat(platform.count("repeated")).isZero();
            assertThat(ids).allSatisfy(it -> assertThat(number(it)).startsWith("WG-"));
        }
    }

    /** The answer is lost after the peer has taken it: it is asked again and has it once. */
    @Test
    void aLostAnswerMakesNoSecondCase() throws Exception {
        try (var platform = GridPeer.PLATFORM.start("--faults", "lost=1")) {
            var id = sent("006");
            await().untilAsserted(() -> {
                sending.drain(Peer.PLATFORM);
                assertThat(platform.count("accepted")).isEqualTo(1);
            });
            platform.faults("");
            clock.after(
                    Duration.ofMinutes(10),
                    () -> await().untilAsserted(() -> {
                        sending.drain(Peer.PLATFORM);
                        assertThat(states(List.of(id))).containsExactly("DELIVERED");
                    }));
            assertThat(platform.count("accepted")).isEqualTo(1);
            assertThat(platform.count("repeated")).isEqualTo(1);
        }
    }

    /** REL-5: whoever dies with it keeps it from nobody, and an event that comes twice makes one delivery. */
    @Test
    void aMachineThatDiesWhileItSendsKeepsItFromNobody() throws Exception {
        var id = sent("006");
        outcome.on(new Referred(referral(id), Peer.PLATFORM, id.value(), people.street.id()));
        assertThat(states(List.of(id))).containsExactly("WAITING");
        await().until(() -> deliveries.take(Peer.PLATFORM).isPresent() || attempts(id) > 0);
        line().breaker().answered();
        try (var platform = GridPeer.PLATFORM.start()) {
            clock.after(
                    Duration.ofMinutes(3),
                    () -> await().untilAsserted(() -> {
                        sending.drain(Peer.PLATFORM);
                        assertThat(states(List.of(id))).containsExactly("DELIVERED");
                    }));
            assertThat(platform.count("accepted")).isEqualTo(1);
        }
    }

    private int attempts(CaseId id) {
        return db.sql("select attempts from grid.delivery where case_id = ? and what = 'CASE'")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    /** Nobody is there for as long as it is tried: it stops, is listed where people look, and goes on when they press. */
    @Test
    void whatIsDeadIsListedAndGoesWhenSomebodyPresses() throws Exception {
        var id = sent("006");
        for (var hour = 2; hour <= 600 && !states(List.of(id)).contains("DEAD"); hour += 2)
            clock.after(Duration.ofHours(hour), () -> sending.drain(Peer.PLATFORM));
        assertThat(states(List.of(id))).containsExactly("DEAD");
        var reference = "SQT-" + referral(id);
        assertThat(pages.get(people.grid, "/grid")).contains(reference, "停了", "试了12次，连不上对方");
        assertThat(pages.get(people.otherGrid, "/grid")).doesNotContain(reference);
        assertThat(pages.get(people.grid, "/cases/" + id.value())).contains("没能送到，已停止自动重发");
        await().untilAsserted(
                        () -> assertThat(pages.get(people.grid, "/notices")).contains("没能送到网格"));

        try (var _ = GridPeer.PLATFORM.start()) {
            line().breaker().answered();
            assertThat(pages.post(people.otherGrid, "/grid/" + referral(id) + "/again"))
                    .hasStatus(404);
            assertThat(pages.post(people.grid, "/grid/" + referral(id) + "/again"))
                    .hasStatus(303);
            await().untilAsserted(() -> {
                sending.drain(Peer.PLATFORM);
                assertThat(states(List.of(id))).containsExactly("DELIVERED");
            });
        }
        assertThat(pages.get(people.grid, "/grid")).contains("都送到了");
        assertThat(pages.post(people.grid, "/grid/" + referral(id) + "/again")).hasStatus(409);
    }

    /** R37: asked back with a reason, by the community too, once; the answer is lost, and it comes back once, its clock running. */
    @Test
    void whatIsAskedBackComesBackWithItsClock() throws Exception {
        try (var platform = GridPeer.PLATFORM.start()) {
            var id = sent("006");
            var due = handleDue(id);
            drained(Peer.PLATFORM);
            assertThat(pages.get(people.li, "/cases/" + id.value())).contains("请网格退回");
            assertThat(recall(people.squad, id, "情况有变")).hasStatus(403);
            assertThat(recall(people.otherGrid, id, "情况有变")).hasStatus(404);
            assertThat(recall(people.li, id, " ")).hasStatus(422).bodyText().contains("请写明为什么要它退回");
            platform.faults("lost=1");
            assertThat(recall(people.li, id, "种菜的人自己清掉了，电话13900139000")).hasStatus(303);
            assertThat(recall(people.grid, id, "情况有变"))
                    .hasStatus(409)
                    .bodyText()
                    .contains("已经请网格退回过一次了");
            assertThat(pages.get(people.grid, "/cases/" + id.value()))
                    .contains("正在等答复")
                    .doesNotContain("/grid/recall");
            await().untilAsserted(() -> {
                sending.drain(Peer.PLATFORM);
                assertThat(platform.count("recalled")).isEqualTo(1);
            });
            await().untilAsserted(
                            () -> assertThat(pages.get(people.grid, "/grid")).contains("请它退回", "在重发"));
            assertThat(tier(id)).isEqualTo("GRID");

            platform.faults("");
            clock.after(Duration.ofMinutes(10), () -> drained(Peer.PLATFORM));
            assertThat(platform.count("recalled")).isEqualTo(1);
            assertThat(tier(id)).isEqualTo("SUBDISTRICT");
            assertThat(handleDue(id)).isEqualTo(due);
            assertThat(steps(id)).containsOnlyOnce("GRID_RECALLED", "GRID_BACK").doesNotContain("GRID_RETURNED");
            assertThat(pages.get(people.wang, "/cases/" + id.value()))
                    .contains("请网格退回", "种菜的人自己清掉了", "网格同意退回，街镇另外安排")
                    .doesNotContain("13900139000");
            await().untilAsserted(
                            () -> assertThat(pages.get(people.grid, "/notices")).contains("网格同意退回"));
            assertThat(heard(id, 9, "CLOSED", "办好了")).as("it has let go of it").isEqualTo(204);
            assertThat(steps(id)).doesNotContain("GRID_DONE");
            assertThat(send(people.grid, id, "006")).as("another time").hasStatus(303);
        }
    }

    @Test
    void theGridKeepsWhatItHasSentSomebodyOutFor() throws Exception {
        try (var platform = GridPeer.PLATFORM.start("--faults", "keep=1")) {
            var id = sent("006");
            drained(Peer.PLATFORM);
            assertThat(recall(people.grid, id, "情况有变")).hasStatus(303);
            await().untilAsserted(() -> {
                sending.drain(Peer.PLATFORM);
                assertThat(steps(id)).containsOnlyOnce("GRID_KEPT");
            });
            assertThat(platform.count("recalled")).isZero();
            assertThat(tier(id)).isEqualTo("GRID");
            assertThat(pages.get(people.wang, "/cases/" + id.value())).contains("网格没有同意退回，接着办", "已派给承办单位，不能退回");
            assertThat(recall(people.li, id, "情况有变")).hasStatus(409);
            assertThat(heard(id, 1, "CLOSED", "办好了")).isEqualTo(204);
            assertThat(steps(id)).containsOnlyOnce("GRID_DONE");

            var late = sent("006");
            drained(Peer.PLATFORM);
            heard(late, 1, "DISPATCHED", "");
            assertThat(pages.get(people.grid, "/cases/" + late.value())).doesNotContain("/grid/recall");
            assertThat(recall(people.grid, late, "情况有变"))
                    .hasStatus(409)
                    .bodyText()
                    .contains("已经派给承办单位了");
        }
    }

    /** Nobody is there: it never arrived, is never sent again, and comes back as soon as somebody answers. */
    @Test
    void whatNeverArrivedComesBackToo() throws Exception {
        var id = sent("006");
        await().until(() -> {
            sending.drain(Peer.PLATFORM);
            return attempts(id) > 0;
        });
        assertThat(elsewhere.errand(referral(id))).isPresent();
        assertThat(recall(people.grid, id, "发错了")).hasStatus(303);
        assertThat(elsewhere.errand(referral(id)))
                .as("asked back, it is not sent any more")
                .isEmpty();
        try (var platform = GridPeer.PLATFORM.start()) {
            line().breaker().answered();
            clock.after(
                    Duration.ofMinutes(10),
                    () -> await().untilAsserted(() -> {
                        sending.drain(Peer.PLATFORM);
                        assertThat(steps(id)).contains("GRID_BACK");
                    }));
            assertThat(platform.count("accepted")).isZero();
            assertThat(states(List.of(id))).containsOnly("DROPPED", "DELIVERED");
        }
    }

    private int busy() throws java.sql.SQLException {
        return pool.unwrap(HikariDataSource.class).getHikariPoolMXBean().getActiveConnections();
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult recall(Duty duty, CaseId id, String reason) {
        return pages.post(
                duty, "/cases/" + id.value() + "/grid/recall", "reason", reason, "version", "" + pages.version(id));
    }

    private String handleDue(CaseId id) {
        return db.sql("select handle_due::text from casework.case_file where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    @Test
    void aCallIsTakenWhenItIsSignedOfOurTimeAndNew() {
        var id = sent("006");
        var body = body(id, 1, "ACCEPTED", "");
        var other = body(id, 2, "CLOSED", "");
        var now = clock.instant().getEpochSecond();
        var nonce = UUID.randomUUID().toString();
        var secret = GridPeer.PLATFORM.secret();

        assertThat(browser.post().uri("/grid/platform/calls").content(body)).hasStatus(401);
        assertThat(call("platform", "x".repeat(40), now, nonce, body)).isEqualTo(401);
        assertThat(call("platform", GridPeer.SQUAD.secret(), now, nonce, body)).isEqualTo(401);
        assertThat(call("squad", secret, now, nonce, body)).isEqualTo(401);
        assertThat(call("nobody", secret, now, nonce, body)).isEqualTo(401);
        assertThat(call("platform", secret, now - 301, nonce, body)).isEqualTo(401);
        assertThat(call("platform", secret, now + 301, nonce, body)).isEqualTo(401);
        assertThat(call(Signature.of(secret, now, nonce, body.getBytes(StandardCharsets.UTF_8)), other))
                .isEqualTo(401);
        assertThat(stages(id)).isEmpty();

        assertThat(call("platform", secret, now, nonce, "{\"stage\": 7")).isEqualTo(400);
        assertThat(call("platform", secret, now, nonce, body(id, 1, "NONE", "")))
                .isEqualTo(400);
        assertThat(call("platform", secret, now, nonce, body(id, 201, "FILED", "")))
                .isEqualTo(400);
        assertThat(call("platform", secret, now, nonce, "x".repeat(20_000))).isEqualTo(413);
        assertThat(call("platform", secret, now, nonce, body.replaceFirst("SQT-\\d+", "SQT-1")))
                .isEqualTo(404);
        assertThat(call("squad", GridPeer.SQUAD.secret(), now, nonce, body))
                .as("a case of the other peer")
                .isEqualTo(404);

        var fresh = UUID.randomUUID().toString();
        assertThat(call("platform", secret, now - 200, fresh, body)).isEqualTo(204);
        assertThat(call("platform", secret, now - 200, fresh, body))
                .as("the same once more")
                .isEqualTo(409);
        assertThat(call("platform", secret, now, fresh, other))
                .as("an old nonce")
                .isEqualTo(409);
        assertThat(stages(id)).containsExactly("ACCEPTED");
    }

    /** In whatever order and however often it is told: one end, one answer, one line of the path. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverOrderItIsToldInItEndsOnce(long seed) {
        var id = sent("006");
        var all = List.of("ACCEPTED", "FILED", "DISPATCHED", "HANDLED", "VERIFIED", "HANDLED", "VERIFIED", "CLOSED");
        var told = new ArrayList<Integer>();
        for (var n = 0; n < all.size(); n++) told.addAll(List.of(n, n));
        Collections.shuffle(told, new Random(seed));
        for (var n : told)
            assertThat(heard(id, n + 1, all.get(n), n == 7 ? "处理好了，电话13900139000" : ""))
                    .isEqualTo(204);

        assertThat(stages(id)).containsExactlyElementsOf(all);
        assertThat(steps(id)).containsOnlyOnce("GRID_DONE");
        assertThat(db.sql("select state || ' ' || answer from casework.dispatch where case_id = ? and tier = 'GRID'")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .containsExactly("ANSWERED 处理好了，电话139********");
        var page = pages.get(people.wang, "/cases/" + id.value());
        assertThat(page).contains("网格结案", "处置（第2次）", "核查（第2次）").doesNotContain("13900139000", "没有传来时间");
        assertThat(pages.get(people.li, "/cases/" + id.value())).contains("网格9+X", "核查（第2次）");
    }

    static List<Long> seeds() {
        return new Random(42).longs(6).boxed().toList();
    }

    @Test
    void whatThePeerRejectsComesBackWithItsReason() {
        var id = sent("006");
        heard(id, 1, "ACCEPTED", "");
        assertThat(heard(id, 2, "REJECTED", "不在网格范围内")).isEqualTo(204);
        assertThat(heard(id, 3, "CLOSED", "")).as("after its end").isEqualTo(204);

        assertThat(tier(id)).isEqualTo("SUBDISTRICT");
        assertThat(steps(id)).containsOnlyOnce("GRID_RETURNED").doesNotContain("GRID_DONE");
        assertThat(pages.get(people.wang, "/cases/" + id.value())).contains("网格退回，街镇另外安排", "不在网格范围内");
        assertThat(pages.get(people.grid, "/cases/" + id.value())).contains("被退回1次", "纳入网格");
        await().untilAsserted(
                        () -> assertThat(pages.get(people.grid, "/notices")).contains("网格退回了", "请另外安排"));

        assertThat(send(people.grid, id, "001")).hasStatus(303);
        heardBy(GridPeer.SQUAD, id, 1, "REJECTED", "");
        assertThat(db.sql("select state from casework.dispatch where case_id = ? order by id")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .as("the centre still has its own; what was made for the squad has ended")
                .containsExactly("OPEN", "WITHDRAWN");
    }

    @Test
    void theNineAreTheDistrictsAndAStreetAddsItsOwn() {
        var office = people.body(people.district, "DISTRICT_OFFICE", "区社建办");
        var district = people.official("顾明远", shequtong.organization.Position.DISTRICT_STAFF, office, people.district);
        assertThat(pages.get(people.grid, "/catalogue")).contains("006 毁绿占绿", "系统预置，可以改", "不是官方目录");
        assertThat(change(people.grid, "006", "街道想改")).hasStatus(403);
        assertThat(pages.post(people.li, "/catalogue", "title", "居村想加", "units", "SQUAD"))
                .hasStatus(403);
        assertThat(pages.post(people.grid, "/catalogue", "title", "", "units", "SQUAD"))
                .hasStatus(422);
        assertThat(pages.post(people.grid, "/catalogue", "title", "水面漂浮物", "units", "WATER"))
                .hasStatus(303);
        for (var same : List.of("水面漂浮物", " 水面漂浮物 ", "停车秩序"))
            assertThat(pages.post(people.grid, "/catalogue", "title", same, "units", "WATER"))
                    .hasStatus(409)
                    .bodyText()
                    .contains("已经有同名的一类");
        assertThat(pages.post(people.otherGrid, "/catalogue", "title", "隔壁镇的", "units", "WATER"))
                .hasStatus(303);
        assertThat(change(district, "006", "毁绿占绿和踩踏草坪")).hasStatus(303);

        assertThat(pages.get(people.grid, "/catalogue"))
                .contains("006 毁绿占绿和踩踏草坪", "999 水面漂浮物（自定义）")
                .doesNotContain("隔壁镇的");
        assertThat(pages.get(people.otherGrid, "/catalogue")).contains("998 隔壁镇的（自定义）", "006 毁绿占绿和踩踏草坪");
        assertThat(change(people.otherGrid, "999", "别人的")).hasStatus(404);
        assertThat(change(people.grid, "999", "停车秩序")).hasStatus(409).bodyText().contains("已经有同名的一类");
        assertThat(pages.post(people.otherGrid, "/catalogue", "title", "水面漂浮物", "units", "WATER"))
                .as("another street's is its own")
                .hasStatus(303);
        assertThat(pages.post(people.grid, "/catalogue/999", "title", "水面漂浮物", "units", "WATER", "stopped", "true"))
                .hasStatus(303);
        var id = raised(Visibility.PUBLIC);
        up(id);
        assertThat(send(people.grid, id, "999")).hasStatus(409);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult change(Duty duty, String code, String title) {
        return pages.post(duty, "/catalogue/" + code, "title", title, "units", "SQUAD", "units", "GREENING");
    }

    private Line line() {
        return sending.line(Peer.PLATFORM).orElseThrow();
    }

    private void drained(Peer peer) {
        await().untilAsserted(() -> {
            sending.drain(peer);
            assertThat(db.sql("select count(*) from grid.delivery where peer = ? and state = 'WAITING'")
                            .param(peer.name())
                            .query(Integer.class)
                            .single())
                    .isZero();
        });
    }

    private CaseId raised(Visibility visibility) {
        var quiet = visibility == Visibility.COMMITTEE;
        return casework.open(
                people.wang,
                new Matter(
                        quiet ? "悄悄告诉你们" : "广场变菜园",
                        "绿化带被人种上青菜，我是3号楼的王阿姨",
                        quiet ? "后门花坛" : "中心广场东侧",
                        "GREEN-01",
                        visibility,
                        people.estate.id()));
    }

    private void up(CaseId id) {
        assertThat(pages.post(
                        people.li,
                        "/cases/" + id.value() + "/dispatches",
                        "way",
                        "UP",
                        "purpose",
                        "请街道协调",
                        "confirmed",
                        "true",
                        "version",
                        "" + pages.version(id),
                        "due",
                        shequtong.casework.file.Hours.of(clock.instant().plus(Duration.ofDays(4)))))
                .hasStatus(303);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult send(Duty duty, CaseId id, String code) {
        return pages.post(
                duty,
                "/cases/" + id.value() + "/grid",
                "code",
                code,
                "purpose",
                "请到场整治",
                "version",
                "" + pages.version(id));
    }

    private String form(CaseId id) {
        return pages.get(people.grid, "/cases/" + id.value() + "/grid");
    }

    private CaseId sent(String code) {
        var id = raised(Visibility.PUBLIC);
        up(id);
        assertThat(send(people.grid, id, code)).hasStatus(303);
        await().untilAsserted(() -> assertThat(states(List.of(id))).hasSize(1));
        return id;
    }

    private int heard(CaseId id, int sequence, String stage, String words) {
        return heardBy(GridPeer.PLATFORM, id, sequence, stage, words);
    }

    private int heardBy(GridPeer peer, CaseId id, int sequence, String stage, String words) {
        return call(
                peer == GridPeer.PLATFORM ? "platform" : "squad",
                peer.secret(),
                clock.instant().getEpochSecond(),
                UUID.randomUUID().toString(),
                body(id, sequence, stage, words));
    }

    private String body(CaseId id, int sequence, String stage, String words) {
        return "{\"reference\":\"SQT-%d\",\"sequence\":%d,\"stage\":\"%s\",\"at\":\"%s\",\"words\":\"%s\"}"
                .formatted(referral(id), sequence, stage, clock.instant(), words);
    }

    private int call(String peer, String secret, long time, String nonce, String body) {
        return call(peer, Signature.of(secret, time, nonce, body.getBytes(StandardCharsets.UTF_8)), body);
    }

    private int call(Signature signature, String body) {
        return call("platform", signature, body);
    }

    private int call(String peer, Signature signature, String body) {
        return browser.post()
                .uri("/grid/" + peer + "/calls")
                .header(Signature.TIME, String.valueOf(signature.time()))
                .header(Signature.NONCE, signature.nonce())
                .header(Signature.SIGN, signature.sign())
                .content(body.getBytes(StandardCharsets.UTF_8))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private long referral(CaseId id) {
        return db.sql("select max(id) from casework.referral where case_id = ?")
                .param(id.value())
                .query(Long.class)
                .single();
    }

    private long dispatch(CaseId id) {
        return db.sql("select dispatch from casework.referral where id = ?")
                .param(referral(id))
                .query(Long.class)
                .single();
    }

    private String number(CaseId id) {
        return db.sql("select coalesce(number, '') from casework.referral where id = ?")
                .param(referral(id))
                .query(String.class)
                .single();
    }

    private List<String> states(List<CaseId> ids) {
        return db.sql("select state from grid.delivery where case_id = any(:ids)")
                .param("ids", ids.stream().map(CaseId::value).toArray(Long[]::new))
                .query(String.class)
                .list();
    }

    private List<String> stages(CaseId id) {
        return db.sql("select stage from casework.referral_stage where referral = ? order by sequence")
                .param(referral(id))
                .query(String.class)
                .list();
    }

    private List<String> steps(CaseId id) {
        return pages.steps(id);
    }

    private String tier(CaseId id) {
        return db.sql("select tier from casework.case_file where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }
}
