package shequtong.identity.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import jakarta.servlet.http.Cookie;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.identity.Activation;
import shequtong.identity.PersonId;
import shequtong.identity.Phone;
import shequtong.identity.factors.Totp;

/** An official with a number of their own and a browser, from a network that nobody else of the tests comes from. */
final class Official {

    static final String PASSWORD = "Wusong-2026-xin";

    private static final AtomicInteger NUMBER = new AtomicInteger(10_000_000);
    private static final Pattern SECRET = Pattern.compile("sq-secret\">([A-Z2-7 ]+)<");
    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

    private final MockMvcTester browser;
    final Phone phone = new Phone("135" + NUMBER.incrementAndGet());
    final PersonId person;
    String address = "198.18." + NUMBER.get() % 250 + "." + NUMBER.get() / 250 % 250;
    Totp totp = Totp.fresh();
    String token = "";

    Official(MockMvcTester browser, Activation activation) {
        this.browser = browser;
        person = activation.person(phone);
    }

    /** Through the link, to the last page. */
    MvcTestResult activate(String link, String password, java.time.Instant at) {
        var page = post(link, Map.of("phone", phone.digits()));
        assertThat(page).hasStatusOk();
        return finish(link, page, password, at);
    }

    MvcTestResult finish(String link, MvcTestResult page, String password, java.time.Instant at) {
        totp = new Totp(found(SECRET, page).replace(" ", ""));
        return remember(post(
                link + "/finish",
                Map.of(
                        "ticket",
                        found(TICKET, page),
                        "password",
                        password,
                        "repeated",
                        password,
                        "code",
                        totp.code(at))));
    }

    MvcTestResult signIn(String password, String code) {
        return remember(post(
                "/staff/sign-in",
                Map.of("phone", phone.digits(), "password", password, "code", code, "back", "/d/wsxc")));
    }

    MvcTestResult get(String path) {
        return browser.get().uri(path).cookie(new Cookie("sqt", token)).exchange();
    }

    MvcTestResult post(String path, Map<String, String> fields) {
        return send(HttpMethod.POST, path, fields);
    }

    MvcTestResult send(HttpMethod method, String path, Map<String, String> fields) {
        var request = browser.method(method)
                .uri(path)
                .cookie(new Cookie("sqt", token))
                .header("User-Agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36")
                .with(it -> {
                    it.setRemoteAddr(address);
                    return it;
                })
                .with(csrf());
        for (var field : fields.entrySet()) request = request.param(field.getKey(), field.getValue());
        return request.exchange();
    }

    /** As a browser keeps it. */
    MvcTestResult remember(MvcTestResult answer) {
        var cookie = answer.getResponse().getCookie("sqt");
        if (cookie != null) token = cookie.getValue();
        return answer;
    }

    static String found(Pattern pattern, MvcTestResult page) {
        var match = pattern.matcher(body(page));
        assertThat(match.find()).as(body(page)).isTrue();
        return match.group(1);
    }

    static String ticket(MvcTestResult page) {
        return found(TICKET, page);
    }

    static String secret(MvcTestResult page) {
        return found(SECRET, page).replace(" ", "");
    }

    static String body(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
