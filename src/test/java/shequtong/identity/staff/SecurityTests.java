package shequtong.identity.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.identity.Activation;
import shequtong.identity.PersonId;
import shequtong.identity.Phone;
import shequtong.identity.accounts.OpenSessions;
import shequtong.identity.factors.PasswordRules;
import shequtong.identity.factors.Totp;

/** What staff change of their own account, and where they are signed in. */
@ModuleTest
class SecurityTests {

    private static final String NEXT = "Xinchuang-2027-jia";
    private static final Pattern DEVICE = Pattern.compile("/me/sessions/(\\d+)");

    @Autowired
    Activation activation;

    @Autowired
    OpenSessions sessions;

    @Autowired
    PasswordRules rules;

    @Autowired
    MovedClock clock;

    @Autowired
    MockMvcTester browser;

    Official li;

    @BeforeEach
    void anOfficialIsActive() {
        li = new Official(browser, activation);
        li.activate(Activation.PATH + "/" + activation.issue(li.person), Official.PASSWORD, clock.instant());
    }

    @ParameterizedTest
    @CsvSource({
        "Short-1, 密码太短",
        "alllowercase12, 密码太简单：大写",
        "ALLUPPERCASE12, 密码太简单：大写",
        "Aa1Aa1Aa1Aa1, 重复的字符太多",
        "Wo-13812345678, 不要有手机号",
        "Wo-５６７８wusong90210, ''",
        "Wo-１３８１２３wusong, 不要有手机号",
        "吴淞江边的Garden2026, ''",
        "Wusong-2026-xin, ''"
    })
    void aPasswordIsLongMixedAndNotTheNumber(String password, String sentence) {
        var refusal = rules.refusal(password, password, Optional.of(new Phone("13812345678")), new PersonId(0));

        if (sentence.isEmpty()) assertThat(refusal).isEmpty();
        else assertThat(refusal).get().asString().contains(sentence);
    }

    @Test
    void aPasswordIsRepeatedAndFitsIntoItsHash() {
        var phone = Optional.<Phone>empty();
        assertThat(rules.refusal(NEXT, NEXT + "x", phone, li.person))
                .get()
                .asString()
                .contains("不一样");
        var long65 = "Aa1-bcdefg" + "x".repeat(55);
        assertThat(rules.refusal(long65, long65, phone, li.person))
                .get()
                .asString()
                .contains("太长");
    }

    @Test
    void theLastFiveAreNotTakenAgain() {
        var used = Official.PASSWORD;
        for (var i = 1; i <= 5; i++) {
            var at = Duration.ofMinutes(2L * i);
            var old = used;
            var next = "Xinchuang-202" + i + "-jia";
            clock.after(at, () -> {
                assertThat(change(old, Official.PASSWORD))
                        .hasStatus(422)
                        .bodyText()
                        .contains("最近用过");
                assertThat(li.remember(change(old, next))).hasStatus(303);
            });
            used = next;
        }
        var last = used;
        clock.after(
                Duration.ofMinutes(12),
                () -> assertThat(change(last, Official.PASSWORD)).hasStatus(303));
    }

    @Test
    void changingThePasswordNeedsBothFactorsAndEndsEveryOtherSession() {
        var elsewhere = li.token;
        clock.after(Duration.ofMinutes(1), () -> {
            li.signIn(Official.PASSWORD, code());
            assertThat(sessions.find(OpenSessions.hash(elsewhere))).isEmpty(); // the same browser
        });
        var here = li.token;
        var other = signedInElsewhere();
        clock.after(Duration.ofMinutes(3), () -> {
            assertThat(change("wrong", NEXT)).hasStatus(422).bodyText().contains("现在的密码或动态码不对");
            assertThat(change(Official.PASSWORD, NEXT)).hasStatus(303).hasHeader("Location", "/me/security");
            assertThat(sessions.find(OpenSessions.hash(here))).isEmpty();
            assertThat(sessions.find(OpenSessions.hash(other))).isEmpty();
        });
        clock.after(Duration.ofMinutes(4), () -> {
            assertThat(li.signIn(Official.PASSWORD, code())).hasStatus(422);
            assertThat(li.signIn(NEXT, code())).hasStatus(303);
        });
    }

    @Test
    void recoveryCodesAreRenewedAndTheOldOnesAreVoid() {
        clock.after(Duration.ofMinutes(1), () -> {
            assertThat(li.post("/me/security/codes", Map.of("old", Official.PASSWORD, "code", "")))
                    .hasStatus(422);
            var codes = li.remember(li.post("/me/security/codes", Map.of("old", Official.PASSWORD, "code", code())));
            assertThat(codes).hasStatusOk().bodyText().contains("请保存恢复码");
            var first = Official.found(Pattern.compile("<li>([A-Z2-9-]{11})</li>"), codes);
            assertThat(li.signIn(Official.PASSWORD, first)).hasStatus(303);
            assertThat(li.signIn(Official.PASSWORD, first)).hasStatus(422);
            assertThat(li.get("/me/security")).bodyText().contains("还有9个没有用过");
        });
    }

    @Test
    void anotherAuthenticatorTakesThePlaceOfTheOld() {
        clock.after(Duration.ofMinutes(1), () -> {
            var page = li.post("/me/security/authenticator", Map.of("old", Official.PASSWORD, "code", code()));
            assertThat(page).hasStatusOk().bodyText().contains("用新手机扫一扫").doesNotContain("设一个密码");
            var next = new Totp(Official.secret(page));
            var wrong = Map.of("ticket", Official.ticket(page), "code", "1");
            var right = Map.of("ticket", Official.ticket(page), "code", next.code(clock.instant()));
            assertThat(li.post("/me/security/authenticator/code", wrong))
                    .hasStatus(422)
                    .bodyText()
                    .contains("动态码不对");
            assertThat(li.remember(li.post("/me/security/authenticator/code", right)))
                    .hasStatus(303)
                    .hasHeader("Location", "/me/security");
            assertThat(li.post("/me/security/authenticator/code", right))
                    .hasStatus(303)
                    .hasHeader("Location", "/me/security/authenticator");
            li.totp = next;
        });
        clock.after(
                Duration.ofMinutes(2),
                () -> assertThat(li.signIn(Official.PASSWORD, code())).hasStatus(303));
    }

    @Test
    void everyDeviceIsListedAndMayBeEnded() {
        var other = signedInElsewhere();
        assertThat(li.get("/me/sessions"))
                .hasStatusOk()
                .bodyText()
                .contains("这台设备", "Chrome浏览器·Windows电脑", "工作台", "最近使用");

        var number = Official.found(DEVICE, li.get("/me/sessions"));
        var stranger = new Official(browser, activation);
        stranger.activate(
                Activation.PATH + "/" + activation.issue(stranger.person), Official.PASSWORD, clock.instant());
        assertThat(stranger.send(HttpMethod.DELETE, "/me/sessions/" + number, Map.of()))
                .hasStatus(404);
        assertThat(sessions.find(OpenSessions.hash(other))).isPresent();

        assertThat(li.send(HttpMethod.DELETE, "/me/sessions/" + number, Map.of()))
                .hasStatus(303);
        assertThat(sessions.find(OpenSessions.hash(other))).isEmpty();
        assertThat(li.send(HttpMethod.DELETE, "/me/sessions/" + number, Map.of()))
                .hasStatus(404);
    }

    @Test
    void allOthersAreEndedAtOnceAndThisOneStays() {
        var one = signedInElsewhere();

        assertThat(li.send(HttpMethod.DELETE, "/me/sessions", Map.of())).hasStatus(303);

        assertThat(sessions.find(OpenSessions.hash(one))).isEmpty();
        assertThat(li.get("/me/sessions")).hasStatusOk().bodyText().contains("只有这台设备登录着");
    }

    /** In another browser, some minutes later; ours has gone on meanwhile. */
    private String signedInElsewhere() {
        var here = li.token;
        li.token = "";
        clock.after(
                Duration.ofSeconds(150),
                () -> assertThat(li.signIn(Official.PASSWORD, code())).hasStatus(303));
        var there = li.token;
        li.token = here;
        return there;
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult change(String old, String next) {
        return li.post("/me/security/password", Map.of("old", old, "code", code(), "password", next, "repeated", next));
    }

    private String code() {
        return li.totp.code(clock.instant());
    }
}
