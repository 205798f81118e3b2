package shequtong;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** AT-25: no page of somebody else's can press a button of ours, whichever it is. */
@WholeTest
class ForgeryTests {

    private static final List<HttpMethod> SAFE = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Pattern PRINTED = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    People people;

    @BeforeEach
    void cast() {
        people = new People(db);
    }

    private record Route(HttpMethod method, String path) {}

    private List<Route> changing() {
        var all = new ArrayList<Route>();
        routes.getHandlerMethods().keySet().forEach(it -> {
            var methods = it.getMethodsCondition().getMethods().isEmpty()
                    ? Set.of(HttpMethod.POST)
                    : it.getMethodsCondition().getMethods().stream()
                            .map(one -> HttpMethod.valueOf(one.name()))
                            .toList();
            for (var method : methods)
                if (!SAFE.contains(method))
                    it.getPatternValues().forEach(path -> all.add(new Route(method, filled(path))));
        });
        return all;
    }

    private String filled(String pattern) {
        return pattern.replace("{code}", String.valueOf(people.community.slug()))
                .replace("{area}", String.valueOf(people.community.slug()))
                .replaceAll("\\{[^}]+}", "1");
    }

    /** Another system has no page of ours: what it calls back is signed instead, or turned away as nobody's. */
    @Test
    void nothingIsDoneWithoutTheTokenOfTheOwnPage() {
        var through = new ArrayList<String>();
        var tried = changing();
        var li = people.cookie(people.li);
        for (var route : tried) {
            var plain = browser.method(route.method()).uri(route.path()).cookie(li);
            var foreign = browser.method(route.method())
                    .uri(route.path())
                    .cookie(people.cookie(people.li))
                    .header("Origin", "https://evil.example")
                    .header("X-CSRF-TOKEN", "somebody-else")
                    .contentType(MediaType.TEXT_PLAIN)
                    .content("_csrf=guessed");
            for (var request : List.of(plain, foreign)) {
                var answer = request.exchange().getResponse();
                if (answer.getStatus() != (route.path().startsWith("/grid/") ? 401 : 403))
                    through.add(route + " " + answer.getStatus());
            }
        }
        assertThat(tried).hasSizeGreaterThan(80);
        assertThat(through).isEmpty();
    }

    /** The token of one browser is worth nothing in another: with the cookie it was printed for it opens, with another it does not. */
    @Test
    void theTokenOfSomebodyElseIsNone() throws Exception {
        var page = browser.get()
                .uri(people.chen.path("/stories/new"))
                .cookie(people.cookie(people.chen))
                .exchange();
        var chens = Objects.requireNonNull(page.getResponse().getCookie("XSRF-TOKEN"));
        var printed = PRINTED.matcher(page.getResponse().getContentAsString());
        assertThat(printed.find()).isTrue();
        var wangs = Objects.requireNonNull(browser.get()
                .uri(people.wang.path("/stories/new"))
                .cookie(people.cookie(people.wang))
                .exchange()
                .getResponse()
                .getCookie("XSRF-TOKEN"));
        var nudge = people.wang.path("/cases/1/nudge");
        assertThat(browser.post()
                        .uri(nudge)
                        .cookie(people.cookie(people.wang), wangs)
                        .param("_csrf", printed.group(1))
                        .param("once", UUID.randomUUID().toString()))
                .hasStatus(403);
        assertThat(browser.post()
                        .uri(nudge)
                        .cookie(people.cookie(people.wang), chens)
                        .param("_csrf", printed.group(1))
                        .param("once", UUID.randomUUID().toString()))
                .hasStatus(404);
    }
}
