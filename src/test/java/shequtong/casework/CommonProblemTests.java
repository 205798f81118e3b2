package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position;
import shequtong.web.Moments;

/** S102: different matters with one cause are kept together and followed until the cause is gone. */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class CommonProblemTests {

    @Autowired
    Casework casework;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    @Autowired
    MovedClock clock;

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
            assertThat(pages.get(people.li, "/common")).contains("日子过了");
            assertThat(pages.get(people.li, "/common/" + id)).contains("日子过了");
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
