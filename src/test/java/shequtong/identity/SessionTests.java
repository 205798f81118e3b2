package shequtong.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static shequtong.Csrf.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.identity.accounts.OpenSessions;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;

@ModuleTest
@Import(SessionTests.Post.class)
class SessionTests {

    @TestConfiguration(proxyBeanMethods = false)
    static class Post implements SendsCode {

        static final List<String> SENT = new ArrayList<>();

        @Bean
        static SendsCode post() {
            return new Post();
        }

        @Override
        public void send(Phone phone, String code) {
            SENT.add(code);
        }
    }

    @Autowired
    SignIn signIn;

    @Autowired
    OpenSessions sessions;

    @Autowired
    Activation activation;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    PersonId wang = new PersonId(0);
    String token = "";
    Phone phone = new Phone("13800000000");

    @BeforeEach
    void enter() {
        wang = new PersonId(db.sql("insert into identity.person (part, made_at) values ('测试·王阿姨', now()) returning id")
                .query(Long.class)
                .single());
        token = entered(new MockHttpServletRequest());
        phone = new Phone("13" + (100_000_000 + wang.value()));
    }

    @Test
    void readsWithoutWritingButOnceAMinute() {
        var opened = seen();

        assertThat(who(OpenSessions.hash(token))).hasValue(wang);
        assertThat(seen()).isEqualTo(opened);

        clock.after(Duration.ofSeconds(61), () -> who(OpenSessions.hash(token)));
        assertThat(seen()).isAfter(opened.plusSeconds(60));
    }

    @Test
    void endsAfterThirtyDaysOfSilence() {
        clock.after(
                Duration.ofDays(31),
                () -> assertThat(who(OpenSessions.hash(token))).isEmpty());
    }

    @Test
    void oneOfStaffEndsAfterFifteenQuietMinutesAndAfterTwelveHoursInAnyCase() {
        var staff = enteredAs(Proof.STAFF);
        clock.after(
                Duration.ofMinutes(16),
                () -> assertThat(who(OpenSessions.hash(staff))).isEmpty());

        var busy = enteredAs(Proof.STAFF);
        for (var minute = 10; minute < 12 * 60; minute += 10)
            clock.after(
                    Duration.ofMinutes(minute),
                    () -> assertThat(who(OpenSessions.hash(busy))).hasValue(wang));
        clock.after(
                Duration.ofHours(12).plusSeconds(1),
                () -> assertThat(who(OpenSessions.hash(busy))).isEmpty());
    }

    @Test
    void whatIsOverLeavesNoRow() {
        var staff = enteredAs(Proof.STAFF);

        clock.after(Duration.ofDays(1).plusHours(1), () -> {
            sessions.tidy();
            assertThat(rows(staff)).isZero();
            assertThat(rows(token)).isOne();
        });
    }

    @Test
    void revokedIsRevokedAtOnce() {
        assertThat(get("/demo")).hasStatusOk();
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie("sqt", token));
        signIn.leave(request, new MockHttpServletResponse());

        assertThat(who(OpenSessions.hash(token))).isEmpty();
        assertThat(get("/me/joining")).hasStatus(302).hasHeader("Location", "/sign-in?back=%2Fme%2Fjoining");
    }

    @Test
    void whoeverIsDisabledIsOutAndStaysOut() {
        db.sql("update identity.person set disabled_at = now() where id = ?")
                .param(wang.value())
                .update();

        assertThat(who(OpenSessions.hash(token))).isEmpty();
        assertThatExceptionOfType(Missing.class)
                .isThrownBy(() -> signIn.enter(wang, new MockHttpServletRequest(), new MockHttpServletResponse()));
    }

    @Test
    void hasANewNameAfterEverySignInAndTheOldOneIsGone() {
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie("sqt", token));

        var next = entered(request);

        assertThat(next).isNotEqualTo(token);
        assertThat(who(OpenSessions.hash(token))).isEmpty();
        assertThat(who(OpenSessions.hash(next))).hasValue(wang);
    }

    @Test
    void leavesNoTokenAndNoNumberInTheDatabase() {
        signIn.sendCode(phone, new MockHttpServletRequest());
        var person = signIn.proves(phone, Post.SENT.getLast()).orElseThrow();

        assertThat(db.sql("select session::text from identity.session where person = ?")
                        .param(wang.value())
                        .query(String.class)
                        .single())
                .doesNotContain(token);
        assertThat(db.sql("select encode(phone, 'escape') from identity.account where person = ?")
                        .param(person.value())
                        .query(String.class)
                        .single())
                .doesNotContain(phone.digits());
        assertThat(signIn.phone(person)).isEqualTo(phone);
    }

    @Test
    void aCodeIsRightOnceAndDiesWithTheFifthWrongTry() {
        signIn.sendCode(phone, new MockHttpServletRequest());
        var code = Post.SENT.getLast();
        var wrong = code.equals("000000") ? "000001" : "000000";
        for (var i = 0; i < 5; i++) assertThat(signIn.proves(phone, wrong)).isEmpty();
        assertThat(signIn.proves(phone, code)).isEmpty();

        clock.after(Duration.ofMinutes(2), () -> {
            signIn.sendCode(phone, new MockHttpServletRequest());
            assertThat(signIn.proves(phone, Post.SENT.getLast())).isPresent();
            assertThat(signIn.proves(phone, Post.SENT.getLast())).isEmpty();
        });
    }

    @Test
    void aCodeLivesTenMinutes() {
        signIn.sendCode(phone, new MockHttpServletRequest());

        clock.after(
                Duration.ofMinutes(11),
                () -> assertThat(signIn.proves(phone, Post.SENT.getLast())).isEmpty());
    }

    @Test
    void sendsOneCodeAMinuteAndTenADayToANumber() {
        signIn.sendCode(phone, new MockHttpServletRequest());
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> signIn.sendCode(phone, new MockHttpServletRequest()))
                .withMessageContaining("请等一分钟");
        for (var i = 1; i < 10; i++)
            clock.after(Duration.ofMinutes(2L * i), () -> signIn.sendCode(phone, new MockHttpServletRequest()));
        clock.after(
                Duration.ofMinutes(30),
                () -> assertThatExceptionOfType(Refused.class)
                        .isThrownBy(() -> signIn.sendCode(phone, new MockHttpServletRequest()))
                        .withMessageContaining("请明天再试"));
    }

    /** Whoever states another address in a header is counted all the same. */
    @Test
    void countsByTheRealAddressWhateverTheHeaderSays() {
        for (var i = 0; i < 60; i++) signIn.sendCode(number(i), from("198.51.100.7", i));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> signIn.sendCode(number(60), from("198.51.100.7", 60)))
                .withMessageContaining("人太多");
        signIn.sendCode(number(61), from("198.51.100.8", 61));
    }

    /** AT-33: one number from a thousand places, and a thousand numbers from one place. */
    @Test
    void aThousandRequestsSendOneCodeToANumberAndSixtyFromAPlace() {
        var before = Post.SENT.size();
        for (var i = 0; i < 1000; i++) asked(phone, "203.0." + i / 250 + "." + i % 250);
        assertThat(Post.SENT.size() - before).isBetween(1, 10); // one a minute, ten a day

        var meanwhile = Post.SENT.size();
        for (var i = 0; i < 1000; i++) asked(number(1000 + i), "192.0.2.77");
        assertThat(Post.SENT).hasSize(meanwhile + 60);
    }

    @Test
    void sendsNoMoreInADayThanMayBePaidFor() {
        db.sql(
                        "insert into identity.code_sent (phone_index, source, at) select '\\x00', 'many', now() from generate_series(1, 5000)")
                .update();
        try {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> signIn.sendCode(number(5000), new MockHttpServletRequest()))
                    .withMessageContaining("今天发出的验证码太多了");
        } finally {
            db.sql("delete from identity.code_sent where source = 'many'").update();
        }
    }

    /** Where messages can be sent, the link and the number are not enough: the code that came to it is asked for too. */
    @Test
    void anActivationAsksForTheCodeThatWasSentToTheNumberOfTheAccount() {
        var official = activation.person(phone);
        var link = Activation.PATH + "/" + activation.issue(official);
        var before = Post.SENT.size();

        assertThat(sent(link + "/code", number(9000), ""))
                .hasStatusOk()
                .bodyText()
                .contains("如果这是单位给您登记的手机号");
        assertThat(Post.SENT).hasSize(before);
        assertThat(sent(link + "/code", phone, "")).hasStatusOk().bodyText().contains("如果这是单位给您登记的手机号");
        assertThat(Post.SENT).hasSize(before + 1);
        assertThat(sent(link, phone, "")).hasStatus(422).bodyText().contains("手机号或者验证码不对");
        assertThat(sent(link, number(9000), Post.SENT.getLast())).hasStatus(422);
        assertThat(sent(link, phone, Post.SENT.getLast()))
                .hasStatusOk()
                .bodyText()
                .contains("设一个密码");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "javascript:alert(1)",
                "/%0d%0aX: y z"
            })
    void leadsBackToOurOwnAddressesOnly(String back) {
        signIn.sendCode(phone, new MockHttpServletRequest());

        assertThat(browser.post()
                        .uri("/sign-in")
                        .param("phone", phone.digits())
                        .param("code", Post.SENT.getLast())
                        .param("back", back)
                        .with(csrf()))
                .hasStatus(303)
                .hasHeader("Location", "/");
    }

    @Test
    void saysTheSameOfAKnownNumberAndOfAnUnknown() {
        signIn.sendCode(phone, new MockHttpServletRequest());
        signIn.proves(phone, Post.SENT.getLast());
        var unknown = new Phone("19" + phone.digits().substring(2));

        clock.after(Duration.ofMinutes(5), () -> assertThat(plain(tried(phone))).isEqualTo(plain(tried(unknown))));
    }

    @Test
    void theCastSignsInWithOneTapAndNeverByALink() {
        assertThat(get("/demo?person=" + wang.value()))
                .hasStatusOk()
                .bodyText()
                .contains("王阿姨", "autofocus")
                .doesNotContain("sqt=");
        assertThat(get("/demo/" + wang.value())).hasStatus(404).cookies().doesNotContainCookie("sqt");

        assertThat(browser.post()
                        .uri("/demo")
                        .param("person", String.valueOf(wang.value()))
                        .with(csrf()))
                .hasStatus(303)
                .hasHeader("Location", "/")
                .cookies()
                .containsCookie("sqt");
    }

    @Test
    void whoeverPlaysNoPartIsNotSignedInByATap() {
        var real = db.sql("insert into identity.person (made_at) values (now()) returning id")
                .query(Long.class)
                .single();

        assertThat(browser.post()
                        .uri("/demo")
                        .param("person", String.valueOf(real))
                        .with(csrf()))
                .hasStatus(404);
    }

    private void asked(Phone number, String address) {
        try {
            signIn.sendCode(number, from(address, 0));
        } catch (Refused e) {
            assertThat(e.reason()).isNotEmpty();
        }
    }

    private MvcTestResult sent(String path, Phone number, String code) {
        return browser.post()
                .uri(path)
                .param("phone", number.digits())
                .param("code", code)
                .with(it -> {
                    it.setRemoteAddr("192.0.2.78");
                    return it;
                })
                .with(csrf())
                .exchange();
    }

    private MvcTestResult tried(Phone number) {
        return browser.post()
                .uri("/sign-in")
                .param("phone", number.digits())
                .param("code", "000000")
                .with(csrf())
                .exchange();
    }

    private static String plain(MvcTestResult result) {
        return result.getResponse().getStatus()
                + assertThat(result).bodyText().actual().replaceAll("value=\"[^\"]*\"", "");
    }

    private MvcTestResult get(String path) {
        return browser.get().uri(path).cookie(new Cookie("sqt", token)).exchange();
    }

    private Phone number(int i) {
        return new Phone("15%09d".formatted(wang.value() * 100 % 900_000_000 + i));
    }

    private static MockHttpServletRequest from(String address, int stated) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        request.addHeader("X-Forwarded-For", "10.0.0." + stated);
        return request;
    }

    private String entered(MockHttpServletRequest request) {
        return entered(request, Proof.CODE);
    }

    private String enteredAs(Proof proof) {
        return entered(new MockHttpServletRequest(), proof);
    }

    private long rows(String it) {
        return db.sql("select count(*) from identity.session where hash = ?")
                .param(OpenSessions.hash(it))
                .query(Long.class)
                .single();
    }

    private String entered(MockHttpServletRequest request, Proof proof) {
        var response = new MockHttpServletResponse();
        signIn.enter(wang, proof, request, response);
        return String.valueOf(response.getHeader("Set-Cookie")).replaceFirst("sqt=([^;]*);.*", "$1");
    }

    private Optional<PersonId> who(String hash) {
        return sessions.find(hash).map(OpenSessions.Session::person);
    }

    private OffsetDateTime seen() {
        return db.sql("select seen_at from identity.session where hash = ?")
                .param(OpenSessions.hash(token))
                .query(OffsetDateTime.class)
                .single();
    }
}
