package shequtong.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.ModuleTest;
import shequtong.audit.Audit;
import shequtong.identity.Phone;
import shequtong.identity.SetUpLink;
import shequtong.kernel.Missing;

@ModuleTest
class SetUpTests {

    @Autowired
    SetUpLink link;

    @Autowired
    FirstMandate mandate;

    @Autowired
    SetUp setUp;

    @Autowired
    Audit audit;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void nobodyHoldsAMandate() {
        db.sql("delete from organization.mandate").update();
    }

    @Test
    void theFirstOfficialComesInByTheLinkAndNobodyAfter() {
        var token = link.renew();

        assertThat(browser.get().uri("/setup/" + token))
                .hasStatusOk()
                .bodyText()
                .contains("开始使用社区通");
        assertThat(begin(token, "沈丽华", "13900000001"))
                .hasStatus(303)
                .hasHeader("Location", "/")
                .cookies()
                .containsCookie("sqt");
        assertThat(db.sql("""
                select officer || position || body_kind || area.kind from organization.mandate_view mandate
                join organization.area_view area on area.id = mandate.area
                """).query(String.class).list()).containsExactly("沈丽华DISTRICT_STAFFDISTRICT_OFFICEDISTRICT");

        assertThat(browser.get().uri("/setup/" + token)).hasStatus(404);
        assertThat(begin(token, "别人", "13900000002")).hasStatus(404);
        assertThat(browser.get().uri("/setup/nosuchtoken")).hasStatus(404);
    }

    @Test
    void keepsWhatWasTypedWhenSomethingIsMissing() {
        var token = link.renew();

        assertThat(begin(token, "沈丽华", "123")).hasStatus(422).bodyText().contains("请填11位手机号", "沈丽华");
        assertThat(begin(token, " ", "13900000003")).hasStatus(422).bodyText().contains("请填您的姓名");
        link.mustBeFresh(token);
    }

    @Test
    void ofTwoWhoRaceOneWins() {
        var token = link.renew();

        var answers = Stream.of("13900000004", "13900000005")
                .parallel()
                .map(it -> begin(token, "沈丽华", it).getResponse().getStatus())
                .toList();

        assertThat(answers).containsExactlyInAnyOrder(303, 404);
    }

    @Test
    void aLaterStartPrintsAFreshLinkAndTheOldOneIsDead() {
        var first = printed(false);
        var second = printed(false);

        assertThat(first).contains("http://sqt.test/setup/").isNotEqualTo(second);
        assertThatExceptionOfType(Missing.class).isThrownBy(() -> link.mustBeFresh(token(first)));
        link.mustBeFresh(token(second));
        assertThat(db.sql("select hash from identity.set_up")
                        .query(String.class)
                        .list())
                .noneMatch(it -> it.contains(token(second)));
    }

    @Test
    void printsNothingInTheDemonstrationAndNothingOnceSomebodyIsThere() {
        assertThat(printed(true)).isEmpty();
        setUp.first(link.renew(), "沈丽华", new Phone("13900000006"));

        assertThat(printed(false)).isEmpty();
    }

    @ResourceLock(Resources.SYSTEM_OUT)
    private String printed(boolean demo) {
        var out = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            new SetUp(mandate, link, audit, demo, "http://sqt.test/").offer();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String token(String sentence) {
        return List.of(sentence.split("/setup/|\\s")).get(2);
    }

    private MvcTestResult begin(String token, String name, String phone) {
        return browser.post()
                .uri("/setup/" + token)
                .param("written", name)
                .param("phone", phone)
                .param("once", UUID.randomUUID().toString())
                .with(csrf())
                .exchange();
    }
}
