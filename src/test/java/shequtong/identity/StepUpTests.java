package shequtong.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.identity.accounts.OpenSessions;
import shequtong.identity.factors.Authenticators;
import shequtong.identity.factors.RecoveryCodes;
import shequtong.identity.factors.Totp;

@ModuleTest
class StepUpTests {

    @Autowired
    StepUp stepUp;

    @Autowired
    Authenticators authenticators;

    @Autowired
    RecoveryCodes recovery;

    @Autowired
    SignIn signIn;

    @Autowired
    OpenSessions sessions;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionOperations transaction;

    PersonId li = new PersonId(0);
    Totp totp = Totp.fresh();

    @BeforeEach
    void haveAnAuthenticator() {
        li = new PersonId(db.sql("insert into identity.person (made_at) values (now()) returning id")
                .query(Long.class)
                .single());
        totp = Totp.fresh();
        authenticators.set(li, totp, 0);
    }

    @Test
    void aCodeIsRightOnce() {
        var code = totp.code(clock.instant());

        assertThat(proves(code)).isTrue();
        assertThat(proves(code)).isFalse();
    }

    /** Whoever looks over a shoulder types the code a moment later; the code before it is spent with it. */
    @Test
    void aCodeOfTheStepBeforeIsSpentWithTheNext() {
        var before = totp.code(clock.instant().minusSeconds(30));

        assertThat(proves(totp.code(clock.instant()))).isTrue();
        assertThat(proves(before)).isFalse();
    }

    @Test
    void ofFourWhoShowTheSameCodeAtOnceOneIsBelieved() {
        var code = totp.code(clock.instant());

        assertThat(IntStream.range(0, 4).parallel().filter(_ -> proves(code)).count())
                .isEqualTo(1);
    }

    @Test
    void aRecoveryCodeStandsInOnce() {
        var codes = recovery.renew(li);
        assertThat(new HashSet<>(codes)).hasSize(10).allMatch(it -> it.matches("[A-Z2-9]{5}-[A-Z2-9]{5}"));

        assertThat(proves(codes.getFirst().toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
                .isTrue();
        assertThat(proves(codes.getFirst())).isFalse();
        assertThat(recovery.left(li)).isEqualTo(9);

        recovery.renew(li);
        assertThat(proves(codes.getLast())).isFalse();
    }

    @Test
    void afterFiveFailuresTheRightCodeIsWrongForHalfAnHour() {
        for (var i = 0; i < 5; i++) assertThat(proves("no code")).isFalse();

        assertThat(proves(totp.code(clock.instant()))).isFalse();
        clock.after(
                Duration.ofMinutes(29),
                () -> assertThat(proves(totp.code(clock.instant()))).isFalse());
        clock.after(
                Duration.ofMinutes(31),
                () -> assertThat(proves(totp.code(clock.instant()))).isTrue());
    }

    @Test
    void aRightCodeBeginsTheCountAnew() {
        for (var i = 0; i < 4; i++) proves("no code");
        assertThat(proves(totp.code(clock.instant()))).isTrue();
        for (var i = 0; i < 4; i++) proves("no code");

        clock.after(
                Duration.ofMinutes(1),
                () -> assertThat(proves(totp.code(clock.instant()))).isTrue());
    }

    /** What asked for the proof may still fail: it has been a try, and the code is spent. */
    @Test
    void countsThoughTheRequestFails() {
        var code = totp.code(clock.instant());
        transaction.executeWithoutResult(it -> {
            assertThat(proves(code)).isTrue();
            it.setRollbackOnly();
        });
        assertThat(proves(code)).isFalse();

        for (var i = 0; i < 5; i++)
            transaction.executeWithoutResult(it -> {
                proves("no code");
                it.setRollbackOnly();
            });
        clock.after(
                Duration.ofMinutes(1),
                () -> assertThat(proves(totp.code(clock.instant()))).isFalse());
    }

    /** AT-37: whoever knew the name of the session before knows nothing any more. */
    @Test
    void theSessionGoesOnUnderANewName() {
        var entered = new MockHttpServletResponse();
        signIn.enter(li, Proof.STAFF, new MockHttpServletRequest(), entered);
        var before = token(entered);
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie("sqt", before));
        var response = new MockHttpServletResponse();

        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
        try {
            assertThat(stepUp.proves(li, "no code", request)).isFalse();
            assertThat(sessions.find(OpenSessions.hash(before))).isPresent();
            assertThat(stepUp.proves(li, totp.code(clock.instant()), request)).isTrue();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }

        assertThat(sessions.find(OpenSessions.hash(before))).isEmpty();
        assertThat(sessions.find(OpenSessions.hash(token(response))))
                .hasValue(new OpenSessions.Session(li, Proof.STAFF));
        assertThat(response.getHeaders("Set-Cookie")).anyMatch(it -> it.startsWith("XSRF-TOKEN="));
    }

    @Test
    void theDemonstrationTellsTheCodeToTheOneItIsOf() {
        assertThat(stepUp.hint(li)).isEqualTo("演示：现在的动态码 " + totp.code(clock.instant()));
        authenticators.forget(li);
        assertThat(stepUp.hint(li)).isEmpty();
    }

    @Test
    void neitherTheSecretNorACodeCanBeReadInTheDatabase() {
        var codes = recovery.renew(li);
        var rows = db.sql("""
                        select (select encode(secret, 'escape') from identity.authenticator where person = :it)
                            || (select string_agg(encode(hash, 'escape'), ' ') from identity.recovery_code where person = :it)
                        """).param("it", li.value()).query(String.class).single();

        assertThat(rows).doesNotContain(totp.secret());
        assertThat(codes).noneMatch(rows::contains);
    }

    private static String token(MockHttpServletResponse response) {
        return String.valueOf(response.getHeader("Set-Cookie")).replaceFirst("sqt=([^;]*);.*", "$1");
    }

    private boolean proves(String code) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("192.0.2." + li.value() % 250);
        return stepUp.proves(li, code, request);
    }
}
