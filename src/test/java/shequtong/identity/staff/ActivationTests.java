package shequtong.identity.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.identity.Activation;
import shequtong.identity.accounts.OpenSessions;
import shequtong.web.QrTests;

/** The link by which an official comes in for the first time (AT-21, AT-22). No way for short messages is connected. */
@ModuleTest
class ActivationTests {

    @Autowired
    Activation activation;

    @Autowired
    OpenSessions sessions;

    @Autowired
    MovedClock clock;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    Official li;
    String link = "";

    @BeforeEach
    void anOfficialHasALink() {
        li = new Official(browser, activation);
        link = link(li);
    }

    @Test
    void leadsFromTheNumberOverPasswordAndQrCodeToTenRecoveryCodes() throws Exception {
        assertThat(li.get(link)).hasStatusOk().bodyText().contains("开通工作账号", "您的手机号");
        var page = li.post(link, Map.of("phone", "+86 " + li.phone.digits()));
        assertThat(page).hasStatusOk().bodyText().contains("设一个密码", "至少12位");

        var codes = li.finish(link, page, Official.PASSWORD, clock.instant());

        assertThat(QrTests.read(Official.body(page).replaceAll("(?s).*sq-qr[^>]*>(.*?</svg>).*", "$1")))
                .startsWith("otpauth://totp/")
                .contains("secret=" + Official.secret(page));
        assertThat(codes).hasStatusOk().bodyText().contains("请保存恢复码", "只显示这一次");
        assertThat(Pattern.compile("<li>[A-Z2-9]{5}-[A-Z2-9]{5}</li>")
                        .matcher(Official.body(codes))
                        .results())
                .hasSize(10);
        assertThat(li.get("/me/security")).hasStatusOk().bodyText().contains("还有10个没有用过");
    }

    @Test
    void aLinkThatWasUsedIsTooOldOrUnknownIsAnsweredAlike() {
        li.activate(link, Official.PASSWORD, clock.instant());
        var unknown = li.get(Activation.PATH + "/nosuchtoken");

        assertThat(unknown).hasStatus(404).bodyText().contains("这个链接用不了", "7天内有效");
        assertThat(bare(li.get(link))).isEqualTo(bare(unknown));
        assertThat(bare(li.post(link, Map.of("phone", li.phone.digits())))).isEqualTo(bare(unknown));

        var wang = new Official(browser, activation);
        var other = link(wang);
        clock.after(Duration.ofDays(6), () -> assertThat(wang.get(other)).hasStatusOk());
        clock.after(
                Duration.ofDays(7).plusMinutes(1),
                () -> assertThat(bare(wang.get(other))).isEqualTo(bare(unknown)));
        var newer = link(wang);
        assertThat(bare(wang.get(other))).isEqualTo(bare(unknown));
        assertThat(wang.get(newer)).hasStatusOk();
        db.sql("update identity.person set disabled_at = now() where id = ?")
                .param(wang.person.value())
                .update();
        assertThat(bare(wang.get(newer))).isEqualTo(bare(unknown));
    }

    @Test
    void whoeverFoundItAndHasAnotherNumberGetsNowhere() {
        var finder = new Official(browser, activation);

        assertThat(finder.post(link, Map.of("phone", finder.phone.digits())))
                .hasStatus(422)
                .bodyText()
                .contains("不是单位给您登记的手机号")
                .doesNotContain("sq-qr", li.phone.digits());
        for (var i = 0; i < 4; i++) finder.post(link, Map.of("phone", finder.phone.digits()));
        assertThat(finder.post(link, Map.of("phone", li.phone.digits())))
                .hasStatus(422)
                .bodyText()
                .contains("错的次数太多");
    }

    @Test
    void theLastStepNeedsTheTicketOfTheFirst() {
        var page = li.post(link, Map.of("phone", li.phone.digits()));
        var ticket = Official.ticket(page);
        var wang = new Official(browser, activation);

        for (var wrong :
                new String[] {"", "guess", Official.ticket(wang.post(link(wang), Map.of("phone", wang.phone.digits())))
                })
            assertThat(li.post(link + "/finish", Map.of("ticket", wrong, "password", Official.PASSWORD)))
                    .hasStatus(303)
                    .hasHeader("Location", link);
        clock.after(
                Duration.ofMinutes(31),
                () -> assertThat(li.post(link + "/finish", Map.of("ticket", ticket)))
                        .hasStatus(303));
    }

    @Test
    void whatIsWrongIsSaidAndTheQrCodeStaysTheSame() {
        var page = li.post(link, Map.of("phone", li.phone.digits()));
        var fields = Map.of("ticket", Official.ticket(page), "password", "short", "repeated", "short", "code", "1");

        var again = li.post(link + "/finish", fields);

        assertThat(again).hasStatus(422).bodyText().contains("密码太短：至少12位");
        assertThat(Official.secret(again)).isEqualTo(Official.secret(page));
        var wrong = li.post(
                link + "/finish",
                Map.of(
                        "ticket",
                        Official.ticket(page),
                        "password",
                        Official.PASSWORD,
                        "repeated",
                        Official.PASSWORD,
                        "code",
                        "1"));
        assertThat(wrong).hasStatus(422).bodyText().contains("动态码不对");
        assertThat(li.finish(link, page, Official.PASSWORD, clock.instant())).hasStatusOk();
    }

    @Test
    void ofTwoWhoFinishAtOnceOneComesIn() {
        var page = li.post(link, Map.of("phone", li.phone.digits()));

        var answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(_ -> li.finish(link, page, Official.PASSWORD, clock.instant())
                        .getResponse()
                        .getStatus())
                .sorted()
                .toList();

        assertThat(answers).containsExactly(200, 404, 404, 404);
    }

    /** Whoever found the telephone is out, with the old password and the old authenticator. */
    @Test
    void aSecondActivationEndsWhatWasBefore() {
        li.activate(link, Official.PASSWORD, clock.instant());
        var old = li.totp;
        var before = li.token;

        li.activate(link(li), "Xinchuang-2027-jia", clock.instant().plusSeconds(1));

        assertThat(sessions.find(OpenSessions.hash(before))).isEmpty();
        assertThat(li.signIn(Official.PASSWORD, old.code(clock.instant()))).hasStatus(422);
    }

    @Test
    void aMillionLinksHaveNoPairAnd256BitEach() {
        var tokens = Stream.generate(shequtong.kernel.Token::secret)
                .parallel()
                .limit(1_000_000)
                .distinct()
                .toList();

        assertThat(tokens).hasSize(1_000_000).allMatch(it -> it.length() == 43);
        var bits = new int[256];
        for (var token : tokens.subList(0, 20_000)) {
            var bytes = java.util.Base64.getUrlDecoder().decode(token);
            for (var bit = 0; bit < 256; bit++) bits[bit] += bytes[bit / 8] >> bit % 8 & 1;
        }
        assertThat(java.util.Arrays.stream(bits).boxed().toList())
                .allMatch(it -> Math.abs(it - 10_000) < 500); // seven standard deviations
    }

    @Test
    void neitherTheLinkNorTheTicketCanBeReadInTheDatabase() {
        var ticket = Official.ticket(li.post(link, Map.of("phone", li.phone.digits())));

        assertThat(db.sql("select activation::text || enrolment::text from identity.activation, identity.enrolment")
                        .query(String.class)
                        .list())
                .noneMatch(it -> it.contains(ticket) || it.contains(link.replaceFirst(".*/", "")));
    }

    private String link(Official who) {
        return Activation.PATH + "/" + activation.issue(who.person);
    }

    private static String bare(org.springframework.test.web.servlet.assertj.MvcTestResult page) {
        return page.getResponse().getStatus() + Official.body(page).replaceAll("value=\"[^\"]*\"", "");
    }
}
