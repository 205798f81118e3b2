package shequtong.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static shequtong.Csrf.csrf;

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
import shequtong.MovedClock;
import shequtong.audit.Audit;
import shequtong.identity.Activation;
import shequtong.identity.Phone;
import shequtong.identity.SetUpLink;
import shequtong.identity.factors.Totp;
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
    Activation activation;

    @Autowired
    Audit audit;

    @Autowired
    MovedClock clock;

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
        var next = begin(token, "沈丽华", "13900000001");
        assertThat(next).hasStatusOk().bodyText().contains("设一个密码", "身份验证器", "/staff/activation/");
        assertThat(next).doesNotContainHeader("Set-Cookie");
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

        assertThat(answers).containsExactlyInAnyOrder(200, 404);
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
    void printsNothingInTheDemonstration() {
        assertThat(printed(true)).isEmpty();
    }

    /** Whoever closes the browser in the middle is not locked out for ever: the next start prints where it goes on. */
    @Test
    void printsWhereToGoOnUntilThereArePasswordAndAuthenticator() {
        var phone = new Phone("13900000006");
        setUp.first(link.renew(), "沈丽华", phone);

        var sentence = printed(false);
        assertThat(sentence).contains("还没有人设好密码和动态码", "http://sqt.test" + Activation.PATH + "/");
        var path = sentence.replaceFirst("(?s).*http://sqt.test(\\S+).*", "$1");
        var page = browser.post()
                .uri(path)
                .param("phone", phone.digits())
                .with(csrf())
                .exchange();
        assertThat(finish(path, page)).hasStatusOk().bodyText().contains("请保存恢复码");

        assertThat(printed(false)).isEmpty();
        assertThat(browser.get().uri(path)).hasStatus(404);
    }

    /** From the console's link to the desk: with both factors, and not before. */
    @Test
    void theDeskOpensOnlyAfterPasswordAndAuthenticator() {
        var page = begin(link.renew(), "沈丽华", "13900000007");
        var path = body(page).replaceFirst("(?s).*action=\"(/staff/activation/[^\"]+)/finish\".*", "$1");

        var codes = finish(path, page);

        var cookie = codes.getResponse().getCookie("sqt");
        assertThat(cookie).isNotNull();
        assertThat(db.sql("select proof from identity.session order by number desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("STAFF");
    }

    /** A second tap while the first is on its way: it goes on for the first one's person, and makes no other. */
    @Test
    void aSecondTapShowsTheSamePage() {
        var token = link.renew();
        var once = UUID.randomUUID();

        assertThat(begin(token, "沈丽华", "13900000008", once)).hasStatusOk();
        assertThat(begin(token, "沈丽华", "13900000008", once))
                .hasStatusOk()
                .bodyText()
                .contains("设一个密码");
        assertThat(begin(token, "沈丽华", "13900000008", UUID.randomUUID())).hasStatus(404);
    }

    @ResourceLock(Resources.SYSTEM_OUT)
    private String printed(boolean demo) {
        var out = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            new SetUp(mandate, link, activation, audit, demo, "http://sqt.test/").offer();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String token(String sentence) {
        return List.of(sentence.split("/setup/|\\s")).get(2);
    }

    private MvcTestResult begin(String token, String name, String phone) {
        return begin(token, name, phone, UUID.randomUUID());
    }

    private MvcTestResult begin(String token, String name, String phone, UUID once) {
        return browser.post()
                .uri("/setup/" + token)
                .param("written", name)
                .param("phone", phone)
                .param("once", once.toString())
                .with(csrf())
                .exchange();
    }

    /** As the official does: reads the secret into an authenticator and types what it shows. */
    private MvcTestResult finish(String path, MvcTestResult page) {
        var secret = body(page)
                .replaceFirst("(?s).*sq-secret\">([A-Z2-7 ]+)<.*", "$1")
                .replace(" ", "");
        var ticket = body(page).replaceFirst("(?s).*name=\"ticket\" value=\"([^\"]+)\".*", "$1");
        return browser.post()
                .uri(path + "/finish")
                .param("ticket", ticket)
                .param("password", "Wusong-2026-xin")
                .param("repeated", "Wusong-2026-xin")
                .param("code", new Totp(secret).code(clock.instant()))
                .with(csrf())
                .exchange();
    }

    private static String body(MvcTestResult page) {
        return String.valueOf(assertThat(page).bodyText().actual());
    }
}
