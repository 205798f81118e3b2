package shequtong.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.MovedClock;
import shequtong.Still;
import shequtong.WholeTest;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.casework.Matter;
import shequtong.casework.Visibility;
import shequtong.casework.file.Hours;
import shequtong.organization.Duty;
import shequtong.supervision.patrol.Sheets;
import shequtong.supervision.patrol.Turn;
import shequtong.supervision.patrol.Walk;
import shequtong.web.Moments;

/** R53, R54, B2: three sheets a day, ticked by what was really opened and by nothing else. */
@WholeTest
@ExtendWith(Still.class)
class PatrolTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    Casework casework;

    @Autowired
    Sheets sheets;

    @Autowired
    Walk walk;

    Patch patch;
    CaseId pressing;

    @BeforeEach
    void cast() {
        patch = new Patch(db, browser, casework);
        pressing = patch.raise("村口河道有油污", Visibility.PUBLIC);
        patch.raise("只想让居委会知道的事", Visibility.COMMITTEE);
    }

    @Test
    void aSheetHasWhatPressesAndTheWholePatchAndIsTheSameHoweverOftenItIsMade() {
        at(8, 0, () -> assertThat(patch.get(patch.leader, "/patrol")).bodyText().contains("到早巡的时间就有清单"));
        at(9, 0, () -> {
            assertThat(patch.get(patch.leader, "/patrol")).bodyText().contains("没有您能打开的居村，所以没有清单");
            make(Turn.MORNING);
            var lines = lines(Turn.MORNING);
            assertThat(lines).containsExactly("OVERDUE " + pressing.value(), "COVER 幸福里", "COVER 平安坊");
            make(Turn.MORNING);
            assertThat(lines(Turn.MORNING)).as("once, whoever asks").isEqualTo(lines);
            db.sql("delete from supervision.line where round = ?")
                    .param(round(Turn.MORNING))
                    .update();
            db.sql("delete from supervision.round where mandate = ?")
                    .param(patch.leader.mandate().id())
                    .update();
            make(Turn.MORNING);
            assertThat(lines(Turn.MORNING)).as("drawn again, the same").isEqualTo(lines);
            assertThat(patch.get(patch.leader, "/patrol"))
                    .bodyText()
                    .contains("联系2个居村", "村口河道有油污", "0 / 3", "午巡")
                    .doesNotContain("只想让居委会知道的事");
        });
    }

    /** Half a patch of thirty comes in each round, and all of it in a day. */
    @Test
    void aLargePatchComesRoundWithinTheDay() {
        for (var n = 0; n < 28; n++) {
            var place = patch.people.area(patch.people.street, "COMMUNITY", "RESIDENTIAL", "第" + n + "居委会", "第" + n);
            patch.has(patch.leader, place);
        }
        at(20, 0, () -> {
            for (var turn : Turn.values()) make(turn);
            assertThat(db.sql("""
                    select count(*) || ' ' || count(distinct line.community)
                    from supervision.line
                    join supervision.round on round.id = line.round
                    where round.mandate = ? and line.why = 'COVER'
                    """)
                            .param(patch.leader.mandate().id())
                            .query(String.class)
                            .single())
                    .isEqualTo("36 30");
        });
    }

    @Test
    void onlyAPageThatWasServedToAnObserverTicks() {
        at(9, 0, () -> {
            make(Turn.MORNING);
            patch.desks.get(patch.people.wang, patch.people.wang.path("/stories"));
            patch.desks.get(patch.people.chen, patch.people.chen.path("/cases/" + pressing.value()));
            patch.desks.get(patch.people.li, patch.people.li.path("/cases/" + pressing.value()));
            assertThat(opened())
                    .as("residents and the committee are nobody's business")
                    .isEmpty();

            assertThat(patch.get(patch.sight, "/cases/999999999")).hasStatus(404);
            assertThat(patch.post(patch.sight, "/cases/" + pressing.value() + "/same"))
                    .hasStatus(403);
            assertThat(browser.head()
                            .uri(patch.sight.path("/cases/" + pressing.value()))
                            .cookie(patch.people.cookie(patch.sight))
                            .exchange())
                    .hasStatusOk();
            assertThat(patch.get(patch.sight, "")).hasStatusOk();
            assertThat(patch.get(patch.leader, "/patrol")).hasStatusOk();
            assertThat(opened())
                    .as("neither what was refused nor what has no body")
                    .isEmpty();
            assertThat(ticked()).isZero();

            assertThat(patch.get(patch.sight, "/stories")).hasStatusOk();
            assertThat(lines("opened_at is not null")).as("a list is no matter").containsExactly("COVER 幸福里");
            assertThat(patch.get(patch.sight, "/cases/" + pressing.value())).hasStatusOk();
            assertThat(opened()).containsExactly("organization.area", "casework.case");
            assertThat(lines("opened_at is null")).containsExactly("COVER 平安坊");
            assertThat(state(Turn.MORNING)).isEqualTo("OPEN 2 true");

            sister("/stories");
            assertThat(state(Turn.MORNING)).isEqualTo("DONE 3 true");
        });
    }

    /** R54: matters alone, one after the other from a link, are no patrol. */
    @Test
    void aRoundWithoutAListIsNotDone() {
        var other = casework.open(
                patch.people.resident("钱", "钱先生", "1号楼", patch.people.sister),
                new Matter("楼道灯坏了", "楼道灯坏了，请来看看", "1号楼", "ENV-04", Visibility.PUBLIC, estate()));
        at(9, 0, () -> {
            make(Turn.MORNING);
            assertThat(patch.get(patch.sight, "/cases/" + pressing.value())).hasStatusOk();
            sister("/cases/" + other.value());
            assertThat(lines("opened_at is null")).isEmpty();
            assertThat(state(Turn.MORNING)).isEqualTo("OPEN 4 false");
            assertThat(patch.get(patch.leader, "/patrol")).bodyText().contains("还要打开一次居村的“身边事”列表");
            sister("/stories");
            assertThat(state(Turn.MORNING)).isEqualTo("DONE 4 true");
        });
    }

    private long estate() {
        return db.sql("select min(id) from organization.area where parent = ?")
                .param(patch.people.sister.id())
                .query(Long.class)
                .single();
    }

    /** From the sheet to a matter, from there to the next thing of the round, and back to the sheet when nothing is left. */
    @Test
    void aRoundIsWalkedFromLineToLine() {
        at(8, 0, () -> {
            assertThat(patch.get(patch.sight, "/stories")).bodyText().contains("督查模式", "回工作台");
            goesOnTo(patch.leader.path("/patrol"));
        });
        at(9, 0, () -> {
            make(Turn.MORNING);
            assertThat(patch.get(patch.leader, "/patrol")).bodyText().contains("开始早巡，还剩3处");
            var matter = goesOnTo(patch.sight.path("/cases/" + pressing.value()));
            assertThat(patch.desks.get(patch.leader, matter))
                    .bodyText()
                    .contains("接着早巡", patch.leader.path("/patrol/next"));
            patch.desks.get(patch.leader, goesOnTo("/c/" + patch.people.sister.slug() + "/stories"));
            assertThat(patch.get(patch.leader, "/patrol")).bodyText().doesNotContain("/patrol/next");
            assertThat(patch.get(patch.sight, "")).bodyText().doesNotContain("接着早巡");
            goesOnTo(patch.leader.path("/patrol"));
            assertThat(patch.entries("organization.observe"))
                    .as("who may inspect is seen too")
                    .isNotEmpty();
        });
    }

    private String goesOnTo(String page) {
        assertThat(patch.get(patch.leader, "/patrol/next")).hasStatus(303).hasHeader("Location", page);
        return page;
    }

    @Test
    void roundsLieTwoHoursApart() {
        at(11, 30, () -> {
            make(Turn.MORNING);
            all();
            assertThat(state(Turn.MORNING)).startsWith("DONE");
        });
        at(13, 15, () -> {
            make(Turn.NOON);
            all();
            assertThat(state(Turn.NOON)).as("an hour and three quarters after").startsWith("OPEN 0");
            assertThat(patch.get(patch.leader, "/patrol"))
                    .bodyText()
                    .contains("以后打开的才算午巡")
                    .doesNotContain("/patrol/next");
            assertThat(patch.get(patch.sight, "")).bodyText().contains("回工作台").doesNotContain("接着午巡");
        });
        at(13, 35, () -> {
            all();
            assertThat(state(Turn.NOON)).startsWith("DONE");
        });
    }

    /** Flagged the same day, once, and told to whoever missed it and to the desk above. */
    @Test
    void whatWasMissedIsToldOnceTheSameDay() {
        at(9, 0, () -> make(Turn.MORNING));
        at(11, 30, () -> {
            walk.remind();
            walk.remind();
            await().untilAsserted(() ->
                    assertThat(patch.told(patch.leader, "supervision.")).isEqualTo("supervision.round-soon 1"));
        });
        at(12, 1, () -> {
            while (walk.miss()) {}
            while (walk.miss()) {}
            assertThat(state(Turn.MORNING)).startsWith("MISSED");
            await().untilAsserted(() -> {
                assertThat(patch.told(patch.leader, "supervision.")).isEqualTo("supervision.round-missed 2");
                assertThat(patch.told(patch.desks.district, "supervision.")).isEqualTo("supervision.round-report 1");
            });
            all();
            assertThat(state(Turn.MORNING)).as("what is over is over").startsWith("MISSED");
            assertThat(patch.entries("supervision.round.miss")).hasSize(1);
            assertThat(patch.get(patch.desks.district, "/notices")).bodyText().contains("网上巡查”有人漏巡");
            assertThat(patch.get(patch.desks.district, "/patrol/missed"))
                    .bodyText()
                    .contains("白露", "早巡", "0 / 3");
            assertThat(patch.get(patch.desks.district, "/patrol/report?day=+999999999-12-31"))
                    .hasStatus(404);
            assertThat(patch.get(patch.desks.district, "/patrol/report"))
                    .bodyText()
                    .contains("白露", "0 / 3");
            assertThat(patch.get(patch.desks.street, "/patrol/missed"))
                    .bodyText()
                    .contains("白露");
            assertThat(patch.get(patch.leader, "/patrol/history")).bodyText().contains("早巡", "漏巡");
            assertThat(patch.get(patch.people.otherGrid, "/patrol/missed"))
                    .bodyText()
                    .doesNotContain("白露");
        });
    }

    /** What its reporter took out of sight since cannot be opened, and is not asked for any more. */
    @Test
    void nobodyIsReproachedForWhatCannotBeOpened() {
        at(9, 0, () -> {
            make(Turn.MORNING);
            casework.hide(patch.people.wang, pressing);
            walk.excuse();
            assertThat(lines(Turn.MORNING)).containsExactly("COVER 幸福里", "COVER 平安坊");
            all();
            assertThat(state(Turn.MORNING)).isEqualTo("DONE 2 true");
        });
    }

    /** The other order: everything else was opened already when its reporter took the last one out of sight. */
    @Test
    void aRoundIsDoneWhenTheLastThingThatIsOpenGoesOutOfSight() {
        at(9, 0, () -> {
            make(Turn.MORNING);
            patch.get(patch.sight, "/stories");
            sister("/stories");
            assertThat(state(Turn.MORNING)).isEqualTo("OPEN 2 true");
            casework.hide(patch.people.wang, pressing);
            walk.excuse();
            assertThat(walk.miss()).isFalse();
            assertThat(state(Turn.MORNING)).isEqualTo("DONE 2 true");
        });
    }

    /** Who lives where they patrol opens it as a neighbour. Their round is walked all the same, and the rest is home. */
    @Test
    void whoLivesWhereTheyPatrolWalksTheirRoundAtHome() {
        patch.people.lives(patch.leader.person(), "白", "白女士", "5号楼", patch.people.community);
        at(7, 0, () -> {
            assertThat(patch.get(patch.sight, "/stories")).hasStatusOk();
            assertThat(opened()).as("nobody asks for it now").isEmpty();
        });
        at(9, 0, () -> {
            make(Turn.MORNING);
            all();
            assertThat(state(Turn.MORNING)).isEqualTo("DONE 3 true");
            assertThat(opened()).containsExactly("organization.area", "casework.case", "organization.area");
            assertThat(patch.get(patch.sight, "/stories")).hasStatusOk();
            assertThat(opened()).as("the round is done").hasSize(3);
        });
    }

    /** R8: what one may not open is on no sheet, and its page says so; what one may open no more comes off it. */
    @Test
    void nobodyIsReproachedWhereTheyMayNotLook() {
        var watcher = patch.desks.street;
        patch.has(watcher, patch.people.community);
        patch.has(watcher, patch.people.sister);
        patch.people.observes(watcher.person(), patch.people.community);
        at(9, 0, () -> {
            make(Turn.MORNING);
            sheets.make(watcher.mandate().id(), day(), Turn.MORNING);
            assertThat(lines(round(watcher, Turn.MORNING))).containsExactly("OVERDUE " + pressing.value(), "COVER 幸福里");
            assertThat(patch.get(watcher, "/patrol")).bodyText().contains("平安坊没有观察权");
            assertThat(patch.get(patch.leader, "/patrol")).bodyText().doesNotContain("没有观察权，");

            ended("observe_right", "person", watcher.person().value());
            walk.excuse();
            assertThat(state(round(watcher, Turn.MORNING))).isEqualTo("DROPPED 0 false");
            patch.get(patch.sight, "/cases/" + pressing.value());
            ended("charge", "area", patch.people.sister.id());
            walk.excuse();
            assertThat(lines(Turn.MORNING)).containsExactly("OVERDUE " + pressing.value(), "COVER 幸福里");
            ended("mandate", "id", patch.leader.mandate().id());
        });
        at(12, 1, () -> {
            walk.excuse();
            while (walk.miss()) {}
            assertThat(state(Turn.MORNING)).as("in office no more").isEqualTo("DROPPED 2 false");
            assertThat(patch.entries("supervision.round.miss")).isEmpty();
            assertThat(patch.get(patch.desks.district, "/patrol/missed"))
                    .bodyText()
                    .doesNotContain("白露", "李国平");
            assertThat(db.sql("select count(*) from supervision.patrol_view where area = ?")
                            .param(patch.people.street.id())
                            .query(Integer.class)
                            .single())
                    .as("assessed neither way")
                    .isZero();
        });
    }

    private void ended(String table, String column, long of) {
        db.sql("update organization." + table + " set until = ? where " + column + " = ?")
                .params(OffsetDateTime.now(clock), of)
                .update();
    }

    /** Not in a number either: the difference to what may be read would tell how much is hidden. */
    @Test
    void whatIsForTheCommitteeAloneIsInNoNumber() {
        at(9, 0, () -> {
            make(Turn.MORNING);
            var page = patch.get(patch.leader, "/patrol");
            assertThat(page)
                    .bodyText()
                    .containsPattern("幸福里</a></td>\\s*<td data-l=\"未回应\" class=\"num\">1</td>")
                    .doesNotContainPattern("class=\"num[^\"]*\">2</td>");
        });
    }

    /** One meaning of 超时: of two bodies the first whose time is over, and nothing once that one has answered. */
    @Test
    void whatIsLateForItsCommitteeIsLateForWhoeverLooksFromAbove() {
        assertThat(patch.post(
                        patch.people.li, "/cases/" + pressing.value() + "/replies", act("to", "public", "text", "收到")))
                .hasStatus(303);
        sent(patch.people.squad, Duration.ofHours(30));
        sent(patch.people.property, Duration.ofHours(70));
        at(9, 0, () -> {
            make(Turn.MORNING);
            assertThat(lines(Turn.MORNING)).first().isEqualTo("OVERDUE " + pressing.value());
            isLate(true);
            assertThat(patch.post(
                            patch.people.squad,
                            "/tasks/" + task(patch.people.squad) + "/answer",
                            "stage",
                            "REPLY",
                            "words",
                            "看过了",
                            "way",
                            "COMMITTEE"))
                    .hasStatus(303);
            isLate(false);
        });
    }

    /** On the list of its committee, in the figures, on the sheet of the street, and on its page from above. */
    private void isLate(boolean late) {
        db.sql("select casework.sweep(?, ?)")
                .params(patch.people.community.id(), OffsetDateTime.now(clock))
                .query((_, _) -> true)
                .list();
        var n = late ? "1" : "0";
        var red = late ? "num is-late" : "num";
        var above = "/observatory/" + patch.people.community.slug();
        assertThat(has(patch.people.li, "/cases?tab=LATE", "村口河道有油污")).isEqualTo(late);
        assertThat(has(patch.leader, above + "?tab=LATE", "村口河道有油污")).isEqualTo(late);
        assertThat(has(patch.leader, above + "/cases/" + pressing.value(), "已超时"))
                .isEqualTo(late);
        assertThat(patch.get(patch.leader, above))
                .bodyText()
                .containsPattern("已超时</a></dt><dd class=\"dk-kpi__v\">" + n);
        assertThat(patch.get(patch.leader, "/observatory?q=幸福"))
                .bodyText()
                .contains("<td data-l=\"已超时\" class=\"" + red + "\">" + n + "</td>");
        assertThat(patch.get(patch.leader, "/patrol"))
                .bodyText()
                .containsPattern("幸福里</a></td>\\s*<td data-l=\"未回应\" class=\"num\">0</td>\\s*<td data-l=\"超时\" class=\""
                        + red + "\">" + n + "</td>");
    }

    private boolean has(Duty who, String path, String words) {
        return assertThat(patch.get(who, path))
                .hasStatusOk()
                .bodyText()
                .actual()
                .contains(words);
    }

    private void sent(Duty to, Duration within) {
        assertThat(patch.post(
                        patch.people.li,
                        "/cases/" + pressing.value() + "/dispatches",
                        act(
                                "way",
                                "JOINT",
                                "purpose",
                                "请到场整治",
                                "confirmed",
                                "true",
                                "due",
                                Hours.of(clock.instant().plus(within)),
                                "bodies",
                                "" + to.mandate().body().id())))
                .hasStatus(303);
    }

    /** On the version that is now. */
    private String[] act(String... fields) {
        var form = new ArrayList<>(List.of(fields));
        form.add("version");
        form.add(db.sql("select version::text from casework.case_file where id = ?")
                .param(pressing.value())
                .query(String.class)
                .single());
        return form.toArray(String[]::new);
    }

    private long task(Duty of) {
        return db.sql("select max(id) from casework.dispatch where case_id = ? and body = ?")
                .params(pressing.value(), of.mandate().body().id())
                .query(Long.class)
                .single();
    }

    private void all() {
        patch.get(patch.sight, "/stories");
        patch.get(patch.sight, "/cases/" + pressing.value());
        sister("/stories");
    }

    private void sister(String path) {
        assertThat(browser.get()
                        .uri("/c/" + patch.people.sister.slug() + path)
                        .cookie(patch.people.cookie(patch.leader)))
                .hasStatusOk();
    }

    private void at(int hour, int minute, Runnable what) {
        clock.after(Patch.untilThen(hour, minute), what);
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI);
    }

    private void make(Turn turn) {
        sheets.make(patch.leader.mandate().id(), day(), turn);
    }

    private long round(Turn turn) {
        return round(patch.leader, turn);
    }

    private long round(Duty of, Turn turn) {
        return db.sql("select id from supervision.round where mandate = ? and number = ?")
                .params(of.mandate().id(), turn.number())
                .query(Long.class)
                .single();
    }

    private List<String> lines(Turn turn) {
        return lines(round(turn));
    }

    private List<String> lines(long round) {
        return db.sql("""
                select why || ' ' || coalesce(subject::text, area.label)
                from supervision.line
                join organization.area on area.id = line.community
                where line.round = ?
                order by line.number
                """).param(round).query(String.class).list();
    }

    private List<String> lines(String where) {
        return db.sql("select why || ' ' || coalesce(subject::text, area.label) from supervision.line"
                        + " join organization.area on area.id = line.community join supervision.round on round.id = line.round"
                        + " where round.mandate = ? and " + where + " order by line.number")
                .param(patch.leader.mandate().id())
                .query(String.class)
                .list();
    }

    private List<String> opened() {
        return db.sql("select kind from supervision.opened where community in (?, ?) order by at")
                .params(patch.people.community.id(), patch.people.sister.id())
                .query(String.class)
                .list();
    }

    private int ticked() {
        return lines("opened_at is not null").size();
    }

    private String state(Turn turn) {
        return state(round(turn));
    }

    private String state(long round) {
        return db.sql("select state || ' ' || opened || ' ' || listed from supervision.round where id = ?")
                .param(round)
                .query(String.class)
                .single();
    }
}
