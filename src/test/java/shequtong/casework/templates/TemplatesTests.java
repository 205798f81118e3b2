package shequtong.casework.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.casework.Matter;
import shequtong.casework.Pages;
import shequtong.casework.Visibility;
import shequtong.organization.Duty;

/** What a committee keeps ready to say (R30). */
@WholeTest
class TemplatesTests {

    static final String LOOK = "您好，“{事项}”收到。物业今天去{地点}看，{期限}给您答复。";

    @Autowired
    JdbcClient db;

    @Autowired
    Casework casework;

    @Autowired
    MockMvcTester browser;

    People people;
    Pages pages;
    Duty li;
    CaseId leak;

    @BeforeEach
    void aCommunity() {
        people = new People(db);
        pages = new Pages(browser, db, people);
        li = people.li;
        leak = casework.open(
                people.wang, new Matter("水管漏水", "厨房一直滴水", "3号楼301", "PROP-01", Visibility.PUBLIC, people.estate.id()));
    }

    @Test
    void offersWhatFitsTheMatterWithItsPlacesFilled() {
        add("去看", "PROP-01", LOOK);
        add("狗", "PET-01", "请牵好狗");
        add("收到", "", "收到");
        var id = id("去看");

        var page = pages.get(li, "/cases/" + leak.value());
        assertThat(page)
                .contains("您好，“水管漏水”收到。物业今天去3号楼301看，", "?template=" + id + "#say", "收到</a>")
                .doesNotContain("请牵好狗", "{事项}");
        assertThat(pages.get(li, "/cases/" + leak.value() + "?template=" + id))
                .contains("maxlength=\"1000\"")
                .containsPattern("<textarea[^>]*name=\"text\"[^>]*>您好，“水管漏水”收到。");
        assertThat(pages.get(people.worker, "/cases/" + leak.value())).contains("去看");
    }

    /** The answer residents read is there; the clock goes on until somebody writes to them (R30). */
    @Test
    void stopsNoClockAsItStands() {
        add("去看", "", LOOK);
        var filled = filled();

        assertThat(reply("  " + filled.replace("，", ",\n ") + "\u200b")).hasStatus(303);
        assertThat(pages.answered(leak)).isFalse();
        assertThat(pages.get(people.wang, "/cases/" + leak.value())).contains("物业今天去3号楼301看");
        assertThat(pages.get(li, "/cases/" + leak.value())).contains("不算回应，时限还在走");
        assertThat(casework.counts(li).waiting()).isOne();

        assertThat(reply(filled + "师傅姓许，下午三点到。")).hasStatus(303);
        assertThat(pages.answered(leak)).isTrue();
        assertThat(pages.get(li, "/cases/" + leak.value())).doesNotContain("不算回应，时限还在走");
        assertThat(pages.steps(leak)).containsExactly("REPORTED", "REPLIED", "REPLIED");
    }

    @Test
    void anOlderWordingIsATemplateToo() {
        add("去看", "", LOOK);
        var filled = filled();
        assertThat(reword("去看", 1, "换一句话")).hasStatus(303);
        assertThat(pages.post(li, "/templates/" + id("去看"), "_method", "delete"))
                .hasStatus(303);

        assertThat(reply(filled)).hasStatus(303);
        assertThat(pages.answered(leak)).isFalse();
    }

    @Test
    void keepsEveryVersionAndIsChangedByTheSecretaryAlone() {
        add("去看", "", LOOK);
        var id = id("去看");

        assertThat(reword("去看", 1, "第二句")).hasStatus(303);
        assertThat(reword("去看", 1, "我也改了"))
                .hasStatus(409)
                .bodyText()
                .contains("有人先您一步", "我也改了", "name=\"version\" value=\"2\"");
        assertThat(pages.get(li, "/templates/" + id)).contains("第1版", "第2版", "第二句", "您好，“{事项}”收到");
        assertThat(pages.get(people.worker, "/templates")).contains("第二句").doesNotContain("新写一个");
        assertThat(pages.post(people.worker, "/templates", "label", "我的", "words", "话"))
                .hasStatus(403);
        assertThat(pages.post(li, "/templates", "label", "", "words", "没有名字的"))
                .hasStatus(422)
                .bodyText()
                .contains("请起个名字", "没有名字的");
        assertThat(pages.ask(people.otherSecretary, "/templates/" + id)).hasStatus(404);
        assertThat(pages.post(people.otherSecretary, "/templates/" + id, "label", "x", "words", "y", "version", "2"))
                .hasStatus(404);
        assertThat(pages.get(people.otherSecretary, "/templates")).doesNotContain("第二句");
    }

    @Test
    void questionsThatAreTooManyComeBackAsTheyWereWritten() {
        var six = "在哪里\n什么时候\n几次了\n谁看到了\n找过谁\n急不急";

        assertThat(pages.post(li, "/rules/questions", "category", "PROP", "questions", six))
                .hasStatus(422)
                .bodyText()
                .containsOnlyOnce(six)
                .containsPattern("<details open[^>]*><summary>改</summary>(?s:.{0,900})value=\"PROP\"");
    }

    /** Whoever is called by name in a note hears; nobody elsewhere does. */
    @Test
    void callsAColleagueInANote() {
        note("请@赵小兰去看一下，也告诉@何远");

        await().untilAsserted(() -> assertThat(told(people.worker)).isOne());
        assertThat(told(people.otherSecretary)).isZero();
        assertThat(told(li)).isZero();
        assertThat(pages.get(people.worker, "/notices")).contains("同事在“水管漏水”的备注里提到了您");
    }

    private int told(Duty who) {
        return db.sql("select count(*) from notification.notice where recipient = ? and kind = 'casework.mentioned'")
                .param(who.person().value())
                .query(Integer.class)
                .single();
    }

    private void note(String words) {
        assertThat(pages.post(li, "/cases/" + leak.value() + "/replies", "to", "inner", "text", words, "version", "1"))
                .hasStatus(303);
    }

    private String filled() {
        var page = pages.get(li, "/cases/" + leak.value() + "?template=" + id("去看"));
        return page.replaceAll("(?s).*<textarea[^>]*name=\"text\"[^>]*>([^<]*)<.*", "$1");
    }

    private MvcTestResult reply(String words) {
        return pages.post(
                li,
                "/cases/" + leak.value() + "/replies",
                "text",
                words,
                "version",
                "" + pages.version(leak),
                "once",
                UUID.randomUUID().toString());
    }

    private void add(String label, String category, String words) {
        assertThat(pages.post(li, "/templates", "label", label, "category", category, "words", words))
                .hasStatus(303);
    }

    private MvcTestResult reword(String label, int version, String words) {
        return pages.post(
                li, "/templates/" + id(label), "label", label, "words", words, "version", Integer.toString(version));
    }

    private long id(String label) {
        return db.sql("select id from casework.template where community = ? and name = ?")
                .params(people.community.id(), label)
                .query(Long.class)
                .single();
    }
}
