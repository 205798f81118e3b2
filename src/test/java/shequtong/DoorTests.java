package shequtong;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shequtong.identity.Proof;

/** What stands before every desk: both factors (threat 8), however the address is written (AT-48). */
@WholeTest
class DoorTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @LocalServerPort
    int port;

    People people;

    @BeforeEach
    void begin() {
        people = new People(db);
    }

    @Test
    void noDeskOpensToACodeByShortMessage() {
        var coded = people.cookie(people.li.person(), Proof.CODE);
        var desks = routes("/d/").toList();
        assertThat(desks).hasSizeGreaterThan(20);

        assertThat(desks).allSatisfy(it -> {
            var answer = ask(it.method(), filled(it.path()), coded);
            assertThat(answer.getResponse().getStatus()).as(it.toString()).isEqualTo(302);
            assertThat(answer.getResponse().getHeader("Location")).startsWith("/staff/sign-in?back=");
        });
    }

    @Test
    void leadsBackToTheDeskAndTellsHtmxToLeaveThePage() {
        var coded = people.cookie(people.li.person(), Proof.CODE);
        var cases = people.li.path("/cases");

        assertThat(ask(RequestMethod.GET, cases, coded))
                .hasHeader("Location", "/staff/sign-in?back=" + cases.replace("/", "%2F"));
        assertThat(browser.get().uri(cases).cookie(coded).header("HX-Request", "true"))
                .hasStatus(401)
                .hasHeader("HX-Redirect", "/staff/sign-in?back=" + cases.replace("/", "%2F"));
        assertThat(browser.get().uri(cases))
                .hasStatus(302)
                .hasHeader("Location", "/staff/sign-in?back=" + cases.replace("/", "%2F"));
        assertThat(ask(RequestMethod.GET, cases, people.cookie(people.li))).hasStatusOk();
    }

    /** A desk that is somebody else's, and one that does not exist, look the same to whoever has proved too little. */
    @Test
    void tellsAStrangerNothingOfTheDesksThereAre() {
        var chen = people.cookie(people.chen.person(), Proof.CODE);

        for (var area : List.of(String.valueOf(people.community.slug()), "nosuchplace"))
            assertThat(ask(RequestMethod.GET, "/d/" + area + "/cases", chen)).hasStatus(302);
        assertThat(ask(RequestMethod.GET, people.li.path("/cases"), people.cookie(people.chen.person(), Proof.STAFF)))
                .hasStatus(404);
    }

    @Test
    void whoeverActsForOthersOrLooksInNeedsBothFactorsAmongResidentsToo() {
        for (var who : List.of(people.worker.person(), people.sun.person())) {
            assertThat(ask(RequestMethod.GET, people.wang.path(""), people.cookie(who, Proof.CODE)))
                    .hasStatus(302);
            assertThat(ask(RequestMethod.GET, people.wang.path(""), people.cookie(who, Proof.STAFF)))
                    .hasStatusOk();
        }
        assertThat(ask(RequestMethod.GET, people.wang.path(""), people.cookie(people.wang.person(), Proof.CODE)))
                .hasStatusOk();
    }

    @Test
    void aPasswordThatIsTooOldOpensOnlyThePageOnWhichItIsChanged() {
        var old = people.cookie(people.li.person(), Proof.RENEW);

        assertThat(ask(RequestMethod.GET, people.li.path("/cases"), old))
                .hasStatus(302)
                .hasHeader(
                        "Location",
                        "/me/security/password?back=" + people.li.path("/cases").replace("/", "%2F"));
        assertThat(ask(RequestMethod.GET, "/me/security/password", old)).hasStatusOk();
        assertThat(ask(RequestMethod.GET, "/me/security", old)).hasStatus(302);
    }

    /** AT-48, over a real connection: no way of writing a guarded address opens it to whoever may not come in. */
    @Test
    void noWayOfWritingAnAddressOpensADoor() throws IOException, InterruptedException {
        var guarded = routes("/d/", "/c/", "/me/")
                .filter(it -> it.method() == RequestMethod.GET)
                .map(it -> filled(it.path()))
                .distinct()
                .sorted()
                .toList();
        assertThat(guarded).hasSizeGreaterThan(20);
        var opened = new ArrayList<String>();
        var tried = 0;
        try (var client = HttpClient.newHttpClient()) {
            for (var path : guarded)
                for (var trick : tricks())
                    for (var who : List.of(
                            "sqt=none",
                            "sqt="
                                    + people.cookie(people.zhou.person(), Proof.CODE)
                                            .getValue())) {
                        var written = trick.apply(path);
                        if (who.length() > 8 && path.startsWith("/me/")) continue; // their own
                        var answer = client.send(
                                HttpRequest.newBuilder(URI.create("http://localhost:" + port + written))
                                        .header("Cookie", who)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                        tried++;
                        var door = answer.headers().firstValue("Location").orElse("");
                        if (!(answer.statusCode() == 400 && !answer.body().contains("at java.")
                                || answer.statusCode() == 404
                                || answer.statusCode() == 302 && door.matches("(/staff)?/sign-in\\?back=.*")))
                            opened.add(answer.statusCode() + " " + written + " " + door);
                    }
        }
        System.out.printf("AT-48: %d addresses of %d routes, %d opened%n", tried, guarded.size(), opened.size());
        assertThat(opened).isEmpty();
    }

    /** AT-43, over a real connection: a file is known by its number, and no way of writing leads to another of the machine. */
    @Test
    void noFileIsReachedByItsPath() throws IOException, InterruptedException {
        var folders = Stream.concat(
                        requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                                .flatMap(it -> it.getPatternValues().stream())
                                .filter(it -> it.matches(".*/(media|exports?|record|file|roll|complaints)/\\{\\w+}.*")),
                        Stream.of("/assets/{id}", "/c/{code}/media/{id}/small"))
                .distinct()
                .sorted()
                .toList();
        assertThat(folders).hasSizeGreaterThan(5);
        var files = List.of("etc/passwd", "application.properties", "WEB-INF/web.xml", "data/keys", "shequtong.jar");
        var ups = List.of(
                "../../../../../../",
                "..%2f..%2f..%2f..%2f",
                "%2e%2e/%2e%2e/%2e%2e/",
                "..;/..;/..;/",
                "%252e%252e%252f",
                "..%5c..%5c..%5c",
                "%c0%ae%c0%ae/",
                "/",
                "//",
                "file:%2f%2f%2f",
                "%5c%5clocalhost%5c",
                "x%00../",
                "a".repeat(3000) + "/../");
        var li = "sqt=" + people.cookie(people.li).getValue();
        var given = new ArrayList<String>();
        try (var client = HttpClient.newHttpClient()) {
            for (var folder : folders)
                for (var up : ups)
                    for (var file : files) {
                        var written = folder.replaceFirst("\\{(area|code)}", requireNonNull(people.community.slug()))
                                .replaceFirst("\\{\\w+}.*", Matcher.quoteReplacement(up + file));
                        var answer = client.send(
                                HttpRequest.newBuilder(URI.create("http://localhost:" + port + written))
                                        .header("Cookie", li)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                        if (answer.statusCode() < 400
                                        && !answer.headers()
                                                .firstValue("Location")
                                                .isPresent()
                                || answer.statusCode() >= 500
                                || answer.body().matches("(?s).*(root:x:|spring\\.|<web-app|PK\u0003).*"))
                            given.add(answer.statusCode() + " " + written);
                    }
        }
        assertThat(given).isEmpty();
    }

    /** The server refuses it before any page of ours is asked. */
    @Test
    void anAddressThatIsTooLongIsAnsweredInPlainChinese() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/?q=" + "a".repeat(20_000)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("可能是太长了", "回到首页").doesNotContain("HTTP Status");
        }
    }

    private static List<UnaryOperator<String>> tricks() {
        return List.of(
                it -> it,
                it -> "/" + it,
                it -> it.replaceFirst("/", "/;x/").replace("//", "/"),
                it -> it + ";x=1",
                it -> it.replaceFirst("(/\\w+)", "$1;jsessionid=1"),
                it -> it.replaceFirst("(?<=.)/", "%2f"),
                it -> it.replaceFirst("(?<=.)/", "%252f"),
                it -> it.replaceFirst("(?<=.)/", "//"),
                it -> it.replaceFirst("(?<=.)/", "/./"),
                it -> "/assets/.." + it,
                it -> "/assets/%2e%2e" + it,
                it -> "/sign-in/..;" + it,
                it -> it + "/",
                it -> it + ".json",
                it -> it + ".html",
                it -> it + "%20",
                it -> it + "%00",
                it -> it + "?x=/assets/",
                it -> it.toUpperCase(java.util.Locale.ROOT),
                it -> "/D" + it.substring(2),
                it -> it + "/assets/x",
                it -> it + "%0d%0aX:1");
    }

    private MvcTestResult ask(RequestMethod method, String path, Cookie cookie) {
        return browser.method(HttpMethod.valueOf(method.name()))
                .uri(path)
                .cookie(cookie)
                .with(csrf())
                .exchange();
    }

    private String filled(String path) {
        return path.replace("{area}", String.valueOf(people.community.slug()))
                .replace("{code}", String.valueOf(people.community.slug()))
                .replaceAll("\\{\\w+}", "1000");
    }

    private Stream<Route> routes(String... starts) {
        return requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(it -> it.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> it.getPatternValues().stream().map(path -> new Route(method, path))))
                .filter(it -> Stream.of(starts).anyMatch(start -> it.path().startsWith(start)));
    }

    private record Route(RequestMethod method, String path) {}
}
