package shequtong.residency.sections;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.ModuleTest;
import shequtong.People;
import shequtong.audit.Audit;
import shequtong.organization.Area;
import shequtong.organization.Mandate;
import shequtong.organization.Owners;
import shequtong.organization.Position;
import shequtong.organization.Section;
import shequtong.organization.Sections;
import shequtong.organization.Viewer;

@ModuleTest
@Import({ExtraSection.class, SectionsTests.Mandatory.class})
class SectionsTests {

    @TestConfiguration(proxyBeanMethods = false)
    static class Mandatory {

        @Bean
        Section stories() {
            return new Section(Section.STORIES, "/stories", "home-heart");
        }

        @Bean
        Section guide() {
            return new Section("SERVICE_GUIDE", "/guide", "list-details");
        }
    }

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Sections sections;

    @Autowired
    Owners owners;

    @Autowired
    Audit audit;

    People people;

    @BeforeEach
    void aCommunity() {
        people = new People(db);
    }

    /** S16: what a 居 has, a 村 has; a 村 has two of its own (R4). */
    @Test
    void whatAResidentialCommunityHasAVillageHasToo() {
        var registered = db.sql("select kind from organization.section where not village")
                .query(String.class)
                .set();
        assertThat(registered).hasSize(17);
        assertThat(db.sql("select kind from organization.section where village")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("VILLAGE_DISCLOSURE", "HOME_VOICE");

        var village = people.area(people.street, "COMMUNITY", "VILLAGE", "小河村委会", "小河村");
        assertThat(kinds(people.community)).isNotEmpty();
        assertThat(kinds(village)).containsAll(kinds(people.community)).contains("HOME_VOICE");
        assertThat(kinds(people.community)).doesNotContain("HOME_VOICE");
    }

    /** What has no pages is offered nowhere, however it stands in the registry. */
    @Test
    void offersWhatIsBuiltAndNothingElse() {
        assertThat(sections.of(people.community))
                .extracting(Sections.Offered::kind)
                .containsExactly("SERVICE_GUIDE", Section.STORIES, "HELP", "SWAP");
    }

    @Test
    void isGoneAtOnceWhenSwitchedOffAndComesBackAsItWas() {
        rename("HELP", "帮一把");
        assertThat(get(people.wang, "/help")).hasStatusOk();
        assertThat(get(people.sun, "/help")).hasStatusOk();

        assertThat(post("HELP/closure")).hasStatus(303);

        assertThat(get(people.wang, "/help")).hasStatus(404);
        assertThat(get(people.wang, "/help/7")).hasStatus(404);
        assertThat(get(people.sun, "/help")).hasStatus(404);
        assertThat(browser.post()
                        .uri(people.wang.path("/help"))
                        .cookie(people.cookie(people.wang))
                        .with(csrf()))
                .hasStatus(404);
        assertThat(get(people.zhou, "/help")).hasStatusOk();
        assertThat(kinds(people.community)).doesNotContain("HELP");
        assertThat(kinds(people.sister)).contains("HELP");

        assertThat(ask(HttpMethod.DELETE, people.li, "HELP/closure")).hasStatus(303);
        assertThat(get(people.wang, "/help")).hasStatusOk();
        assertThat(sections.of(people.community))
                .extracting(Sections.Offered::name)
                .contains("帮一把");
        assertThat(audit.broken(people.community.id())).isEmpty();
    }

    /** However the address is written: it is the route that is closed. */
    @Test
    void isNotReachedByAnotherSpelling() {
        post("HELP/closure");

        assertThat(browser.get()
                        .uri(URI.create("/c/" + people.community.slug() + "/%68elp"))
                        .cookie(people.cookie(people.wang)))
                .hasStatus(404);
    }

    @Test
    void whatTheDistrictWantsEverywhereStays() {
        assertThat(post("SERVICE_GUIDE/closure")).hasStatus(409).bodyText().contains("全区统一要有的版块，不能关");
        assertThat(post("SERVICE_GUIDE/rise")).hasStatus(409);
        assertThat(post("SERVICE_GUIDE/name", "written", "办事"))
                .hasStatus(409)
                .bodyText()
                .contains("不能改");
        assertThat(post(Section.STORIES + "/closure")).hasStatus(409);

        assertThat(kinds(people.community)).contains("SERVICE_GUIDE", Section.STORIES);
    }

    @Test
    void hasANameOfItsOwnHereAndTheDistrictsElsewhere() {
        assertThat(rename(Section.STORIES, " 村里事 ")).hasStatus(303);

        assertThat(name(people.community, Section.STORIES)).isEqualTo("村里事");
        assertThat(name(people.sister, Section.STORIES)).isEqualTo("身边事");
        assertThat(page()).contains("村里事", "全区叫“身边事”");

        rename(Section.STORIES, "");
        assertThat(name(people.community, Section.STORIES)).isEqualTo("身边事");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "官方互助",
                "派出所值班",
                "互助红包",
                "一二三四五六七八九",
                "互 助",
                "互助!",
                "互\u200b助",
                "13900000000",
                "闲置物品",
                "互助🎉",
                "<b>互助</b>"
            })
    void takesNoNameThatMisleads(String name) {
        var answer = rename("HELP", name);

        assertThat(answer).hasStatus(422).bodyText().contains("role=\"alert\"");
        assertThat(name(people.community, "HELP")).isEqualTo("互助");
    }

    @Test
    void takesNoNameThatAnotherSectionHasHere() {
        rename("HELP", "帮一把");

        assertThat(rename("SWAP", "帮一把")).hasStatus(422).bodyText().contains("是别的版块的名字");
        assertThat(rename("SWAP", "互助")).hasStatus(422);
    }

    @Test
    void whatIsNotMandatoryMayBeMoved() {
        assertThat(post("SWAP/rise")).hasStatus(303);
        assertThat(kinds(people.community)).containsExactly("SERVICE_GUIDE", Section.STORIES, "SWAP", "HELP");

        assertThat(post("SWAP/rise")).hasStatus(409).bodyText().contains("已经在最前面了");
        post("HELP/closure");
        post("HELP/rise");
        ask(HttpMethod.DELETE, people.li, "HELP/closure");
        assertThat(kinds(people.community)).containsExactly("SERVICE_GUIDE", Section.STORIES, "HELP", "SWAP");
    }

    /** 书记 and 两委 decide; the 社工 sees who has what. */
    @Test
    void theWorkerLooksAndDecidesNothing() {
        assertThat(browser.get().uri(people.worker.path("/sections")).cookie(people.cookie(people.worker)))
                .hasStatusOk()
                .bodyText()
                .contains("版块和分工")
                .doesNotContain("/closure");
        assertThat(ask(HttpMethod.POST, people.worker, "HELP/closure")).hasStatus(403);
        assertThat(ask(HttpMethod.POST, people.worker, "HELP/owner")).hasStatus(403);
    }

    @Test
    void isSomebodysAndTheSecretarysWhenVacant() {
        assertThat(owners.vacant(people.community)).contains("身边事", "互助");
        assertThat(keeper("HELP")).isEqualTo(people.li.mandate().id());
        assertThat(page()).contains("个版块没有负责人", "空缺");

        assertThat(give("HELP", people.worker.mandate())).hasStatus(303);
        assertThat(keeper("HELP")).isEqualTo(people.worker.mandate().id());
        assertThat(owners.vacant(people.community)).doesNotContain("互助").contains("身边事");
        assertThat(page()).contains("赵小兰");

        db.sql("update organization.mandate set until = now() where id = ?")
                .param(people.worker.mandate().id())
                .update();
        assertThat(keeper("HELP")).isEqualTo(people.li.mandate().id());
        assertThat(owners.vacant(people.community)).contains("互助");
        assertThat(page()).contains("赵小兰已不在这个岗位");
    }

    @Test
    void whoHadItBeforeIsRemembered() {
        give("HELP", people.worker.mandate());
        give("HELP", people.li.mandate());
        post("HELP/owner", "mandate", "0");

        assertThat(owners.history(people.community.id()))
                .extracting(Owners.Past::mandate)
                .containsExactly(
                        people.li.mandate().id(), people.worker.mandate().id());
        assertThat(owners.history(people.community.id()))
                .allSatisfy(it -> assertThat(it.until()).isNotNull());
        assertThat(owners.given(people.community.id())).isEmpty();
    }

    /** Only somebody who works for this community now can have its section: no other's secretary, no 物业. */
    @Test
    void isGivenToNobodyFromElsewhere() {
        var doctor = people.official(
                "何医生", Position.FAMILY_DOCTOR, people.body(people.community, "HEALTH_CENTRE", "卫生站"), people.community);

        for (var mandate : List.of(people.otherSecretary.mandate(), people.property.mandate(), doctor.mandate()))
            assertThat(give("HELP", mandate)).hasStatus(404);
        assertThat(owners.given(people.community.id())).isEmpty();
        assertThat(give("SERVICES", people.worker.mandate())).hasStatus(404);
    }

    @Test
    void ofTwoWhoGiveAtTheSameMomentOneStands() {
        var answers = Stream.of(people.worker.mandate(), people.li.mandate())
                .parallel()
                .map(it -> give("HELP", it).getResponse().getStatus())
                .toList();

        assertThat(answers).contains(303);
        assertThat(owners.given(people.community.id())).hasSize(1);
    }

    private Set<String> kinds(Area community) {
        return sections.of(community).stream()
                .map(Sections.Offered::kind)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private String name(Area community, String kind) {
        return sections.of(community).stream()
                .filter(it -> it.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private long keeper(String kind) {
        return owners.keeper(people.community.id(), kind).orElseThrow().mandate();
    }

    private MvcTestResult give(String kind, Mandate mandate) {
        return post(kind + "/owner", "mandate", String.valueOf(mandate.id()));
    }

    private MvcTestResult rename(String kind, String name) {
        return post(kind + "/name", "written", name);
    }

    private MvcTestResult post(String path, String... field) {
        return ask(HttpMethod.POST, people.li, path, field);
    }

    private MvcTestResult ask(HttpMethod method, Viewer who, String path, String... field) {
        var request = browser.method(method)
                .uri(who.path("/sections/" + path))
                .cookie(people.cookie(who))
                .param("once", UUID.randomUUID().toString())
                .with(csrf());
        if (field.length == 2) request = request.param(field[0], field[1]);
        return request.exchange();
    }

    private MvcTestResult get(Viewer who, String path) {
        return browser.get().uri(who.path(path)).cookie(people.cookie(who)).exchange();
    }

    private String page() {
        return assertThat(browser.get().uri(people.li.path("/sections")).cookie(people.cookie(people.li)))
                .hasStatusOk()
                .bodyText()
                .actual();
    }
}
