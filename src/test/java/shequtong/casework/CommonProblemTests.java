package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.notification.Circular;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position;
import shequtong.organization.Viewer;
import shequtong.web.Moments;

/** S102: different matters with one cause are kept together and followed until the cause is gone. */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
@RecordApplicationEvents
class CommonProblemTests {

    @Autowired
    Casework casework;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    @Autowired
    MovedClock clock;

    @Autowired
    List<OneTimeTask<Void>> tasks;

    @Autowired
    DataSource database;

    @Autowired
    OverduePlans plans;

    People people;
    Pages pages;
    CaseId first;
    CaseId second;

    @BeforeEach
    void aCommunity() {
        people = new People(db);
        pages = new Pages(browser, db, people);
        first = raise(people.wang, "三号楼楼顶漏水", Visibility.PUBLIC);
        second = raise(people.zhao, "五号楼楼顶漏水", Visibility.PUBLIC);
    }

    /** From the queue to the end: named, planned, overdue, solved with open cases, opened again; and who did what. */
    @Test
    void isFollowedFromTheFirstCaseUntilTheCauseIsGoneAndMayBeReopened() {
        assertThat(pages.get(people.li, "/cases")).contains("归为共性问题", "/common/choose");
        assertThat(pages.get(people.li, "/common/choose?id=" + first.value() + "&id=" + second.value()))
                .contains("选中的2件", "三号楼楼顶漏水", "五号楼楼顶漏水", "新建一个");
        assertThat(put(people.li, 0, "漏水", first, second))
                .hasStatus(422)
                .bodyText()
                .contains("4到60个字", "三号楼楼顶漏水");
        var id = made(people.li, "东区楼顶防水层老化", first, second);
        assertThat(pages.get(people.li, "/common")).contains("东区楼顶防水层老化", "还没有定下一步");

        for (var due : List.of("昨天", inDays(-1)))
            assertThat(follow(people.li, id, "/plan", "step", "请物业报维修资金", "due", due))
                    .hasStatus(422)
                    .bodyText()
                    .contains("请选一天，从今天起");
        assertThat(follow(people.li, id, "/plan", "step", "请物业报维修资金", "due", inDays(800)))
                .hasStatus(422)
                .bodyText()
                .contains("最晚可以选到");
        assertThat(follow(people.li, id, "/plan", "step", "请物业报维修资金", "due", inDays(3)))
                .hasStatus(303);
        assertThat(follow(people.li, id, "/words", "title", "东区楼顶防水层到年限", "cause", "2003年的防水层"))
                .hasStatus(303);
        assertThat(pages.get(people.chen, "/cases/" + first.value()))
                .contains("社区把它和另外<span class=\"num\">1</span>件同类的事放在一起解决", "东区楼顶防水层到年限", "请物业报维修资金")
                .doesNotContain("2003年的防水层", "五号楼楼顶漏水");
        clock.after(Duration.ofDays(5), () -> {
            assertThat(pages.get(people.li, "/common")).contains("过期2天，说好");
            assertThat(pages.get(people.li, "/common/" + id)).contains("过期2天，说好");
        });

        assertThat(follow(people.li, id, "/solved", "words", "")).hasStatus(422);
        assertThat(follow(people.li, id, "/solved", "words", "防水层全部重做了")).hasStatus(303);
        assertThat(pages.get(people.li, "/common/" + id)).contains("还有<span class=\"num\">2</span>件在办", "重新打开");
        assertThat(pages.get(people.li, "/common?tab=SOLVED&words=防水")).contains("东区楼顶防水层到年限");
        assertThat(pages.get(people.chen, "/cases/" + first.value())).contains("都解决了", "防水层全部重做了");
        var third = raise(people.wang, "七号楼楼顶漏水", Visibility.PUBLIC);
        assertThat(put(people.li, id, "", third)).hasStatus(409).bodyText().contains("请先重新打开");
        assertThat(takeOut(people.li, id, first)).hasStatus(409);

        assertThat(follow(people.li, id, "/solved", "_method", "delete")).hasStatus(303);
        assertThat(put(people.li, id, "", third)).hasStatus(303);
        assertThat(takeOut(people.li, id, first)).hasStatus(303);
        assertThat(pages.get(people.li, "/common/" + id))
                .contains("归在一起的<span class=\"num\">2</span>件", "“三号楼楼顶漏水”", "李红梅");
        assertThat(pages.get(people.chen, "/cases/" + first.value())).doesNotContain("东区楼顶");
        assertThat(steps(id))
                .containsExactly(
                        "MADE 0",
                        "ADDED 2",
                        "PLANNED 0",
                        "NAMED 0",
                        "SOLVED 0",
                        "REOPENED 0",
                        "ADDED 1",
                        "TAKEN_OUT 1");
    }

    @Test
    void aCaseLiesInOneAtMostAndItsPageSaysInWhich() {
        var id = made(people.li, "东区楼顶防水层老化", first);
        assertThat(pages.get(people.li, "/cases/" + first.value())).contains("东区楼顶防水层老化", "从里面拿出去");
        assertThat(pages.get(people.li, "/cases/" + second.value())).contains("common/choose?id=" + second.value());
        assertThat(put(people.li, 0, "另外一个名称", first, second))
                .hasStatus(409)
                .bodyText()
                .contains("“三号楼楼顶漏水”已经在“东区楼顶防水层老化”里了");
        assertThat(problems()).isEqualTo(1);
        assertThat(put(people.li, id, "", second)).hasStatus(303);
        var hidden = raise(people.chen, "我家也漏，请别告诉邻居", Visibility.COMMITTEE);
        assertThat(put(people.li, id, "", hidden)).hasStatus(303);
        assertThat(pages.get(people.zhao, "/cases/" + second.value()))
                .contains("社区把它和另外<span class=\"num\">1</span>件同类的事放在一起解决");
        assertThat(pages.get(people.chen, "/cases/" + hidden.value()))
                .contains("社区把它和另外<span class=\"num\">2</span>件同类的事放在一起解决");
        assertThat(pages.post(
                        people.li, "/common/" + id + "/cases/" + first.value(), "_method", "delete", "back", "true"))
                .hasStatus(303)
                .hasHeader("Location", people.li.path("/cases/" + first.value()));
        assertThat(made(people.li, "另外一个名称", first)).isNotEqualTo(id);
        assertThat(takeOut(people.li, id, first)).hasStatus(409);
    }

    @Test
    void aCommunityHasItsOwnAloneAndAnothersIsNotFound() {
        var id = made(people.li, "东区楼顶防水层老化", first);
        var stranger = people.otherSecretary;
        assertThat(pages.get(stranger, "/common")).doesNotContain("东区楼顶");
        assertThat(pages.ask(stranger, "/common/" + id)).hasStatus(404);
        for (var act : List.of("/words", "/plan", "/solved"))
            assertThat(follow(stranger, id, act, "title", "改个名称看看", "step", "看看", "due", inDays(1), "words", "好了"))
                    .hasStatus(404);
        assertThat(takeOut(stranger, id, first)).hasStatus(404);
        assertThat(put(stranger, 0, "把别人的归进来", second)).hasStatus(404);
        assertThat(pages.get(stranger, "/common/choose?id=" + second.value()))
                .contains("有1件不能归进来")
                .doesNotContain("五号楼楼顶漏水");
        assertThat(pages.ask(people.property, "/common")).hasStatus(403);
        assertThat(pages.ask(people.grid, "/common/" + id)).hasStatus(404);
    }

    /** What is told upwards, or may be looked at; and what becomes the committee's alone meanwhile is gone from there. */
    @Test
    void aStreetKeepsWhatItSeesAndNeverWhatOnlyTheCommitteeMayKnow() {
        sent(first);
        assertThat(pages.get(people.grid, "/cases?tab=ANY")).contains("name=\"id\" value=\"" + first.value() + "\"");
        assertThat(put(people.grid, 0, "几个小区停车难", second)).hasStatus(404);
        var id = made(people.grid, "几个小区楼顶漏水", first);
        assertThat(pages.get(people.grid, "/common")).contains("几个小区楼顶漏水").contains("<span class=\"num\">1</span>个居村");
        assertThat(pages.get(people.li, "/cases/" + first.value())).contains("几个小区楼顶漏水", "江湾街道牵头");
        assertThat(pages.get(people.li, "/common?tab=ABOVE")).contains("几个小区楼顶漏水");
        assertThat(pages.get(people.li, "/common/" + id)).contains("江湾街道牵头", "三号楼楼顶漏水");
        assertThat(follow(people.li, id, "/solved", "words", "好了")).hasStatus(403);
        assertThat(takeOut(people.li, id, first)).hasStatus(403);
        assertThat(pages.get(people.chen, "/cases/" + first.value())).contains("江湾街道把它归到一类事里解决");
        var leader = people.official(
                "韩梅", Position.STREET_LEADER, people.body(people.street, "SUBDISTRICT_OFFICE", "江湾街道办"), people.street);
        people.observes(leader.person(), people.community);
        assertThat(put(leader, id, "", second)).hasStatus(303);
        assertThat(pages.get(leader, "/common/" + id))
                .contains("五号楼楼顶漏水", "/c/" + people.community.slug() + "/cases/" + second.value());
        assertThat(pages.get(people.grid, "/common/" + id))
                .contains("还有1件没有报到街镇")
                .doesNotContain("五号楼楼顶漏水");

        db.sql("update casework.case_file set visibility = 'COMMITTEE' where id = ?")
                .param(first.value())
                .update();
        for (var page : List.of("/common/" + id, "/common", "/common/choose?id=" + first.value()))
            assertThat(pages.get(people.grid, page)).doesNotContain("三号楼楼顶漏水", "<span class=\"num\">2</span>件");
        assertThat(pages.get(people.grid, "/cases/" + first.value())).doesNotContain("几个小区楼顶漏水");
        assertThat(pages.get(people.chen, "/cases/" + second.value())).contains("江湾街道把它归到一类事里解决");
        assertThat(takeOut(people.grid, id, first)).hasStatus(404);
        assertThat(takeOut(people.li, id, first)).hasStatus(303);
        assertThat(put(people.grid, id, "", first)).hasStatus(404);
    }

    @Test
    void whoeverComesSecondChangesNothingAndKeepsWhatTheyWrote() {
        var id = made(people.li, "东区楼顶防水层老化", first);
        assertThat(follow(people.li, id, "/plan", "step", "开协调会", "due", inDays(2), "version", "1"))
                .hasStatus(303);
        assertThat(follow(people.worker, id, "/plan", "step", "先请物业来看", "due", inDays(3), "version", "1"))
                .hasStatus(409)
                .bodyText()
                .contains("有人先您一步", "先请物业来看");
        assertThat(follow(people.worker, id, "/solved", "words", "好了", "version", "1"))
                .hasStatus(409);
        assertThat(follow(people.li, id, "/solved", "_method", "delete")).hasStatus(409);
        assertThat(steps(id)).containsExactly("MADE 0", "ADDED 1", "PLANNED 0");
    }

    @Test
    void aSignalIsTakenOverByOnePress() {
        raise(people.chen, "七号楼楼顶漏水", Visibility.PUBLIC);
        var signal = db.sql("select max(id) from casework.signal where community = ?")
                .param(people.community.id())
                .query(Long.class)
                .single();
        assertThat(pages.get(people.li, "/signals")).contains("/signals/" + signal + "/common");
        assertThat(pages.post(people.otherSecretary, "/signals/" + signal + "/common"))
                .hasStatus(404);
        assertThat(pages.post(people.grid, "/signals/" + signal + "/common")).hasStatus(409);
        var made =
                pages.post(people.li, "/signals/" + signal + "/common", "once", "00000000-0000-0000-0000-000000000001");
        assertThat(made).hasStatus(303);
        assertThat(pages.get(people.li, "/common")).contains("幸福里：", "<span class=\"num\">3</span>件");
        assertThat(pages.get(people.li, "/signals"))
                .contains("已归为共性问题")
                .doesNotContain("/signals/" + signal + "/common");
        assertThat(pages.post(people.li, "/signals/" + signal + "/common")).hasStatus(409);
        assertThat(problems()).isEqualTo(1);
    }

    /** One event however many they are; each once, at home; nobody of what others told, or of what is out again. */
    @Test
    void thoseWhoseCaseLiesInOneHearOfItOnceAndNobodyElseDoes(ApplicationEvents events) {
        var more = raise(people.wang, "七号楼楼顶漏水", Visibility.PUBLIC);
        people.lives(people.li.person(), "李", "李阿姨", "8号楼", people.community);
        var home = new Here(people.li.person(), Here.Capacity.RESIDENT, people.community, null);
        var own = raise(home, "八号楼也漏", Visibility.PUBLIC);
        var id = made(people.li, "东区楼顶防水层老化", first, second, more, own);
        told(people.wang, id, "casework.common-put 1");
        told(people.zhao, id, "casework.common-put 1");
        assertThat(events.stream(Circular.class)).hasSize(1);
        assertThat(pages.get(people.wang, "/notices"))
                .contains("您反映的事和同类的事放在一起解决：“东区楼顶防水层老化”", "/cases/" + first.value() + "#common");

        var hidden = raise(people.chen, "我家也漏，请别告诉邻居", Visibility.COMMITTEE);
        assertThat(put(people.li, id, "", hidden)).hasStatus(303);
        told(people.chen, id, "casework.common-put 1");
        assertThat(pages.get(people.chen, "/notices")).contains("东区楼顶防水层老化");
        for (var n = 0; n < 2; n++)
            assertThat(follow(people.worker, id, "/plan", "step", "请物业报维修资金", "due", inDays(3)))
                    .hasStatus(303);
        told(people.wang, id, "casework.common-planned 2");
        told(people.chen, id, "casework.common-planned 2");
        assertThat(follow(people.li, id, "/plan", "step", "请物业报维修资金", "due", inDays(9)))
                .hasStatus(303);
        told(people.wang, id, "casework.common-moved 3");

        for (var it : List.of(first, more))
            assertThat(takeOut(people.li, id, it)).hasStatus(303);
        assertThat(pages.get(people.wang, "/notices")).contains("已经不在了").doesNotContain("东区楼顶");
        assertThat(follow(people.li, id, "/solved", "words", "防水层全部重做了")).hasStatus(303);
        told(people.zhao, id, "casework.common-solved 4");
        assertThat(follow(people.li, id, "/solved", "_method", "delete")).hasStatus(303);
        told(people.zhao, id, "casework.common-reopened 5");
        assertThat(pages.get(people.zhao, "/notices")).contains("“东区楼顶防水层老化”没有解决好，重新打开了");
        told(people.wang, id, "casework.common-moved 3");
        told(home, id, "casework.common-planned 1");
        assertThat(events.stream(Circular.class)).hasSize(6);
    }

    @Test
    void theDeskIsRemindedOnceOnTheMorningAfterTheDayUnlessItIsAnotherOrAllIsSolved() {
        sent(second);
        var late = made(people.li, "东区楼顶防水层老化", first);
        var moved = made(people.li, "西区的路灯不亮", raise(people.wang, "西区路灯坏了", Visibility.PUBLIC));
        var solved = made(people.li, "南区的井盖松动", raise(people.zhao, "井盖响", Visibility.PUBLIC));
        var open = made(people.li, "北区还没有商量", raise(people.chen, "北门关着", Visibility.PUBLIC));
        var streets = made(people.grid, "几个小区楼顶漏水", second);
        for (var id : List.of(late, moved, solved))
            assertThat(follow(people.li, id, "/plan", "step", "请物业来看", "due", inDays(3)))
                    .hasStatus(303);
        assertThat(follow(people.grid, streets, "/plan", "step", "请房管所来看", "due", inDays(3)))
                .hasStatus(303);
        assertThat(follow(people.li, moved, "/plan", "step", "请物业来看", "due", inDays(8)))
                .hasStatus(303);
        assertThat(follow(people.li, solved, "/solved", "words", "井盖都换了")).hasStatus(303);
        assertThat(rings(people.community, late)).containsExactly(inDays(4) + " 08:00");
        assertThat(rings(people.community, moved)).containsExactly(inDays(4) + " 08:00", inDays(9) + " 08:00");

        var scheduler = Schedulers.another("common", database, clock, task());
        try {
            clock.after(Duration.ofDays(5), () -> {
                told(people.li, late, "casework.common-overdue 1");
                told(people.worker, late, "casework.common-overdue 1");
                told(people.grid, streets, "casework.common-overdue 1");
                assertThat(pages.get(people.li, "/notices")).contains("“东区楼顶防水层老化”下一步的日子过了");
                var key = people.community.id() + "/" + late + "/" + inDays(-2);
                scheduler.scheduleIfNotExists(task().instance(key), clock.instant());
                await().untilAsserted(
                                () -> assertThat(rings(people.community, late)).isEmpty());
                await().untilAsserted(() ->
                        assertThat(rings(people.community, solved)).isEmpty());
                assertThat(rings(people.community, moved)).hasSize(1);

                assertThat(plans.count(people.li)).isOne();
                assertThat(plans.count(people.grid)).isOne();
                assertThat(pages.get(people.li, "/common?tab=LATE"))
                        .contains("东区楼顶防水层老化", "过期2天")
                        .doesNotContain("西区的路灯", "南区的井盖", "北区");
                assertThat(pages.get(people.li, "/common"))
                        .containsSubsequence("东区楼顶防水层老化", "西区的路灯不亮", "北区还没有商量")
                        .doesNotContain("南区的井盖");
                assertThat(follow(people.li, late, "/plan", "step", "请物业再来看", "due", inDays(1)))
                        .hasStatus(303);
                assertThat(pages.get(people.li, "/common?tab=LATE")).contains("没有过期的");
                assertThat(plans.count(people.li)).isZero();
            });
        } finally {
            scheduler.stop();
        }
        told(people.worker, late, "casework.common-overdue 1");
        for (var id : List.of(moved, solved, open)) told(people.li, id, "");
    }

    /** What the page shows is what the file holds, and a formula is the text it was (AT-40, AT-41); sums for a 街镇. */
    @Test
    void isTakenAlongWithItsCasesByTheCommitteeAndAsSumsByTheStreet() throws IOException {
        var hidden = raise(people.chen, "我家也漏，请别告诉邻居", Visibility.COMMITTEE);
        var id = made(people.li, "=1+1楼顶漏水", first, second, hidden);
        assertThat(follow(people.li, id, "/plan", "step", "+86请物业来看", "due", inDays(3)))
                .hasStatus(303);
        assertThat(pages.get(people.li, "/common")).contains("/common/export");
        assertThat(file(people.li, "/common/export", "tab", "OPEN"))
                .containsSubsequence("'=1+1楼顶漏水", "3", "'+86请物业来看", "在解决", "李红梅", "共1个")
                .doesNotContain("三号楼", "五号楼");
        assertThat(file(people.li, "/common/" + id + "/export"))
                .contains("'=1+1楼顶漏水", "三号楼楼顶漏水", "五号楼楼顶漏水", "共2件（只给居委会的不在内）", "定了下一步")
                .doesNotContain("别告诉邻居", "王阿姨", "赵老师");
        sent(first);
        assertThat(takeOut(people.li, id, first)).hasStatus(303);
        var streets = made(people.grid, "几个小区楼顶漏水", first);
        assertThat(file(people.grid, "/common/export", "tab", "ABOVE")).contains("几个小区楼顶漏水", "共1个");
        assertThat(file(people.grid, "/common/" + streets + "/export"))
                .contains("幸福里", "共1个居村")
                .doesNotContain("三号楼楼顶漏水");
        for (var path : List.of("/common/export", "/common/" + id + "/export"))
            assertThat(pages.post(people.worker, path)).hasStatus(403);
        assertThat(pages.get(people.worker, "/common")).doesNotContain("/common/export");
        assertThat(pages.post(people.otherSecretary, "/common/" + id + "/export"))
                .hasStatus(404);
        assertThat(pages.post(people.grid, "/common/" + id + "/export")).hasStatus(404);
        assertThat(db.sql(
                                "select kind || ' ' || detail from audit.entry where area = ? and act = 'casework.common.export' order by number")
                        .param(people.community.id())
                        .query(String.class)
                        .list())
                .containsExactly("organization.area rows=1", "casework.common rows=2");
    }

    /** All its sheets, cell by cell. */
    private String file(Duty duty, String path, String... params) throws IOException {
        var answer = pages.post(duty, path, params);
        assertThat(answer).hasStatusOk();
        var text = new StringBuilder();
        try (var book = new ReadableWorkbook(
                new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            for (var sheet : book.getSheets().toList())
                for (var row : sheet.read())
                    for (var cell : row)
                        text.append(cell == null ? "" : cell.getText()).append('\t');
        }
        return text.toString();
    }

    /** The last notice of it, and how often they were told. */
    private void told(Viewer who, long id, String notice) {
        await().untilAsserted(() -> assertThat(db.sql("""
                        select coalesce(max(kind || ' ' || times), '') from notification.notice
                        where recipient = ? and area = ? and desk = ? and about_kind = 'casework.common' and about_id = ?
                        """)
                        .params(who.person().value(), who.area().id(), who instanceof Duty, id)
                        .query(String.class)
                        .single())
                .isEqualTo(notice));
    }

    /** When it is set to ring, by Shanghai's clock. */
    private List<String> rings(Area area, long id) {
        return db.sql("""
                select to_char(execution_time at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')
                from scheduler.scheduled_tasks
                where task_name = 'casework.common-due' and task_instance like ?
                order by execution_time
                """)
                .param(area.id() + "/" + id + "/%")
                .query(String.class)
                .list();
    }

    private OneTimeTask<Void> task() {
        return tasks.stream()
                .filter(it -> it.getName().equals("casework.common-due"))
                .findFirst()
                .orElseThrow();
    }

    private CaseId raise(Here by, String title, Visibility visibility) {
        return casework.open(by, new Matter(title, "一下雨就漏", "楼顶", "ENV-04", visibility, people.estate.id()));
    }

    private MvcTestResult put(Duty duty, long into, String title, CaseId... cases) {
        var form = new ArrayList<>(List.of("into", "" + into, "title", title));
        for (var it : cases) form.addAll(List.of("id", "" + it.value()));
        return pages.post(duty, "/common", form.toArray(String[]::new));
    }

    private long made(Duty duty, String title, CaseId... cases) {
        assertThat(put(duty, 0, title, cases)).hasStatus(303);
        return db.sql("select max(id) from casework.common_problem where area = ?")
                .param(duty.area().id())
                .query(Long.class)
                .single();
    }

    /** On the version that is now, unless another is named. */
    private MvcTestResult follow(Duty duty, long id, String act, String... params) {
        var form = new ArrayList<>(List.of(params));
        if (!form.contains("version"))
            form.addAll(List.of(
                    "version",
                    ""
                            + db.sql("select version from casework.common_problem where id = ?")
                                    .param(id)
                                    .query(Integer.class)
                                    .single()));
        return pages.post(duty, "/common/" + id + act, form.toArray(String[]::new));
    }

    private MvcTestResult takeOut(Duty duty, long id, CaseId file) {
        return pages.post(duty, "/common/" + id + "/cases/" + file.value(), "_method", "delete");
    }

    private void sent(CaseId id) {
        db.sql("update casework.case_file set tier = 'SUBDISTRICT' where id = ?")
                .param(id.value())
                .update();
    }

    private String inDays(int days) {
        return LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI)
                .plusDays(days)
                .toString();
    }

    private int problems() {
        return db.sql("select count(*) from casework.common_problem where area = ?")
                .param(people.community.id())
                .query(Integer.class)
                .single();
    }

    private List<String> steps(long id) {
        return db.sql(
                        "select kind || ' ' || cardinality(cases) from casework.common_step where problem = ? order by id")
                .param(id)
                .query(String.class)
                .list();
    }
}
