package shequtong.casework.complaints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.audit.Audit;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position;
import shequtong.organization.Viewer;

/** R49: a complaint about the committee goes past it, to an office of the 街镇 that has nothing to do with it. */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class ComplaintTests {

    private static final String WORDS = "三次去盖章都说没空，态度很差";

    @Autowired
    JdbcClient db;

    @Autowired
    Audit audit;

    @Autowired
    MovedClock clock;

    @Autowired
    MockMvcTester browser;

    People people;
    Here wang;
    Duty tao;

    @BeforeEach
    void cast() {
        people = new People(db);
        wang = people.wang;
        tao = people.official(
                "陶正",
                Position.STREET_STAFF,
                people.body(people.street, "SUBDISTRICT_OFFICE", "江湾街道办事处"),
                people.street);
    }

    @Test
    void isTakenAnsweredAndJudged() {
        var id = lodge(WORDS, people.li);
        assertThat(get(wang, own(id) + "?sent=true")).contains("已经交给江湾街道", "居委会看不到这件事", WORDS, "李红梅", "距受理时限");
        assertThat(get(tao, tao.path("/complaints"))).contains("反映幸福里的工作作风", "待受理");
        assertThat(get(tao, heard(id))).contains(WORDS, "李红梅", "居民N", "联系反映人").doesNotContain("王阿姨", "3号楼");
        await().untilAsserted(() -> assertThat(get(tao, tao.path("/notices"))).contains("“反映幸福里的工作作风”等您受理"));

        clock.after(Duration.ofHours(2), () -> {
            done(post(tao, heard(id) + "/replies", "text", "收到，我来核查", "version", "1"));
            done(post(tao, heard(id) + "/replies", "to", "inner", "text", "先看接待登记", "version", "2"));
            done(post(wang, own(id) + "/words", "text", "还有一次是周五下午"));
        });
        assertThat(get(wang, own(id))).contains("收到，我来核查", "街镇在办", "2小时").doesNotContain("先看接待登记");
        assertThat(get(tao, heard(id))).contains("先看接待登记", "还有一次是周五下午");

        clock.after(Duration.ofHours(30), () -> {
            assertThat(post(tao, heard(id) + "/feedback", "finding", "PROVED", "words", "属实，已当面道歉", "version", "2"))
                    .hasStatus(409)
                    .bodyText()
                    .contains("有了新的变化", "属实，已当面道歉");
            done(post(tao, heard(id) + "/feedback", "finding", "PROVED", "words", "属实，已当面道歉", "version", "4"));
        });
        assertThat(get(wang, own(id))).contains("街镇答复：属实，已经处理", "办得怎样，请您评价");
        done(post(wang, own(id) + "/rating", "resolved", "NO", "grade", "2", "verdict", "没有人道歉"));
        assertThat(get(tao, tao.path("/complaints"))).contains("重办");
        done(post(tao, heard(id) + "/feedback", "finding", "PROVED", "words", "今天上门道歉了", "version", "6"));
        done(post(wang, own(id) + "/rating", "resolved", "YES", "grade", "5", "verdict", "好"));
        assertThat(get(wang, own(id))).contains("已办结", "反映人评价：非常满意，解决了");
        assertThat(get(tao, tao.path("/complaints?done=true"))).contains("反映幸福里的工作作风");
        assertThat(audit.broken(people.street.id())).isEmpty();
    }

    @Test
    void isForNobodyWhoItIsAboutWhateverTheyBecome() {
        var id = lodge(WORDS, people.worker);
        var office = tao.mandate().body();
        var li = new Duty(
                people.li.person(),
                people.mandate(people.li.person(), Position.STREET_LEADER, office, people.street),
                people.street);
        db.sql("update organization.mandate set until = now() where person = ? and area = ?")
                .params(people.li.person().value(), people.community.id())
                .update();
        var worker = new Duty(
                people.worker.person(),
                people.mandate(people.worker.person(), Position.STREET_STAFF, office, people.street),
                people.street);

        for (var it : List.of(li, worker)) {
            assertThat(get(it, it.path("/complaints"))).doesNotContain("反映幸福里的工作作风");
            assertThat(status(it, it.path("/complaints/" + id))).isEqualTo(404);
            assertThat(post(it, it.path("/complaints/" + id) + "/replies", "text", "我来", "version", "1"))
                    .hasStatus(404);
            assertThat(post(
                            it,
                            it.path("/complaints/" + id) + "/feedback",
                            "finding",
                            "UNPROVED",
                            "words",
                            "没有的事",
                            "version",
                            "1"))
                    .hasStatus(404);
        }
        for (var it : List.of(people.li, people.worker, people.property, people.grid, people.squad))
            assertThat(status(it, it.path("/complaints/" + id))).isIn(403, 404);
        for (var it : List.of(people.chen, people.zhou, people.sun))
            assertThat(status(it, it.path("/complaints/" + id))).isIn(403, 404);
        assertThat(status(tao, heard(id))).isEqualTo(200);
    }

    @Test
    void isNotTheWritersOwnToAnswerEither() {
        people.lives(tao.person(), "陶", "陶先生", "7号楼", people.community);
        var resident = new Here(tao.person(), Here.Capacity.RESIDENT, people.community, null);

        assertThat(post(resident, resident.path("/complaints"), "words", WORDS))
                .hasStatus(422)
                .bodyText()
                .contains("还没有能受理的人", WORDS, "12388");
        people.official("白玉", Position.STREET_LEADER, tao.mandate().body(), people.street);
        done(post(resident, resident.path("/complaints"), "words", WORDS));
        assertThat(get(tao, tao.path("/complaints"))).doesNotContain("反映幸福里的工作作风");
    }

    @Test
    void closesUnconfirmedWhenNobodyAnswersForSevenDays() {
        var id = lodge(WORDS);
        done(post(tao, heard(id) + "/feedback", "finding", "UNPROVED", "words", "没有查到", "version", "1"));

        clock.after(
                Duration.ofDays(7).plusMinutes(1),
                () -> await().until(() -> db.sql("select state from casework.complaint where id = ?")
                        .param(id)
                        .query(String.class)
                        .single()
                        .equals("CLOSED")));
        assertThat(get(wang, own(id))).contains("到期没有评价，已办结");
        assertThat(post(wang, own(id) + "/words", "text", "还有"))
                .hasStatus(409)
                .bodyText()
                .contains("已经办结");
    }

    @Test
    void isWrittenOnceHoweverOftenItIsSent() {
        var key = UUID.randomUUID().toString();
        done(post(wang, wang.path("/complaints"), "words", WORDS, "once", key));
        done(post(wang, wang.path("/complaints"), "words", WORDS, "once", key));

        assertThat(db.sql("select count(*) from casework.complaint where reporter = ?")
                        .param(wang.person().value())
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(post(wang, wang.path("/complaints"), "words", "  "))
                .hasStatus(422)
                .bodyText()
                .contains("请写一写是什么事");
        assertThat(post(
                        wang,
                        wang.path("/complaints"),
                        "words",
                        WORDS,
                        "named",
                        "" + people.otherSecretary.mandate().id()))
                .hasStatus(404);
    }

    /** Whoever was suspended by the committee may complain about just that. */
    @Test
    void isOpenToWhomMembershipRests() {
        db.sql("update residency.member set confirmed_until = now() - interval '1 day' where person = ?")
                .param(wang.person().value())
                .update();

        lodge(WORDS);
    }

    private long lodge(String words, Duty... named) {
        var form = browser.post().uri(wang.path("/complaints")).param("words", words);
        for (var it : named) form = form.param("named", "" + it.mandate().id());
        done(form.param("once", UUID.randomUUID().toString())
                .cookie(cookie(wang))
                .with(csrf())
                .exchange());
        return db.sql("select max(id) from casework.complaint where reporter = ?")
                .param(wang.person().value())
                .query(Long.class)
                .single();
    }

    private String own(long id) {
        return wang.path("/complaints/" + id);
    }

    private String heard(long id) {
        return tao.path("/complaints/" + id);
    }

    private static void done(MvcTestResult result) {
        assertThat(result).hasStatus(303);
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
            form = form.param("once", UUID.randomUUID().toString());
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
}
