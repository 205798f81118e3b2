package shequtong.casework;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;

import jakarta.servlet.http.Cookie;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.audit.Audit;
import shequtong.casework.file.Clocks;
import shequtong.casework.file.Hours;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.media.Media;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position;
import shequtong.organization.Sights;
import shequtong.organization.Viewer;
import shequtong.web.Moments;

@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class CaseworkTests {

    @Autowired
    Casework casework;

    @Autowired
    Clocks clocks;

    @Autowired
    Media media;

    @Autowired
    Sights sights;

    @Autowired
    Audit audit;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    People people;
    Here wang;
    Duty li;

    @BeforeEach
    void cast() {
        people = new People(db);
        wang = people.wang;
        li = people.li;
    }

    /** S98: one case, several bodies, each with its own dispatch, deadline and answer; closed the next day. */
    @Test
    void bringsTheGardenBackFromTheVegetables() {
        var garden = open(Visibility.PUBLIC);
        var notices = "select kind from notification.notice where recipient = ? and about_kind = ? order by kind";

        clock.after(Duration.ofMinutes(12), () -> reply(li, garden, "王阿姨您好，收到。我马上去现场，明天给您答复。"));
        assertThat(page(people.chen, garden))
                .contains("首次回应", "12分钟", "李红梅", "幸福里党支部·党组织书记", "王阿姨反映", "承诺1天内")
                .doesNotContain("王阿姨·3号楼101");
        assertThat(progress(people.chen, garden).badge()).isEqualTo("已受理");

        clock.after(Duration.ofMinutes(35), () -> note(li, garden, "两户老人在种，先做工作再整治"));
        clock.after(Duration.ofMinutes(46), () -> dispatch(li, garden, "UP", "毁绿约46平方米，请牵头整治"));
        assertThat(progress(wang, garden).badge()).isEqualTo("已报街镇");
        clock.after(
                Duration.ofMinutes(50), () -> dispatch(li, garden, "JOINT", "明早到场整治", people.squad, people.property));
        assertThat(progress(wang, garden).badge()).isEqualTo("部门联办");
        assertThat(page(people.chen, garden))
                .contains("上报街镇", "江湾街道网格化中心", "派单联动", "安居物业")
                .doesNotContain("两户老人", "毁绿约46平方米");

        assertThat(page(people.squad, task(people.squad, garden)))
                .contains("中心广场东侧绿化带", "明早到场整治", "江湾街道网格化中心", "安居物业")
                .doesNotContain("王阿姨", "3号楼", "李红梅", "收到。我马上去现场", "两户老人", "毁绿约46平方米");

        clock.after(Duration.ofHours(18), () -> handle(people.squad, garden, "SITE", "清理菜地46平方米", photo()));
        assertThat(answer(li, garden, "SOLVED", "已恢复", "物业4人", photo())).hasStatus(409);
        clock.after(Duration.ofHours(22), () -> handle(people.property, garden, "AFTER", "补种草皮、灌木", photo()));
        clock.after(Duration.ofHours(22), () -> handle(people.grid, garden, "REPLY", "三家已到场整治完毕", null));
        assertThat(progress(wang, garden).badge()).isEqualTo("居委办理中");

        clock.after(Duration.ofHours(23), () -> {
            assertThat(answer(li, garden, "SOLVED", "绿化带已经恢复原貌，请您看看", "城管中队6人、物业4人", photo()))
                    .hasStatus(303);
        });
        assertThat(progress(wang, garden).badge()).isEqualTo("已答复·待评价");
        assertThat(page(wang, garden)).contains("办得怎样，请您评价", "到场：城管中队6人、物业4人", "现场整治", "恢复原貌");
        assertThat(page(people.chen, garden)).doesNotContain("办得怎样，请您评价");

        clock.after(Duration.ofHours(36), () -> rate(wang, garden, "YES", 5, "没想到这么快就得到了解决"));
        assertThat(progress(people.chen, garden).badge()).isEqualTo("已解决");
        assertThat(progress(people.chen, garden).clock()).isEqualTo("12分钟回应");
        assertThat(get(people.chen, people.chen.path("/board"))).contains("广场变菜园", "12分钟", "期限内回应1件", "“非常满意”和“满意”1件");
        assertThat(page(people.chen, garden)).contains("王阿姨评价：非常满意", "没想到这么快就得到了解决");
        assertThat(states(garden)).containsExactly("ANSWERED", "ANSWERED", "ANSWERED");
        assertThat(audit.broken(people.community.id())).isEmpty();
        await().untilAsserted(() -> assertThat(db.sql(notices)
                        .params(people.squad.person().value(), "casework.dispatch")
                        .query(String.class)
                        .list())
                .containsExactly("casework.dispatched"));
        await().untilAsserted(() -> assertThat(get(li, li.path("/notices"))).contains("居民评价了“广场变菜园”"));
    }

    @Test
    void givesNoNumberTwice() {
        var opened = Stream.generate(() -> CompletableFuture.supplyAsync(() -> open(Visibility.PUBLIC)))
                .limit(8)
                .toList();
        opened.forEach(CompletableFuture::join);

        var numbers = db.sql("select number from casework.case_view where community = ? order by number")
                .param(people.community.id())
                .query(String.class)
                .list();
        assertThat(numbers).hasSize(8).doesNotHaveDuplicates();
        var slug = String.valueOf(people.community.slug()).toUpperCase();
        assertThat(numbers.getFirst()).matches(slug + "-20\\d{6}-001");
        assertThat(numbers.getLast()).endsWith("-008");
    }

    /** U 2 h / 24 h, F 3, N 5, H 15 working days: PROP-09 is U, ENV-04 F, NOISE-01 N, LIFT-04 H. */
    @ParameterizedTest
    @CsvSource({
        "PROP-09, 2026-05-12T19:06, 2026-05-12T21:06, 2026-05-13T19:06",
        "PROP-09, 2026-10-01T23:00, 2026-10-02T01:00, 2026-10-02T23:00",
        "ENV-04, 2026-05-12T19:06, 2026-05-13T19:06, 2026-05-15T18:00",
        "ENV-04, 2026-05-12T08:00, 2026-05-13T08:00, 2026-05-15T18:00",
        "ENV-04, 2026-05-15T10:00, 2026-05-16T10:00, 2026-05-20T18:00",
        "ENV-04, 2026-05-16T10:00, 2026-05-17T10:00, 2026-05-20T18:00",
        "ENV-04, 2026-04-30T10:00, 2026-05-01T10:00, 2026-05-08T18:00",
        "ENV-04, 2026-05-07T10:00, 2026-05-08T10:00, 2026-05-11T18:00",
        "NOISE-01, 2026-09-30T10:00, 2026-10-01T10:00, 2026-10-13T18:00",
        "NOISE-01, 2026-02-13T10:00, 2026-02-14T10:00, 2026-02-27T18:00",
        "LIFT-04, 2026-05-12T10:00, 2026-05-13T10:00, 2026-06-02T18:00",
        "ENV-04, 2028-05-12T10:00, 2028-05-13T10:00, 2028-05-17T18:00"
    })
    void countsHoursAtNightAndDaysThatAreWorked(
            String category, LocalDateTime from, LocalDateTime first, LocalDateTime end) {
        var start = from.atZone(Moments.SHANGHAI).toInstant();

        assertThat(clocks.first(category, start))
                .isEqualTo(first.atZone(Moments.SHANGHAI).toInstant());
        assertThat(clocks.handling(category, start))
                .isEqualTo(end.atZone(Moments.SHANGHAI).toInstant());
    }

    @Test
    void stopsTheFirstClockByAReplyAndByNothingElse() {
        var garden = open(Visibility.PUBLIC);

        note(li, garden, "先看看");
        dispatch(li, garden, "PROPERTY", "请去看看");
        handle(people.property, garden, "REPLY", "看过了", null);
        assertThat(firstAnswered(garden)).isFalse();
        assertThat(casework.counts(li).waiting()).isOne();

        reply(people.worker, garden, "我们在办");
        assertThat(firstAnswered(garden)).isTrue();
        assertThat(casework.counts(li).waiting()).isZero();
    }

    @Test
    void opensAgainOnceAndThenGoesToTheGridCentre() {
        var garden = open(Visibility.PUBLIC);
        answered(garden, "SOLVED");
        rate(wang, garden, "NO", 2, "还在种");
        assertThat(progress(wang, garden).badge()).isEqualTo("重办");
        assertThat(get(people.grid, people.grid.path("/cases?tab=UNSATISFIED"))).contains("广场变菜园", "不满意");

        answered(garden, "SOLVED");
        rate(wang, garden, "NO", 2, "又种上了");
        assertThat(progress(wang, garden).badge()).isEqualTo("已报街镇");
        assertThat(page(people.grid, task(people.grid, garden))).contains("居民两次表示没有解决");
        assertThat(page(wang, garden)).contains("还是没有解决，交江湾街道网格化中心核查");
        assertThat(withdraw(li, garden)).hasStatus(403);

        handle(people.grid, garden, "REPLY", "核查过了，已彻底清理", null);
        answered(garden, "SOLVED");
        rate(wang, garden, "PARTLY", 4, "");
        assertThat(progress(wang, garden).badge()).isEqualTo("已办结·部分解决");
        assertThat(get(people.grid, people.grid.path("/cases?tab=UNSATISFIED"))).doesNotContain("广场变菜园");
    }

    @Test
    void closesUnconfirmedWhenNobodyAnswersForSevenDays() {
        var silent = open(Visibility.PUBLIC);
        var again = open(Visibility.PUBLIC);
        answered(silent, "SOLVED");
        answered(again, "SOLVED");
        rate(wang, again, "NO", 3, "");

        clock.after(Duration.ofDays(7).plusMinutes(1), () -> {
            await().until(() -> state(silent).equals("CLOSED"));
            assertThat(state(again)).isEqualTo("REWORK");
        });
        assertThat(progress(wang, silent).badge()).isEqualTo("已办结");
        assertThat(page(people.chen, silent)).contains("到期没有评价，已办结");
        assertThat(get(wang, wang.path("/board"))).contains("核查属实的0件 ÷（已办结 + 超时没办好 + 正在重办）2件");
    }

    @Test
    void keepsTheLosersWordsAndSaysWhatTheOtherDid() {
        var garden = open(Visibility.PUBLIC);
        var seen = version(garden);
        reply(people.worker, garden, "我去看看");

        var late = post(li, cases(li, garden) + "/replies", "to", "public", "text", "我写了很久", "version", "" + seen);

        assertThat(late)
                .hasStatus(409)
                .bodyText()
                .contains("有了新的变化", "赵小兰", "居委会回应", "我写了很久", "name=\"version\" value=\"" + version(garden) + "\"");
        assertThat(post(li, cases(li, garden) + "/replies", "to", "inner", "text", "备注不挡谁", "version", "" + seen))
                .hasStatus(303);
        assertThat(steps(garden)).containsExactly("REPORTED", "REPLIED", "NOTED");
    }

    @Test
    void isForTheCommitteeAloneWhenItsReporterSaysSo() {
        var secret = open(Visibility.COMMITTEE);

        assertThat(status(wang, wang.path("/cases/" + secret.value()))).isEqualTo(200);
        assertThat(status(li, cases(li, secret))).isEqualTo(200);
        assertThat(status(people.chen, people.chen.path("/cases/" + secret.value())))
                .isEqualTo(404);
        assertThat(status(people.sun, people.sun.path("/cases/" + secret.value())))
                .isEqualTo(404);
        assertThat(status(people.zhou, people.zhou.path("/cases/" + secret.value())))
                .isEqualTo(404);
        assertThat(status(people.grid, cases(people.grid, secret))).isEqualTo(404);
        assertThat(status(people.otherSecretary, cases(people.otherSecretary, secret)))
                .isEqualTo(404);
        assertThat(status(people.property, cases(people.property, secret))).isEqualTo(403);
        assertThat(casework.progress(people.chen, List.of(secret.value()))).isEmpty();
        assertThat(sights.see(people.chen, secret.subject())).isEmpty();
        assertThat(post(people.chen, people.chen.path("/cases/" + secret.value() + "/same")))
                .hasStatus(404);

        var due = Hours.of(clock.instant().plus(Duration.ofDays(2)));
        var outside = cases(li, secret) + "/dispatches";
        assertThat(page(li, garden(li, secret))).doesNotContain("data-confirm=\"就这样办吗");
        assertThat(post(li, outside, "way", "PROPERTY", "purpose", "请看看", "due", due, "version", "1"))
                .hasStatusOk()
                .bodyText()
                .contains("只给居委会", "安居物业会看到他写的话");
        assertThat(steps(secret)).containsExactly("REPORTED");

        dispatch(li, secret, "UP", "请协助");
        assertThat(page(people.grid, garden(people.grid, secret)))
                .contains("一位邻居")
                .doesNotContain("王阿姨", "3号楼");
        assertThat(status(people.otherGrid, cases(people.otherGrid, secret))).isEqualTo(404);
    }

    @Test
    void hidesWhoRaisedItFromNeighboursWhoMaySeeIt() {
        var unnamed = open(Visibility.UNNAMED);

        assertThat(page(people.chen, unnamed)).contains("一位邻居反映").doesNotContain("王阿姨");
        assertThat(page(people.sun, unnamed)).doesNotContain("王阿姨");
        assertThat(page(li, garden(li, unnamed))).contains("王阿姨", "3号楼");
        assertThat(page(wang, unnamed)).contains("王阿姨反映");
    }

    @Test
    void isSeenByABodyOnlyAsLongAsItIsDispatchedThere() {
        var garden = open(Visibility.PUBLIC);
        dispatch(li, garden, "JOINT", "到场", people.squad);
        var path = task(people.squad, garden);

        assertThat(status(people.squad, path)).isEqualTo(200);
        assertThat(status(people.otherProperty, people.otherProperty.path("/tasks/" + path.replaceAll(".*/", ""))))
                .isEqualTo(404);
        assertThat(status(people.property, people.property.path("/tasks/" + path.replaceAll(".*/", ""))))
                .isEqualTo(404);
        assertThat(status(li, li.path("/tasks"))).isEqualTo(403);
        assertThat(status(people.squad, people.squad.path("/cases"))).isEqualTo(403);
        assertThat(sights.see(people.squad, garden.subject())).isPresent();

        assertThat(withdraw(li, garden)).hasStatus(303);
        assertThat(status(people.squad, path)).isEqualTo(404);
        assertThat(sights.see(people.squad, garden.subject())).isEmpty();
        assertThat(page(people.chen, garden)).contains("撤回派单", "派错了");
        assertThat(progress(wang, garden).badge()).isEqualTo("居委办理中");
    }

    @Test
    void asksBeforeItSendsACaseOutWhereNoScriptCould() {
        var garden = open(Visibility.PUBLIC);
        var path = cases(li, garden) + "/dispatches";
        var due = Hours.of(clock.instant().plus(Duration.ofDays(2)));

        assertThat(post(li, path, "way", "UP", "purpose", "请整治", "due", due, "version", "1"))
                .hasStatusOk()
                .bodyText()
                .contains("派出去之前", "江湾街道网格化中心", "请整治");
        assertThat(steps(garden)).containsExactly("REPORTED");
        assertThat(post(li, path, "way", "UP", "purpose", "请整治", "due", "", "version", "1", "confirmed", "true"))
                .hasStatus(422)
                .bodyText()
                .contains("请选办理期限");
        assertThat(post(
                        li,
                        path,
                        "way",
                        "JOINT",
                        "purpose",
                        "请整治",
                        "due",
                        due,
                        "version",
                        "1",
                        "bodies",
                        "" + people.otherProperty.mandate().body().id(),
                        "confirmed",
                        "true"))
                .hasStatus(422);
        assertThat(post(li, path, "way", "UP", "purpose", "请整治", "due", due, "version", "1", "confirmed", "true"))
                .hasStatus(303);
        assertThat(post(li, path, "way", "UP", "purpose", "再派", "due", due, "version", "2", "confirmed", "true"))
                .hasStatus(409)
                .bodyText()
                .contains("手上已经有一张没有答复的派单");
    }

    @Test
    void takesNoDeadlineThatNobodyMeans() {
        var garden = open(Visibility.PUBLIC);
        for (var due :
                List.of("+999999999-12-31T23:59", "+10000-01-01T00:00", "0000-01-01T00:00", "明天", "2026-02-30T10:00"))
            assertThat(sendBy(garden, due)).hasStatus(422).bodyText().contains("请选办理期限", "请整治绿化带");
        var aYear = Moments.SHANGHAI.getRules().getOffset(clock.instant());
        for (var due : List.of(
                "9999-12-31T23:59",
                Hours.of(
                        clock.instant().atOffset(aYear).plusYears(1).plusDays(1).toInstant())))
            assertThat(sendBy(garden, due)).hasStatus(422).bodyText().contains("最晚可以选到", "请整治绿化带");
        assertThat(sendBy(
                        garden,
                        Hours.of(clock.instant().atOffset(aYear).plusYears(1).toInstant())))
                .hasStatus(303);
    }

    private MvcTestResult sendBy(CaseId id, String due) {
        return post(
                li,
                cases(li, id) + "/dispatches",
                "way",
                "UP",
                "purpose",
                "请整治绿化带",
                "due",
                due,
                "version",
                "1",
                "confirmed",
                "true");
    }

    /** R41: who spoke to the resident did so about this case, and was sent it. */
    @Test
    void believesNoVisitFromBeforeTheReportAndNoCallFromBeforeTheDispatch() {
        var garden = open(Visibility.PUBLIC);
        var reported = clock.instant();
        clock.after(Duration.ofHours(1), () -> dispatch(li, garden, "PROPERTY", "请修"));
        clock.after(Duration.ofHours(2), () -> {
            for (var way : List.of("REACHED", "TRIED"))
                for (var at : List.of("2020-01-01T10:00", Hours.of(reported.plus(Duration.ofMinutes(58)))))
                    assertThat(reached(garden, way, at))
                            .hasStatus(409)
                            .bodyText()
                            .contains("联系的时间不能在派单以前", "修好了");
            assertThat(reached(garden, "REACHED", "+999999999-12-31T23:59"))
                    .hasStatus(422)
                    .bodyText()
                    .contains("请写明什么时候联系上的");
            assertThat(reached(garden, "REACHED", Hours.of(reported.plus(Duration.ofHours(1)))))
                    .hasStatus(303);
            assertThat(visited(garden, "2020-01-01T10:00"))
                    .hasStatus(409)
                    .bodyText()
                    .contains("到场时间不能在居民反映以前", "物业4人");
            assertThat(visited(garden, "+999999999-12-31T23:59"))
                    .hasStatus(422)
                    .bodyText()
                    .contains("请写明谁在什么时候到场办的");
            assertThat(visited(garden, Hours.of(reported))).hasStatus(303);
        });
    }

    private MvcTestResult reached(CaseId id, String way, String at) {
        return post(
                people.property,
                task(people.property, id) + "/answer",
                "stage",
                "REPLY",
                "words",
                "修好了",
                "way",
                way,
                "at",
                at,
                "again",
                Hours.of(clock.instant()));
    }

    private MvcTestResult visited(CaseId id, String at) {
        var form = browser.post().uri(cases(li, id) + "/feedback").multipart().file(photo());
        return form.param("outcome", "SOLVED")
                .param("words", "办好了")
                .param("present", "物业4人")
                .param("presentAt", at)
                .param("version", "" + version(id))
                .cookie(cookie(li))
                .with(csrf())
                .exchange();
    }

    @Test
    void letsTheStreetDispatchFurtherAndAnswerNothingForTheCommittee() {
        var garden = open(Visibility.PUBLIC);
        dispatch(li, garden, "UP", "请牵头");
        dispatch(people.grid, garden, "JOINT", "明早到场", people.squad, people.property);

        assertThat(page(people.chen, garden)).contains("江湾街道网格化中心 → ", "江湾城管中队");
        assertThat(post(people.grid, cases(people.grid, garden) + "/replies", "text", "代答", "version", "3"))
                .hasStatus(403);
        assertThat(answer(people.grid, garden, "SOLVED", "好了", "我们", null)).hasStatus(403);
        note(li, garden, "这是内部的话");
        assertThat(page(people.grid, garden(people.grid, garden))).doesNotContain("这是内部的话");
    }

    @Test
    void cannotBeAnsweredWithoutFeedbackAndARecordOfWhatWasDone() {
        var garden = open(Visibility.PUBLIC);
        var path = cases(li, garden) + "/feedback";

        assertThat(post(li, path, "outcome", "SOLVED", "words", "", "absent", "电话里解释清楚了", "version", "1"))
                .hasStatus(422);
        assertThat(post(li, path, "outcome", "SOLVED", "words", "好了", "version", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("请写明谁在什么时候到场办的", "好了");
        assertThat(answer(li, garden, "SOLVED", "好了", "物业2人", null))
                .hasStatus(409)
                .bodyText()
                .contains("还缺照片");
        assertThat(post(li, path, "outcome", "EXPLAINED", "words", "这件事是这样的", "absent", "政策解释，不用到场", "version", "1"))
                .hasStatus(303);
    }

    @Test
    void isPressedAtMostOnceADayAndByItsReporterAlone() {
        var garden = open(Visibility.PUBLIC);
        dispatch(li, garden, "PROPERTY", "请修");
        var path = wang.path("/cases/" + garden.value() + "/nudge");

        assertThat(post(wang, path)).hasStatus(303);
        assertThat(post(wang, path)).hasStatus(409);
        assertThat(post(people.chen, people.chen.path("/cases/" + garden.value() + "/nudge")))
                .hasStatus(403);
        clock.after(Duration.ofHours(25), () -> assertThat(post(wang, path)).hasStatus(303));
        await().untilAsserted(() -> assertThat(get(people.property, people.property.path("/notices")))
                .contains("居民在催您单位办的“广场变菜园”"));
    }

    @Test
    void countsEachNeighbourWhoMetTheSameOnce() {
        var garden = open(Visibility.PUBLIC);
        var path = people.chen.path("/cases/" + garden.value() + "/same");

        assertThat(post(people.chen, path)).hasStatus(303);
        post(people.chen, path);
        post(people.zhao, path);
        assertThat(page(people.chen, garden)).contains("2位邻居有同感");
        assertThat(post(people.chen, path, "_method", "delete")).hasStatus(303);
        assertThat(page(people.chen, garden)).contains("1位邻居有同感");
        assertThat(post(wang, wang.path("/cases/" + garden.value() + "/same"))).hasStatus(409);
        assertThat(post(people.sun, people.sun.path("/cases/" + garden.value() + "/same")))
                .hasStatus(403);
    }

    @Test
    void saysInRedThatNobodyIsResponsible() {
        var before = open(Visibility.PUBLIC);
        assertThat(page(li, garden(li, before))).contains("李红梅负责").doesNotContain("无人负责");

        db.sql("update organization.mandate set until = ? where id = ?")
                .params(OffsetDateTime.now(clock), li.mandate().id())
                .update();
        var after = open(Visibility.PUBLIC);

        assertThat(get(people.worker, people.worker.path("/cases"))).contains("无人负责");
        assertThat(page(people.worker, garden(people.worker, before))).contains("无人负责");
        assertThat(page(people.worker, garden(people.worker, after))).contains("无人负责");
        var mandate = "" + people.worker.mandate().id();
        assertThat(post(people.worker, cases(people.worker, after) + "/holder", "mandate", mandate, "version", "1"))
                .hasStatus(303);
        assertThat(page(people.worker, garden(people.worker, after)))
                .contains("赵小兰负责")
                .doesNotContain("无人负责");
        assertThat(casework.counts(people.worker).mine()).isOne();
    }

    @Test
    void changesItsLimitsWithItsCategory() {
        var garden = open(Visibility.PUBLIC);
        var raised = reportedAt(garden);

        assertThat(post(li, cases(li, garden) + "/category", "category", "PROP-09", "version", "1"))
                .hasStatus(303);

        assertThat(due(garden, "first_due")).isEqualTo(raised.plus(Duration.ofHours(2)));
        assertThat(due(garden, "handle_due")).isEqualTo(raised.plus(Duration.ofHours(24)));
        assertThat(page(people.chen, garden)).contains("改为“物业服务 / 屋面外墙脱落”", "火警119");
        assertThat(post(li, cases(li, garden) + "/category", "category", "GOV-04", "version", "2"))
                .hasStatus(404);
    }

    @Test
    void isRewordedOnlyByItsReporterAndOnlyForAQuarterOfAnHour() {
        var garden = open(Visibility.PUBLIC);
        var better = matter("广场变成了菜园", Visibility.PUBLIC);

        casework.reword(wang, garden, better);
        assertThat(page(people.chen, garden)).contains("广场变成了菜园");
        assertThatExceptionOfType(Missing.class).isThrownBy(() -> casework.reword(people.chen, garden, better));
        clock.after(
                Duration.ofMinutes(16),
                () -> assertThatExceptionOfType(Refused.class).isThrownBy(() -> casework.reword(wang, garden, better)));
    }

    @Test
    void findsByNumberAndByWords() {
        var garden = open(Visibility.PUBLIC);
        casework.open(wang, matter("楼道灯不亮", Visibility.PUBLIC));
        var number = db.sql("select number from casework.case_view where id = ?")
                .param(garden.value())
                .query(String.class)
                .single();

        assertThat(get(li, li.path("/cases?q=" + number.toLowerCase())))
                .contains("广场变菜园")
                .doesNotContain("楼道灯不亮");
        assertThat(get(li, li.path("/cases?q=楼道"))).contains("楼道灯不亮").doesNotContain("广场变菜园");
        assertThat(get(people.otherSecretary, people.otherSecretary.path("/cases?q=楼道")))
                .doesNotContain("楼道灯不亮");
    }

    private void sweep() {
        db.sql("select casework.sweep(?, ?)")
                .params(people.community.id(), clock.instant().atOffset(UTC))
                .query((_, _) -> true)
                .single();
    }

    /** By hand: 4 raised. One answered in time, one late, one overdue unanswered, one not due yet. */
    @Test
    void countsTheBoardFromItsRows() {
        assertThat(get(wang, wang.path("/board"))).contains("暂无").doesNotContain("%");

        var good = open(Visibility.PUBLIC);
        clock.after(Duration.ofMinutes(10), () -> reply(li, good, "在办"));
        clock.after(Duration.ofHours(1), () -> answered(good, "SOLVED"));
        clock.after(Duration.ofHours(2), () -> rate(wang, good, "YES", 5, ""));
        open(Visibility.COMMITTEE); // in none of the figures (R34)
        var slow = open(Visibility.UNNAMED);
        clock.after(Duration.ofHours(30), () -> reply(li, slow, "来晚了"));
        open(Visibility.PUBLIC);

        clock.after(Duration.ofHours(31), () -> {
            open(Visibility.PUBLIC);
            clock.after(Duration.ofHours(32), () -> {
                answered(slow, "EXPLAINED");
                rate(wang, slow, "YES", 1, "太慢了");
                sweep();
                assertThat(get(wang, wang.path("/board")))
                        .contains(
                                "反映了4件事",
                                "期限内回应1件 ÷（已回应 + 超时还没回应）3件",
                                "33%",
                                "现在有1件超时还没回应",
                                "期限内答复结果2件 ÷（已答复 + 超时还没办好）2件",
                                "核查属实的1件 ÷（已办结 + 超时没办好 + 正在重办）2件",
                                "“非常满意”和“满意”1件 ÷ 有评价的2件",
                                LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI)
                                                .getMonthValue() + "月 50%（2件有评价）",
                                "10分钟");
            });
        });
        assertThat(get(wang, wang.path("/board"))).contains("广场变菜园");
        assertThat(casework.mine(wang, Cursor.START).rows()).hasSize(5);
    }

    @Test
    void showsAnInnerPictureToTheCommitteeAlone() {
        var garden = open(Visibility.PUBLIC);
        assertThat(browser.post()
                        .uri(cases(li, garden) + "/replies")
                        .multipart()
                        .file(photo())
                        .param("to", "inner")
                        .param("text", "现场照片，内部")
                        .param("version", "1")
                        .cookie(cookie(li))
                        .with(csrf())
                        .exchange())
                .hasStatus(303);
        var picture = db.sql("""
                        select file from media.placement
                        join casework.step on step.id = placement.subject
                        where placement.kind = 'casework.step' and step.case_id = ?
                        """).param(garden.value()).query(String.class).single();

        assertThat(status(li, li.path("/media/" + picture))).isEqualTo(200);
        assertThat(status(wang, wang.path("/media/" + picture))).isEqualTo(404);
        assertThat(status(people.chen, people.chen.path("/media/" + picture))).isEqualTo(404);
        dispatch(li, garden, "UP", "请牵头");
        assertThat(status(people.grid, people.grid.path("/media/" + picture))).isEqualTo(404);
    }

    /** S69: offered to nobody, refused to whoever asks by hand; from its trial on it has the case on its desk. */
    @Test
    void sendsNothingToADepartmentThatIsNotConnected() {
        var garden = open(Visibility.PUBLIC);
        dispatch(li, garden, "UP", "请牵头");
        var department = people.official(
                "任卫国",
                Position.DEPARTMENT_STAFF,
                people.body(people.district, "DEPARTMENT", "测试区房管局"),
                people.district);
        connect(department, "NONE");

        assertThat(get(people.grid, cases(people.grid, garden))).doesNotContain("测试区房管局");
        assertThat(jointly(people.grid, garden, department))
                .hasStatus(422)
                .bodyText()
                .contains("测试区房管局还没有接入，不能派单");
        assertThat(db.sql("select count(*) from casework.dispatch where body = ?")
                        .param(department.mandate().body().id())
                        .query(Integer.class)
                        .single())
                .isZero();

        connect(department, "TRIAL");
        assertThat(get(people.grid, cases(people.grid, garden))).contains("测试区房管局");
        assertThat(jointly(people.grid, garden, department)).hasStatus(303);
        assertThat(get(department, department.path("/tasks"))).contains("请派人一起看");
    }

    private void connect(Duty department, String state) {
        db.sql("update organization.body set onboarding = ? where id = ?")
                .params(state, department.mandate().body().id())
                .update();
    }

    private MvcTestResult jointly(Duty duty, CaseId id, Duty to) {
        return post(
                duty,
                cases(duty, id) + "/dispatches",
                "way",
                "JOINT",
                "purpose",
                "请派人一起看",
                "due",
                Hours.of(clock.instant().plus(Duration.ofDays(2))),
                "version",
                "" + version(id),
                "confirmed",
                "true",
                "bodies",
                "" + to.mandate().body().id());
    }

    @Test
    void letsOneOfFourWhoReplyAtOnceReply() {
        var garden = open(Visibility.PUBLIC);
        var replies = Stream.of(li, people.worker, li, people.worker)
                .map(it -> CompletableFuture.supplyAsync(
                        () -> post(it, cases(it, garden) + "/replies", "text", "我来", "version", "1")
                                .getResponse()
                                .getStatus()))
                .toList();

        assertThat(replies.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(303, 409, 409, 409);
        assertThat(steps(garden)).containsExactly("REPORTED", "REPLIED");
    }

    @Test
    void sendsNoTwoReplies() {
        var garden = open(Visibility.PUBLIC);
        var key = java.util.UUID.randomUUID().toString();

        for (var n = 0; n < 2; n++)
            assertThat(post(li, cases(li, garden) + "/replies", "text", "收到", "version", "1", "once", key))
                    .hasStatus(303);

        assertThat(steps(garden)).containsExactly("REPORTED", "REPLIED");
    }

    private CaseId open(Visibility visibility) {
        return casework.open(wang, matter("广场变菜园", visibility));
    }

    private Matter matter(String title, Visibility visibility) {
        return new Matter(title, "中心广场东侧绿化带被人种上青菜", "中心广场东侧", "ENV-04", visibility, people.estate.id());
    }

    private Progress progress(Viewer viewer, CaseId id) {
        return java.util.Objects.requireNonNull(
                casework.progress(viewer, List.of(id.value())).get(id.value()));
    }

    private void reply(Duty duty, CaseId id, String words) {
        assertThat(post(duty, cases(duty, id) + "/replies", "to", "public", "text", words, "version", "" + version(id)))
                .hasStatus(303);
    }

    private void note(Duty duty, CaseId id, String words) {
        assertThat(post(duty, cases(duty, id) + "/replies", "to", "inner", "text", words, "version", "" + version(id)))
                .hasStatus(303);
    }

    private void dispatch(Duty duty, CaseId id, String way, String purpose, Duty... to) {
        var form = browser.post()
                .uri(cases(duty, id) + "/dispatches")
                .param("way", way)
                .param("purpose", purpose)
                .param("due", Hours.of(clock.instant().plus(Duration.ofDays(2))))
                .param("version", "" + version(id))
                .param("confirmed", "true");
        for (var it : to) form = form.param("bodies", "" + it.mandate().body().id());
        assertThat(form.cookie(cookie(duty)).with(csrf()).exchange()).hasStatus(303);
    }

    private MvcTestResult withdraw(Duty duty, CaseId id) {
        var dispatch = db.sql("select id from casework.dispatch where case_id = ? and state = 'OPEN' limit 1")
                .param(id.value())
                .query(Long.class)
                .single();
        return post(
                duty,
                cases(duty, id) + "/dispatches/" + dispatch,
                "_method",
                "delete",
                "reason",
                "派错了",
                "version",
                "" + version(id));
    }

    private void handle(Duty duty, CaseId id, String stage, String words, @Nullable MockMultipartFile photo) {
        var form = browser.post().uri(task(duty, id) + "/answer").multipart();
        if (photo != null) form = form.file(photo);
        assertThat(form.param("stage", stage)
                        .param("words", words)
                        .param("way", "COMMITTEE")
                        .cookie(cookie(duty))
                        .with(csrf())
                        .exchange())
                .hasStatus(303);
    }

    private MvcTestResult answer(
            Duty duty, CaseId id, String outcome, String words, String present, @Nullable MockMultipartFile photo) {
        var form = browser.post().uri(cases(duty, id) + "/feedback").multipart();
        if (photo != null) form = form.file(photo);
        return form.param("outcome", outcome)
                .param("words", words)
                .param("present", present)
                .param("presentAt", Hours.of(clock.instant()))
                .param("version", "" + version(id))
                .cookie(cookie(duty))
                .with(csrf())
                .exchange();
    }

    private void answered(CaseId id, String outcome) {
        assertThat(post(
                        li,
                        cases(li, id) + "/feedback",
                        "outcome",
                        outcome,
                        "words",
                        "办好了",
                        "absent",
                        "不用到场",
                        "version",
                        "" + version(id)))
                .hasStatus(303);
    }

    private void rate(Here here, CaseId id, String resolved, int grade, String words) {
        assertThat(post(
                        here,
                        here.path("/cases/" + id.value() + "/rating"),
                        "resolved",
                        resolved,
                        "grade",
                        "" + grade,
                        "verdict",
                        words))
                .hasStatus(303);
    }

    private String page(Here here, CaseId id) {
        return get(here, here.path("/cases/" + id.value()));
    }

    private String page(Duty duty, String path) {
        return get(duty, path);
    }

    private static String cases(Duty duty, CaseId id) {
        return duty.path("/cases/" + id.value());
    }

    private static String garden(Duty duty, CaseId id) {
        return cases(duty, id);
    }

    private String task(Duty duty, CaseId id) {
        var dispatch = db.sql("select max(id) from casework.dispatch where case_id = ? and body = ?")
                .params(id.value(), duty.mandate().body().id())
                .query(Long.class)
                .single();
        return duty.path("/tasks/" + dispatch);
    }

    private String get(Viewer viewer, String path) {
        var result = browser.get().uri(path).cookie(cookie(viewer)).exchange();
        assertThat(result).hasStatusOk();
        return assertThat(result).bodyText().actual();
    }

    private int status(Viewer viewer, String path) {
        return browser.get()
                .uri(path)
                .cookie(cookie(viewer))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private MvcTestResult post(Viewer viewer, String path, String... params) {
        var form = browser.post().uri(path);
        for (var n = 0; n < params.length; n += 2) form = form.param(params[n], params[n + 1]);
        if (!List.of(params).contains("once"))
            form = form.param("once", java.util.UUID.randomUUID().toString());
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

    private int version(CaseId id) {
        return db.sql("select version from casework.case_file where id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private String state(CaseId id) {
        return db.sql("select state from casework.case_view where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    private boolean firstAnswered(CaseId id) {
        return db.sql("select first_answered_at is not null from casework.case_view where id = ?")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    private Instant reportedAt(CaseId id) {
        return due(id, "reported_at");
    }

    private Instant due(CaseId id, String column) {
        return db.sql("select " + column + " from casework.case_file where id = ?")
                .param(id.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private List<String> states(CaseId id) {
        return db.sql("select state from casework.dispatch where case_id = ? order by id")
                .param(id.value())
                .query(String.class)
                .list();
    }

    private List<String> steps(CaseId id) {
        return db.sql("select kind from casework.step where case_id = ? order by number")
                .param(id.value())
                .query(String.class)
                .list();
    }

    private static MockMultipartFile photo() {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return new MockMultipartFile("photos", "photo.png", "image/png", bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
