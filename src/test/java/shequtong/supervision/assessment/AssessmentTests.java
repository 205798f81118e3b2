package shequtong.supervision.assessment;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;
import static shequtong.web.Moments.SHANGHAI;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Position;

/**
 * A district of thirteen cases, counted by hand. 江湾街道 has 幸福里 and 平安坊, 隔壁镇 has 远方苑 (a village's type) and 无事村,
 * where nothing happened.
 *
 * <pre>
 *  n  where    what                                                     RESPONSE RESOLUTION SATISFACTION ON_TIME LASTING
 *  1  幸福里   in time, solved, confirmed, grade 5                      1/1      1/1        1/1          1/1     1/1
 *  2  幸福里   both exactly at the deadline; PARTLY, grade 4            1/1      0/1        1/1          1/1     0/1
 *  3  幸福里   both late; nobody judged it within 7 days (R45)          0/1      0/1        -            0/1     0/1
 *  4  幸福里   never answered, both over (A22)                          0/1      0/1        -            0/1     0/1
 *  5  幸福里   没有: open again, its new deadline is next month (R93)   1/1      -          -            -       -
 *  6  幸福里   没有 once, solved the second time, last grade 3 (R44)    1/1      1/1        0/1          1/1     0/1
 *  7  平安坊   told where it belongs: aside                             1/1      -          -            -       -
 *  8  平安坊   for the committee alone: in no figure (R34)              -        -          -            -       -
 *  9  平安坊   answered, still within its 7 days                        1/1      -          -            1/1     -
 * 10  平安坊   both due in the last second of the month, solved, 5      1/1      1/1        1/1          1/1     1/1
 * 11  平安坊   both due in the first second of the next month           -        -          -            -       -
 * 12  远方苑   closed against the reporter's will (R46)                 1/1      0/1        -            1/1     0/1
 * 13  远方苑   judged by nobody, and found solved by the 街镇 (R45)      1/1      1/1        -            1/1     1/1
 *
 *     幸福里                                                            4/6      2/5        2/3          3/5     1/5
 *     平安坊                                                            3/3      1/1        1/1          2/2     1/1
 *     远方苑                                                            2/2      1/2        -            2/2     1/2
 *     江湾街道                                                          7/9      3/6        3/4          5/7     2/6
 *
 * Drawn to their peers with 20 cases more, then 30/35/35:
 *     幸福里   RESPONSE (4+20*7/9)/26 = 75.2137  RESOLUTION (2+20*3/6)/25 = 48  SATISFACTION (2+20*3/4)/23 = 73.9130  65.23
 *     平安坊   RESPONSE (3+20*7/9)/23 = 80.6763  RESOLUTION (1+10)/21 = 52.3810 SATISFACTION (1+15)/21 = 76.1905      69.20
 *     远方苑   alone of its type: 100 and 50, nobody judged: (30*100 + 35*50)/65                                      73.08
 *     江湾街道 (7+20*9/11)/29 = 80.5643  (3+20*4/8)/26 = 50       (3+15)/24 = 75                                      67.92
 *     隔壁镇   (2+20*9/11)/22 = 83.4711  (1+20*4/8)/22 = 50       nobody judged: /65                                  65.45
 *
 * One order of the district was answered in time; of two rounds of 江湾街道 one was missed; its squad answered one of two
 * dispatches in time (a third was taken back), came to the table to which it was called, whose case is solved, and says
 * that it should not have been called (R95): (1+10)/22 = 50, 100, 100; 60/20/20                                   70.00
 * </pre>
 */
@WholeTest
class AssessmentTests {

    @Autowired
    JdbcClient db;

    @Autowired
    Issuing issuing;

    @Autowired
    Reports reports;

    @Autowired
    Counting counting;

    @Autowired
    Weights weights;

    @Autowired
    ListPages lists;

    @Autowired
    MockMvcTester browser;

    @Autowired
    MovedClock clock;

    People people;
    YearMonth month;
    Duty office;
    Area nothing;
    long first;
    long district;

    @BeforeEach
    void theThirteenCases() {
        people = new People(db);
        month = YearMonth.from(clock.instant().atZone(SHANGHAI)).minusMonths(2);
        district = people.district.id();
        office = people.official(
                "卫社建",
                Position.DISTRICT_STAFF,
                people.body(people.district, "DISTRICT_OFFICE", "测试区社建办"),
                people.district);
        nothing = people.area(
                people.area(people.district, "SUBDISTRICT", "TOWN", "空镇", "空镇"),
                "COMMUNITY",
                "VILLAGE",
                "无事村委会",
                "无事村");
        db.sql("update organization.area set type = 'RURAL' where id = ?")
                .param(people.elsewhere.id())
                .update();
        var home = people.community;
        first = matter(home, day(3), day(2), day(9), day(8), "CLOSED", "SOLVED", true, 0, null, 5);
        matter(home, day(4), day(4), day(10), day(10), "CLOSED", "PARTLY", true, 0, null, 4);
        matter(home, day(5), day(6), day(11), day(12), "CLOSED", "SOLVED", false, 0, null, null);
        matter(home, day(6), null, day(12), null, "REPORTED", null, false, 0, null, null);
        matter(home, day(7), day(7), day(3).plusMonths(1), null, "REWORK", null, false, 1, null, 1);
        matter(home, day(8), day(8), day(14), day(13), "CLOSED", "SOLVED", true, 1, null, 3);
        matter(people.sister, day(3), day(3), day(9), day(3), "CLOSED", "EXPLAINED", false, 0, "CHANNEL", null);
        var told = matter(people.sister, day(3), null, day(9), null, "REPORTED", null, false, 0, null, null);
        db.sql("update casework.case_file set visibility = 'COMMITTEE' where id = ?")
                .param(told)
                .update();
        matter(people.sister, day(5), day(5), day(12), day(12), "ANSWERED", null, false, 0, null, null);
        var end = month.plusMonths(1).atDay(1).atStartOfDay(SHANGHAI);
        var last = end.minusSeconds(1);
        matter(people.sister, last, last, last, last, "CLOSED", "SOLVED", true, 0, null, 5);
        matter(people.sister, end, null, end, null, "REPORTED", null, false, 0, null, null);
        var forced =
                matter(people.elsewhere, day(5), day(4), day(12), day(12), "CLOSED", "EXPLAINED", false, 0, null, null);
        db.sql("update casework.case_file set forced = true where id = ?")
                .param(forced)
                .update();
        var found =
                matter(people.elsewhere, day(6), day(5), day(13), day(13), "CLOSED", "SOLVED", false, 0, null, null);
        db.sql("update casework.case_file set verified = true where id = ?")
                .param(found)
                .update();
        table();
        watched();
        order("ANSWERED", day(9), day(8));
        order("OPEN", day(15), null);
        order("WITHDRAWN", day(16), null);
        for (var it : List.of(home, people.sister, people.elsewhere))
            db.sql("select casework.sweep(?, ?)")
                    .params(it.id(), OffsetDateTime.now(clock))
                    .query((_, _) -> true)
                    .single();
        issuing.all(district);
    }

    @Test
    void countsTheThirteenAsTheyWereCountedByHand() {
        assertThat(printed(Kind.COMMUNITY, people.community)).isEqualTo("4/6 2/5 2/3 3/5 1/5 - 1/1: 65.23, 2 of 2");
        assertThat(printed(Kind.COMMUNITY, people.sister)).isEqualTo("3/3 1/1 1/1 2/2 1/1 - -: 69.20, 1 of 2");
        assertThat(printed(Kind.COMMUNITY, people.elsewhere)).isEqualTo("2/2 1/2 - 2/2 1/2 - -: 73.08, 1 of 1");
        assertThat(printed(Kind.COMMUNITY, nothing))
                .as("a whole of nothing is no rate (R91)")
                .isEqualTo("- - - - - - -: 暂无, — of 2");
        assertThat(printed(Kind.STREET, people.street)).isEqualTo("7/9 3/6 3/4 5/7 2/6 - 1/1 1/2 0/1: 67.92, 1 of 2");
        assertThat(db.sql("select score from supervision.report_row where report = ? and label = '隔壁镇'")
                        .param(report(Kind.STREET).id())
                        .query(String.class)
                        .single())
                .isEqualTo("65.45");
        assertThat(reports.says(report(Kind.COMMUNITY), counts(Kind.COMMUNITY, month)))
                .as("what is said follows from what was done")
                .isTrue();
    }

    /** What is open was not done at the first go, however little it was reopened: the rows say what the figure says. */
    @Test
    void countsAsDoneAtOnceOnlyWhatIsSolved() {
        var rows = page(office, row(Kind.COMMUNITY, people.community.id()) + "/LASTING");
        assertThat(rows.split("只算进分母", -1)).as("of five").hasSize(5);
        assertThat(rows.split("算进分子", -1)).as("and one counts").hasSize(2);
        assertThat(page(office, row(Kind.COMMUNITY, people.community.id()))).contains("解决了又没有返工过的 ÷ 全部");
    }

    /** What was printed by the first formulas is explained, and corrected, by the first formulas. */
    @Test
    void explainsAPrintByTheFormulasItWasPrintedWith() {
        var second = row(Kind.COMMUNITY, people.community.id()) + "/LASTING";
        var decided = weights.of(district, Kind.COMMUNITY, month.getYear());
        reports.save(
                new Report(0, district, Kind.COMMUNITY, month, 2, 1, clock.instant(), "照老公式"),
                decided,
                Scoring.lines(
                        counting.subjects(Kind.COMMUNITY, district, month), counts(Kind.COMMUNITY, month, 1), decided));
        assertThat(printed(Kind.COMMUNITY, people.community)).startsWith("4/6 2/5 2/3 3/5 4/5");
        var rows = page(office, row(Kind.COMMUNITY, people.community.id()) + "/LASTING");
        assertThat(rows)
                .contains("按发出时用的公式第1版算（现在用第2版）", "发出时是4&nbsp;÷&nbsp;5", "没有返工过的 ÷ 全部")
                .doesNotContain("解决了又没有返工过");
        assertThat(rows.split("算进分子", -1)).hasSize(1 + 4);
        assertThat(rows.split("只算进分母", -1)).hasSize(1 + 1);
        assertThat(page(office, second))
                .contains("按公式第2版算", "发出时是1&nbsp;÷&nbsp;5")
                .doesNotContain("现在用第2版");

        db.sql("update casework.case_file set reworks = 1 where id = ?")
                .param(first)
                .update();
        clock.after(Duration.ofDays(8), () -> issuing.all(district));
        assertThat(report(Kind.COMMUNITY))
                .extracting(Report::version, Report::formula)
                .containsExactly(3, 1);
        assertThat(printed(Kind.COMMUNITY, people.community)).startsWith("4/6 2/5 2/3 3/5 3/5");
        assertThat(report(Kind.STREET))
                .extracting(Report::version, Report::formula)
                .containsExactly(2, 2);
    }

    /** The figures that grew with every step are the ones that are counted anew from the cases. */
    @Test
    void saysWhatTheRollUpsSay() {
        db.sql("select casework.fold()").query(Integer.class).single();
        for (var it : List.of(people.community, people.sister, people.elsewhere, people.street)) {
            var kept = db.sql("""
                    select concat_ws(' ', responded || '/' || respond_due, solved || '/' || judged,
                                     satisfied || '/' || rated, handled || '/' || handle_due)
                    from casework.month_view where area = ? and month = ?
                    """)
                    .params(it.id(), month.atDay(1))
                    .query(String.class)
                    .single();
            assertThat(printed(it == people.street ? Kind.STREET : Kind.COMMUNITY, it))
                    .startsWith(kept.replace("0/0", "-"));
        }
    }

    @Test
    void leavesLastYearsScoreWhenNextYearWeighsOtherwise() {
        var before = printedPage();
        var year = YearMonth.from(clock.instant().atZone(SHANGHAI)).getYear();
        var wrong = weigh(year + 1, 50, 35, 35);
        assertThat(wrong).hasStatus(422).bodyText().contains("加起来要等于100，现在是120", "value=\"50\"");
        for (var other : List.of(year, year + 2, 9999))
            assertThat(weigh(other, 55, 20, 25)).hasStatus(422).bodyText().contains("只能提下一年度的权重", "value=\"55\"");
        assertThat(weigh(year + 1, 60, 20, 20)).hasStatus(303);
        assertThat(weigh(year + 1, 50, 25, 25)).hasStatus(303);
        confirmByAnother(year + 1);

        clock.after(Duration.ofDays(366), () -> {
            issuing.all(district);
            var current = YearMonth.from(clock.instant().atZone(SHANGHAI));
            assertThat(weights.indicators(
                            reports.latest(district, Kind.COMMUNITY, current).orElseThrow()))
                    .extracting(Weights.Indicator::weight)
                    .startsWith(50, 25, 25);
            assertThat(printed(Kind.COMMUNITY, people.community)).endsWith("65.23, 2 of 2");
        });
        assertThat(weights.of(district, Kind.COMMUNITY, year)).containsEntry("RESPONSE", 30);
        assertThat(weights.of(people.elsewhere.id(), Kind.COMMUNITY, year + 1))
                .as("another district's are its own")
                .containsEntry("RESPONSE", 30);
        assertThat(printedPage()).isEqualTo(before);
    }

    /** One proposes, another confirms (R92 and the matrix): until then the year has what it had. */
    private void confirmByAnother(int year) {
        var proposals = db.sql("select id from supervision.weighing where district = ? order by id")
                .param(district)
                .query(Long.class)
                .list();
        var guard = people.official(
                "安管", Position.SECURITY_ADMIN, people.body(people.district, "PLATFORM", "测试区平台"), people.district);
        var path = "/assessment/weights/%d/decision";
        assertThat(post(office, office.path(path.formatted(proposals.getLast())), "decision", "CONFIRMED"))
                .hasStatus(403);
        assertThat(page(office, office.path("/assessment/weights?kind=COMMUNITY")))
                .contains("卫社建", "等安全管理员确认", "value=\"50\"");
        assertThat(page(guard, guard.path("/assessment/weights?kind=COMMUNITY")))
                .contains("<b>50%</b>", "确认" + year + "年的权重");
        assertThat(post(guard, guard.path(path.formatted(proposals.getFirst())), "decision", "CONFIRMED"))
                .as("it was proposed anew meanwhile")
                .hasStatus(409);
        assertThat(post(guard, guard.path(path.formatted(proposals.getLast())), "decision", "RETURNED"))
                .hasStatus(422)
                .bodyText()
                .contains("请写明为什么退回");
        assertThat(weights.of(district, Kind.COMMUNITY, year)).containsEntry("RESPONSE", 30);
        db.sql("update supervision.weighing set person = ? where id = ?")
                .params(guard.person().value(), proposals.getLast())
                .update();
        assertThat(post(guard, guard.path(path.formatted(proposals.getLast())), "decision", "CONFIRMED"))
                .as("nobody confirms what is their own")
                .hasStatus(403);
        db.sql("update supervision.weighing set person = ? where id = ?")
                .params(office.person().value(), proposals.getLast())
                .update();
        assertThat(post(guard, guard.path(path.formatted(proposals.getLast())), "decision", "CONFIRMED"))
                .hasStatus(303);
        assertThat(weights.of(district, Kind.COMMUNITY, year)).containsEntry("RESPONSE", 50);
    }

    /** What comes in late is the next version; the one before stays as it was printed. */
    @Test
    void issuesAgainWhatWasPutRight() {
        var printed = report(Kind.COMMUNITY);
        db.sql("""
                update casework.case_file
                set state = 'CLOSED', closed_at = :now, result = 'SOLVED', confirmed = true, due = :now
                where community = :sister and state = 'ANSWERED'
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("sister", people.sister.id())
                .update();
        issuing.all(district);
        assertThat(report(Kind.COMMUNITY)).as("once a week at most").isEqualTo(printed);

        clock.after(Duration.ofDays(8), () -> issuing.all(district));

        var again = report(Kind.COMMUNITY);
        assertThat(again.version()).isEqualTo(2);
        assertThat(again.reason()).contains("重新计算");
        assertThat(printed(Kind.COMMUNITY, people.sister)).startsWith("3/3 2/2 1/1 2/2 2/2");
        assertThat(figures(printed, people.sister.id())).startsWith("3/3 1/1 1/1 2/2 1/1");
    }

    /** Each reads what the matrix gives, and speaks for nobody else; what is upheld counts no more, in a new version. */
    @Test
    void hearsWhatADepartmentSaysAgainstItsScore() {
        var squad = people.squad;
        var id = squad.mandate().body().id();
        assertThat(printed(Kind.DEPARTMENT, id)).isEqualTo("1/2 1/1 1/1: 70.00, 1 of 1");
        var report = report(Kind.DEPARTMENT);
        assertThat(page(squad, squad.path("/assessment?month=" + month)))
                .contains("江湾城管中队", "50.0")
                .doesNotContain("幸福里");
        var behind = squad.path("/assessment/rows/%d/%d/ANSWERS".formatted(report.id(), id));
        var list = page(squad, behind);
        assertThat(list).contains("算进分子", "只算进分母", "提出异议").doesNotContain(day(16).getDayOfMonth() + "日");
        var at = field(list, "at");
        assertThat(post(squad, behind + "/contests", "at", at, "words", " "))
                .hasStatus(422)
                .bodyText()
                .contains("请写明为什么");
        assertThat(post(
                        office,
                        office.path("/assessment/rows/%d/%d/ANSWERS/contests".formatted(report.id(), id)),
                        "at",
                        at,
                        "words",
                        "代他说"))
                .hasStatus(403);
        assertThat(post(squad, behind + "/contests", "at", at, "words", "这件不归城管，退单那天系统没有开"))
                .hasStatus(303);
        assertThat(post(squad, behind + "/contests", "at", at, "words", "再说一次"))
                .hasStatus(422)
                .bodyText()
                .contains("提过异议");

        var contest = db.sql("select id from supervision.contest where subject = ?")
                .param(id)
                .query(Long.class)
                .single();
        assertThat(page(office, office.path("/assessment/contests"))).contains("江湾城管中队", "退单那天系统没有开");
        var decision = "/assessment/contests/" + contest + "/decision";
        assertThat(post(squad, squad.path(decision), "decision", "UPHELD", "answer", "自己定"))
                .hasStatus(403);
        assertThat(post(office, office.path(decision), "decision", "UPHELD", "answer", ""))
                .hasStatus(422);
        assertThat(post(office, office.path(decision), "decision", "UPHELD", "answer", "属实，不计"))
                .hasStatus(303);
        assertThat(post(office, office.path(decision), "decision", "REFUSED", "answer", "改主意了"))
                .hasStatus(409);

        await().untilAsserted(
                        () -> assertThat(report(Kind.DEPARTMENT).version()).isEqualTo(2));
        assertThat(printed(Kind.DEPARTMENT, id)).isEqualTo("1/1 1/1 1/1: 100.00, 1 of 1");
        assertThat(page(squad, squad.path("/assessment/rows/%d/%d".formatted(report.id(), id))))
                .as("as it was printed, with what was decided")
                .contains("70.00", "异议成立，不再计入", "属实，不计");
        assertThat(page(squad, behind))
                .as("the rows are as many as the figure says")
                .contains("算进分子")
                .doesNotContain("只算进分母");
        await().untilAsserted(() -> assertThat(page(squad, squad.path("/notices")))
                .contains("职能部门考核发出了", "职能部门考核“答复居村率”的异议有了决定")
                .doesNotContain("楼道堆物"));
        await().untilAsserted(() -> assertThat(page(office, office.path("/notices")))
                .contains("职能部门考核“答复居村率”有单位提了异议")
                .doesNotContain("发出了"));
        db.sql("update casework.dispatch set due = due + interval '1 month' where body = ? and answered_at is null")
                .param(id)
                .update();
        assertThat(counts(Kind.DEPARTMENT, month.plusMonths(1)))
                .as("upheld once is upheld, wherever its deadline lies now")
                .doesNotContain(new Count(id, "ANSWERS", 0, 1));
    }

    /** Nobody writes twice what was too long the first time, wherever in the list it stood. */
    @Test
    void keepsWhatWasTypedOnTheSecondPage() {
        for (var n = 1; n <= 25; n++) order("ANSWERED", day(15).plusMinutes(n), day(16));
        var squad = people.squad;
        var id = squad.mandate().body().id();
        var behind = squad.path("/assessment/rows/%d/%d/ANSWERS"
                .formatted(report(Kind.DEPARTMENT).id(), id));
        var next = Pattern.compile("href=\"([^\"]*after=[^\"]*)\"").matcher(page(squad, behind));
        assertThat(next.find()).isTrue();
        var at = field(page(squad, next.group(1)), "at");
        assertThat(post(squad, behind + "/contests", "at", at, "words", "那天停电。".repeat(101)))
                .hasStatus(422)
                .bodyText()
                .contains(at, "那天停电。".repeat(101), "从头看起");

        for (var n = 1; n <= 25; n++)
            db.sql("""
                    insert into supervision.contest (district, kind, month, subject, label, indicator, thing, number, title,
                        words, raised_by, raised_at, state)
                    values (:district, 'DEPARTMENT', :month, :subject, '江湾城管中队', 'ANSWERS', :n, 'X', '楼道堆物', '不该算', 1, :at,
                        'OPEN')
                    """)
                    .param("district", district)
                    .param("month", month.atDay(1))
                    .param("subject", id)
                    .param("n", -n)
                    .param("at", OffsetDateTime.now(clock).plusSeconds(n))
                    .update();
        var last = db.sql("select max(id) from supervision.contest where subject = ?")
                .param(id)
                .query(Long.class)
                .single();
        assertThat(post(office, office.path("/assessment/contests/" + last + "/decision"), "answer", "查过了，属实"))
                .hasStatus(422)
                .bodyText()
                .contains("查过了，属实", "请选异议成立还是不成立", "从最先提的看起");
    }

    /** Two bodies were sent, and nothing else of the case fell due since: the second is late from its own deadline on. */
    @Test
    void aBodyIsLateFromItsOwnDeadlineOn() {
        db.sql("update casework.pulse set swept_at = ? where community = ?")
                .params(day(1).toOffsetDateTime(), people.community.id())
                .update();
        assertThat(counts(Kind.DEPARTMENT, month))
                .contains(new Count(people.squad.mandate().body().id(), "ANSWERS", 1, 2));
    }

    @Test
    void assessesNobodyAfterTheEnd() {
        db.sql("update organization.area set closed_at = ? where id = ?")
                .params(day(20).toOffsetDateTime(), nothing.id())
                .update();
        assertThat(counting.subjects(Kind.COMMUNITY, district, month))
                .as("it was there for a part of the month")
                .extracting(Assessed::id)
                .contains(nothing.id());
        assertThat(counting.subjects(Kind.COMMUNITY, district, month.plusMonths(1)))
                .extracting(Assessed::id)
                .contains(people.community.id())
                .doesNotContain(nothing.id());
    }

    private List<Count> counts(Kind kind, YearMonth of) {
        return counts(kind, of, Weights.FORMULA);
    }

    private List<Count> counts(Kind kind, YearMonth of, int formula) {
        return counting.counts(district, of, Map.of(kind, formula)).getOrDefault(kind, List.of());
    }

    @Test
    void takesAlongWhatThePageShows() throws IOException {
        db.sql("update supervision.report_row set label = '=SUM(1)' where report = ? and subject = ?")
                .params(report(Kind.COMMUNITY).id(), people.sister.id())
                .update();
        var asked = "?kind=COMMUNITY&month=" + month;
        var html = page(office, office.path("/assessment" + asked));
        var shown = lists.list(office, new ListPages.Question("COMMUNITY", month.toString(), null, null, null));
        var sent = post(office, office.path("/assessment/export" + asked));
        assertThat(sent).hasStatusOk();
        var rows = sheet(sent.getResponse().getContentAsByteArray());

        assertThat(rows.get(0).getCellText(0)).contains("居村党组织考核", "第1版");
        for (var n = 0; n < shown.rows().size(); n++) {
            var line = shown.rows().get(n);
            var row = rows.get(n + 2);
            assertThat(row.getCellText(0)).isEqualTo(line.rank());
            assertThat(row.getCellText(1)).isEqualTo(line.label().startsWith("=") ? "'" + line.label() : line.label());
            for (var c = 0; c < line.cells().size(); c++) {
                var cell = line.cells().get(c);
                assertThat(html).contains(">" + cell.text() + "</span>");
                assertThat(number(row.getCellText(3 + 3 * c))).isEqualTo(number(cell.text()));
                assertThat(row.getCellText(4 + 3 * c)).isEqualTo("" + cell.part());
                assertThat(row.getCellText(5 + 3 * c)).isEqualTo("" + cell.whole());
            }
            assertThat(html).contains("<b>" + line.score() + "</b>");
            assertThat(number(row.getCellText(3 + 3 * line.cells().size()))).isEqualTo(number(line.score()));
        }
        assertThat(rows.getLast().getCellText(0)).contains("区社建办", "共4行");
        assertThat(page(people.squad, people.squad.path("/assessment?month=" + month)))
                .as("who sees one line has it on the page")
                .doesNotContain("导出Excel");
        assertThat(post(people.squad, people.squad.path("/assessment/export?month=" + month)))
                .hasStatus(403);
        assertThat(html).contains("导出Excel", "/assessment/print?");
        assertThat(db.sql("select count(*) from audit.entry where area = ? and act = 'supervision.export'")
                        .param(district)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** A page of the list has twenty rows and no head; paper has all of them, and says whose they are. */
    @Test
    void printsEveryRowAndSaysWhoseTheyAre() {
        var report = report(Kind.COMMUNITY).id();
        db.sql("""
                insert into supervision.report_row (report, subject, street, peers, label, score, rank, ranked, place)
                select ?, 900000 + n, ?, 'RURAL', '第' || n || '村', null, null, 0, 1000 + n
                from generate_series(1, 45) as n
                """).params(report, people.street.id()).update();
        var asked = "?kind=COMMUNITY&month=" + month;
        var all = page(office, office.path("/assessment/print" + asked));
        assertThat(all)
                .contains("测试区", "居村党组织考核评价", month.getYear() + "年" + month.getMonthValue() + "月", "第1版", "共49行");
        assertThat(all).contains("年" + clock.instant().atZone(SHANGHAI).getMonthValue() + "月", "打印", "响应率×30%");
        assertThat(all).contains("第1村", "第45村", people.community.label());
        assertThat(page(office, office.path("/assessment" + asked))).doesNotContain("第45村");
        assertThat(page(office, office.path("/assessment/print" + asked + "&peers=RURAL&q=第4")))
                .contains("只看农村、名称里有“第4”", "共7行", "第45村")
                .doesNotContain("第5村");
        assertThat(page(people.grid, people.grid.path("/assessment/print" + asked)))
                .contains("测试区·" + people.street.label(), "第45村")
                .doesNotContain(nothing.label());
    }

    private static String number(String text) {
        return Character.isDigit(text.charAt(0))
                ? new java.math.BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }

    private String printedPage() {
        return page(office, row(Kind.COMMUNITY, people.community.id())).replaceFirst("(?s).*<main", "");
    }

    private Report report(Kind kind) {
        return reports.latest(district, kind, month).orElseThrow();
    }

    private String row(Kind kind, long subject) {
        return office.path("/assessment/rows/%d/%d".formatted(report(kind).id(), subject));
    }

    private String printed(Kind kind, Area area) {
        return printed(kind, area.id());
    }

    private String printed(Kind kind, long subject) {
        return figures(report(kind), subject)
                + db.sql("""
                        select ': ' || coalesce(score::text, '暂无') || ', ' || coalesce(rank::text, '—') || ' of ' || ranked
                        from supervision.report_row where report = ? and subject = ?
                        """)
                        .params(report(kind).id(), subject)
                        .query(String.class)
                        .single();
    }

    private String figures(Report report, long subject) {
        return db.sql("""
                select string_agg(coalesce(case when whole > 0 then part || '/' || whole end, '-'), ' ' order by position)
                from supervision.formula
                left join supervision.report_figure on report_figure.report = ? and subject = ?
                     and report_figure.indicator = formula.indicator
                where kind = ? and version = 1
                """)
                .params(report.id(), subject, report.kind().name())
                .query(String.class)
                .single();
    }

    private ZonedDateTime day(int day) {
        return month.atDay(day).atTime(10, 0).atZone(SHANGHAI);
    }

    private static @Nullable OffsetDateTime utc(@Nullable ZonedDateTime at) {
        return at == null ? null : at.toInstant().atOffset(UTC);
    }

    private long matter(
            Area place,
            ZonedDateTime firstDue,
            @Nullable ZonedDateTime answered,
            ZonedDateTime due,
            @Nullable ZonedDateTime ended,
            String state,
            @Nullable String result,
            boolean confirmed,
            int reworks,
            @Nullable String aside,
            @Nullable Integer grade) {
        var closed = state.equals("CLOSED");
        var open = !closed && !state.equals("ANSWERED");
        return db.sql("""
                insert into casework.case_file (
                    community, number, reporter, visibility, estate, category, title, words, place, state, tier,
                    reported_at, first_due, first_answered_at, handle_from, handle_due, answered_at, rate_due, closed_at,
                    outcome, result, confirmed, reworks, aside, grade, rated_at, due)
                values (:community, :number, 0, 'PUBLIC', 0, 'ENV-04', '楼道堆物', '堆满了', '3号楼', :state, 'SELF_GOVERNANCE',
                        :from, :firstDue, :answered, :from, :due, :ended, :rate, :closed, :outcome, :result, :confirmed,
                        :reworks, :aside, :grade, :rated, :next)
                returning id
                """)
                .param("community", place.id())
                .param("number", "A-" + UUID.randomUUID())
                .param("state", state)
                .param("from", utc(firstDue.minusDays(1)))
                .param("firstDue", utc(firstDue))
                .param("answered", utc(answered))
                .param("due", utc(due))
                .param("ended", open ? null : utc(ended))
                .param("rate", open ? null : utc(due.plusDays(90)))
                .param("closed", closed ? utc(due) : null)
                .param("outcome", open ? null : result == null ? "SOLVED" : result)
                .param("result", result)
                .param("confirmed", confirmed)
                .param("reworks", reworks)
                .param("aside", aside)
                .param("grade", grade)
                .param("rated", grade == null ? null : utc(due))
                .param("next", utc(due))
                .query(Long.class)
                .single();
    }

    private void order(String state, ZonedDateTime due, @Nullable ZonedDateTime answered) {
        db.sql("""
                insert into casework.dispatch (
                    community, case_id, body, tier, purpose, due, state, issued_at, answer, answered_by, answered_at, contact)
                values (:community, :id, :body, 'SELF_GOVERNANCE', '请到场', :due, :state, :issued, :answer, 1, :answered,
                        :contact)
                """)
                .param("community", people.community.id())
                .param("id", first)
                .param("body", people.squad.mandate().body().id())
                .param("due", utc(due))
                .param("state", state)
                .param("issued", utc(due.minusDays(2)))
                .param("answer", answered == null ? null : "到场清理了")
                .param("answered", utc(answered))
                .param("contact", answered == null ? null : "COMMITTEE")
                .update();
    }

    /** The street called the squad, which came, and thinks it should not have been called. */
    private void table() {
        db.sql("""
                with held as (
                    insert into casework.invitation
                        (community, case_id, street, district, desk, cause, state, lead, purpose, place, opened_at, called_at,
                         answer_due, meets_at, held_by, held_at, due)
                    values (:community, :id, :street, :district, :street, 'CALLED', 'HELD', 1, '一起看看', '居委会', :before,
                            :before, :before, :at, 1, :at, :at)
                    returning community, case_id, id)
                insert into casework.invitee
                    (community, case_id, invitation, body, meets_at, attended, justified, opinion, judged_by, judged_at)
                select community, case_id, id, :body, :at, true, false, '不归城管', 1, :at from held
                """)
                .param("community", people.community.id())
                .param("id", first)
                .param("street", people.street.id())
                .param("district", district)
                .param("before", utc(day(5)))
                .param("at", utc(day(6)))
                .param("body", people.squad.mandate().body().id())
                .update();
    }

    private void watched() {
        db.sql("""
                insert into supervision.round
                    (mandate, person, area, above, day, number, opens_at, closes_at, state, listed, ended_at)
                select :street, 1, :street, :district, :day, number, :at, :at + interval '1 hour', state, true, :at
                from (values (1, 'DONE'), (2, 'MISSED')) as of (number, state)
                """)
                .param("street", people.street.id())
                .param("district", district)
                .param("day", month.atDay(9))
                .param("at", utc(day(9)))
                .update();
        db.sql("""
                insert into supervision.supervision_order
                    (community, street, kind, subject, person, mandate, area, demand, issued_at, due, state, replied_at)
                values (:community, :street, 'casework.case', :id, 1, 1, :district, '请限期办好', :at, :due, 'REPLIED', :due)
                """)
                .param("community", people.community.id())
                .param("street", people.street.id())
                .param("district", district)
                .param("id", first)
                .param("at", utc(day(9)))
                .param("due", utc(day(12)))
                .update();
    }

    private MvcTestResult weigh(int year, int response, int resolution, int satisfaction) {
        return post(
                office,
                office.path("/assessment/weights"),
                "kind",
                "COMMUNITY",
                "year",
                "" + year,
                "weight.RESPONSE",
                "" + response,
                "weight.RESOLUTION",
                "" + resolution,
                "weight.SATISFACTION",
                "" + satisfaction,
                "weight.ON_TIME",
                "0",
                "weight.LASTING",
                "0",
                "weight.PROMISES",
                "0",
                "weight.ORDERS",
                "0");
    }

    private String page(Duty duty, String path) {
        var result = browser.get().uri(path).cookie(people.cookie(duty)).exchange();
        assertThat(result).hasStatusOk();
        return assertThat(result).bodyText().actual();
    }

    private MvcTestResult post(Duty duty, String path, String... params) {
        var form = browser.post().uri(path).param("once", UUID.randomUUID().toString());
        for (var n = 0; n < params.length; n += 2) form = form.param(params[n], params[n + 1]);
        return form.cookie(people.cookie(duty)).with(csrf()).exchange();
    }

    private static String field(String html, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(html);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static List<Row> sheet(byte[] bytes) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            return new ArrayList<>(book.getFirstSheet().read());
        }
    }
}
