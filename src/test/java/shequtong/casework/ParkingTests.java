package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import jakarta.servlet.http.Cookie;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.kernel.Chain;
import shequtong.organization.Viewer;

/** Nobody loses what they wrote because their session ended (decision 0017). */
@WholeTest
class ParkingTests {

    static final String LONG = "您好，昨天我们和物业一起去看过了，水管是从五楼漏下来的。";

    @Autowired
    JdbcClient db;

    @Autowired
    Casework casework;

    @Autowired
    MockMvcTester browser;

    @Autowired
    MovedClock clock;

    People people;
    CaseId leak;

    @BeforeEach
    void aCase() {
        people = new People(db);
        leak = casework.open(
                people.wang, new Matter("水管漏水", "一直滴水", "3号楼", "PROP-01", Visibility.PUBLIC, people.estate.id()));
    }

    @Test
    void waitsForItsWriterAndIsSentAfterAll() {
        var key = UUID.randomUUID().toString();
        var parked = parked(reply(ended(people.li), LONG, key));
        assertThat(sealed(parked)).doesNotContain("水管", "五楼", key);

        var again = people.cookie(people.li);
        assertThat(ask(again, parked))
                .hasStatusOk()
                .bodyText()
                .contains("您写的还在", LONG, "value=\"" + key + "\"", "action=\"" + replies() + "\"")
                .doesNotContain("name=\"_csrf\" value=\"old\"");
        assertThat(ask(people.cookie(people.worker), parked)).hasStatus(404);
        assertThat(ask(people.cookie(people.wang), parked)).hasStatus(404);

        for (var n = 0; n < 2; n++) assertThat(reply(again, LONG, key)).hasStatus(303);
        assertThat(steps()).isEqualTo(2);
    }

    @Test
    void aResidentsCommentWaitsToo() {
        var comment = people.wang.path("/talk/casework.case/" + leak.value() + "/comments");
        var parked = parked(post(ended(people.wang), comment, "words", "我家厨房也在滴水，请一起看看"));

        assertThat(ask(people.cookie(people.wang), parked)).bodyText().contains("我家厨房也在滴水");
        assertThat(browser.delete()
                        .uri(parked)
                        .cookie(people.cookie(people.wang))
                        .with(csrf())
                        .exchange())
                .hasStatus(303);
        assertThat(ask(people.cookie(people.wang), parked)).hasStatus(404);
    }

    /** Who rang is waiting to be rung back: the number waits too, sealed like the rest. */
    @Test
    void keepsTheNumberOfWhoeverRang() {
        var parked = parked(post(
                ended(people.li),
                people.li.path("/recorded"),
                "caller",
                "葛女士",
                "phone",
                "13812345678",
                "words",
                "夜里装修"));

        assertThat(sealed(parked)).doesNotContain("13812345678");
        assertThat(ask(people.cookie(people.li), parked))
                .hasStatusOk()
                .bodyText()
                .contains("葛女士", "name=\"phone\" value=\"13812345678\"");
    }

    /** Whoever signed out did so on purpose, and a cookie that nobody gave belongs to nobody. */
    @Test
    void keepsNothingForNobody() {
        var signedOut = people.cookie(people.li);
        db.sql("delete from identity.session where hash = ?")
                .param(hash(signedOut))
                .update();

        assertThat(back(reply(signedOut, LONG, UUID.randomUUID().toString()))).isEqualTo("/");
        assertThat(back(reply(
                        new Cookie("sqt", "made-up"), LONG, UUID.randomUUID().toString())))
                .isEqualTo("/");
        var locked = ended(people.li);
        db.sql("update identity.person set disabled_at = ? where id = ?")
                .params(OffsetDateTime.now(clock), people.li.person().value())
                .update();
        assertThat(back(reply(locked, LONG, UUID.randomUUID().toString()))).isEqualTo("/");
        assertThat(rows(people.li)).isZero();
    }

    @Test
    void keepsALittleAndNotForLong() {
        var parked = "";
        for (var n = 0; n < 8; n++)
            parked = parked(reply(ended(people.li), LONG + n, UUID.randomUUID().toString()));
        assertThat(rows(people.li)).isEqualTo(5);
        assertThat(back(reply(
                        ended(people.li), LONG.repeat(400), UUID.randomUUID().toString())))
                .isEqualTo("/");
        assertThat(back(reply(ended(people.li), "ok", UUID.randomUUID().toString())))
                .isEqualTo("/");

        var last = parked;
        clock.after(
                Duration.ofHours(25),
                () -> assertThat(ask(people.cookie(people.li), last)).hasStatus(404));
    }

    /** Where a form cannot come back, the words do; but a stranger's page puts nothing on ours. */
    @Test
    void whatCameToNothingIsShownToItsWriter() {
        var comment = people.wang.path("/talk/casework.case/999999999/comments");
        var form = browser.post()
                .uri(comment)
                .param("words", "我家厨房也在滴水")
                .param("once", UUID.randomUUID().toString())
                .cookie(people.cookie(people.wang))
                .with(csrf());

        assertThat(form.header("Sec-Fetch-Site", "same-origin").exchange())
                .hasStatus(404)
                .bodyText()
                .contains("您写的，可以复制下来", "我家厨房也在滴水");
        var strange = browser.post()
                .uri(comment)
                .param("words", "请拨打我的电话")
                .param("once", UUID.randomUUID().toString())
                .cookie(people.cookie(people.wang))
                .with(csrf());
        assertThat(strange.header("Sec-Fetch-Site", "cross-site").exchange())
                .bodyText()
                .doesNotContain("请拨打我的电话");
    }

    private Cookie ended(Viewer who) {
        var cookie = people.cookie(who);
        db.sql("update identity.session set seen_at = ? where hash = ?")
                .params(OffsetDateTime.now(clock).minusDays(30).minusMinutes(1), hash(cookie))
                .update();
        return cookie;
    }

    private static String hash(Cookie cookie) {
        return Chain.next("session", String.valueOf(cookie.getValue()));
    }

    private String replies() {
        return people.li.path("/cases/" + leak.value() + "/replies");
    }

    private MvcTestResult reply(Cookie cookie, String words, String key) {
        return post(cookie, replies(), "text", words, "version", "1", "to", "public", "once", key);
    }

    private MvcTestResult post(Cookie cookie, String path, String... params) {
        var form = browser.post().uri(path);
        for (var n = 0; n < params.length; n += 2) form = form.param(params[n], params[n + 1]);
        return form.cookie(cookie).with(csrf()).exchange();
    }

    private MvcTestResult ask(Cookie cookie, String path) {
        return browser.get().uri(path).cookie(cookie).exchange();
    }

    private static String parked(MvcTestResult answer) {
        assertThat(back(answer)).startsWith("/me/parked/");
        return back(answer);
    }

    private static String back(MvcTestResult answer) {
        assertThat(answer).hasStatus(302);
        var there = String.valueOf(answer.getResponse().getHeader(HttpHeaders.LOCATION));
        return URLDecoder.decode(there.replaceAll(".*back=", ""), StandardCharsets.UTF_8);
    }

    private String sealed(String parked) {
        return new String(
                db.sql("select fields from web.parked where id = ?")
                        .param(parked.replaceAll(".*/", ""))
                        .query(byte[].class)
                        .single(),
                StandardCharsets.UTF_8);
    }

    private int rows(Viewer who) {
        return db.sql("select count(*) from web.parked where person = ?")
                .param(who.person().toString())
                .query(Integer.class)
                .single();
    }

    private int steps() {
        return db.sql("select count(*) from casework.step where case_id = ?")
                .param(leak.value())
                .query(Integer.class)
                .single();
    }
}
