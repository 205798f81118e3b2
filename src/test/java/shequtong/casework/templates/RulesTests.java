package shequtong.casework.templates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.casework.Pages;
import shequtong.organization.Duty;
import shequtong.organization.Here;

/** How to raise a matter, as a community says it (S15). */
@WholeTest
class RulesTests {

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    People people;
    Pages pages;
    Duty li;

    @BeforeEach
    void aCommunity() {
        people = new People(db);
        pages = new Pages(browser, db, people);
        li = people.li;
    }

    @Test
    void theDistrictsHoldUntilACommunitySaysItsOwn() {
        assertThat(pages.get(people.wang, "/rules")).contains("一件事发一条", "全区统一的", "/stories/new");
        var staff = new Here(li.person(), Here.Capacity.STAFF, people.community, li.mandate());
        assertThat(pages.get(staff, "/rules"))
                .as("who may not write there is not sent there")
                .contains("一件事发一条", "/stories\"")
                .doesNotContain("/stories/new");

        assertThat(pages.post(li, "/rules", "words", "本社区：先写楼号。", "version", "0"))
                .hasStatus(303);
        assertThat(pages.get(people.wang, "/rules"))
                .contains("本社区：先写楼号。", "本社区第1版", "李红梅", "?version=0-1")
                .doesNotContain("一件事发一条");
        assertThat(pages.get(people.sun, "/rules")).contains("本社区：先写楼号。");
        assertThat(pages.get(people.wang, "/rules?version=0-1")).contains("一件事发一条", "这是以前的一版");
        assertThat(pages.ask(people.wang, "/rules?version=7")).hasStatus(404);
        assertThat(pages.get(people.zhou, "/rules")).contains("一件事发一条").doesNotContain("先写楼号");
    }

    @Test
    void areChangedByTheSecretaryAloneAndNotOverAnothersChange() {
        assertThat(pages.post(people.worker, "/rules", "words", "我改", "version", "0"))
                .hasStatus(403);
        assertThat(pages.post(li, "/rules", "words", "第一句", "version", "0")).hasStatus(303);
        assertThat(pages.post(li, "/rules", "words", "我写了很久", "version", "0"))
                .hasStatus(409)
                .bodyText()
                .contains("有人先您一步", "我写了很久", "name=\"version\" value=\"1\"");
        assertThat(pages.post(li, "/rules", "words", " ", "version", "1")).hasStatus(422);
        assertThat(pages.get(people.worker, "/rules")).contains("第一句").doesNotContain("存成新的一版</button>", "<textarea");
    }

    @Test
    void asksWhatFitsTheCategoryWhereAMatterIsWritten() {
        assertThat(pages.get(people.wang, "/stories/new"))
                .contains("href=\"" + people.wang.path("/rules") + "\"")
                .containsPattern("data-ask=\"\">[^\n]*从什么时候开始")
                .containsPattern("data-ask=\"LIFT\" hidden>[^\n]*里面有没有人");

        assertThat(pages.post(li, "/rules/questions", "category", "LIFT", "questions", "几号楼\n\n 哪一部 "))
                .hasStatus(303);
        assertThat(pages.post(li, "/rules/questions", "category", "PET", "questions", ""))
                .hasStatus(303);
        assertThat(pages.get(people.wang, "/stories/new"))
                .containsPattern("data-ask=\"LIFT\" hidden>[^\n]*哪一部")
                .doesNotContain("里面有没有人", "data-ask=\"PET\"");
        assertThat(pages.get(people.zhou, "/stories/new")).contains("里面有没有人");

        assertThat(pages.post(li, "/rules/questions", "category", "LIFT", "questions", "1\n2\n3\n4\n5\n6"))
                .hasStatus(422);
        assertThat(pages.post(li, "/rules/questions", "category", "NONE", "questions", "1"))
                .hasStatus(404);
        assertThat(pages.post(people.worker, "/rules/questions", "category", "LIFT", "questions", "1"))
                .hasStatus(403);
    }
}
