package shequtong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shequtong.identity.factors.Totp;

/**
 * The first day of a district, on an empty PostgreSQL 15 and with nothing but the line on the console: the first official
 * of the district, the staff of a street, the first 书记. The application is a process of its own, as it will be there.
 */
class FirstDayTests {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql/15/bin");
    private static final String PASSWORD = "Di-yi-tian-2026-kaishi";
    private static final Pattern LINK = Pattern.compile("http://\\S+(/setup/[\\w-]+)");
    private static final Pattern INVITATION = Pattern.compile("(/staff/activation/[\\w-]+)");

    @TempDir
    Path folder;

    private int port;

    @Test
    void aDistrictBeginsWithOneLinkAndEndsTheDayWithASecretary() throws Exception {
        var binaries = DebianPostgres.binaries().orElse(DEBIAN);
        assumeTrue(Files.isExecutable(binaries.resolve("postgres")), "没有 PostgreSQL 15 的程序");
        try (var server = new DebianPostgres(binaries);
                var superuser = DriverManager.getConnection(server.url("postgres"), "postgres", "")) {
            Roles.in(superuser, server.port(), "firstday");
            var application = start(server.port());
            try (var console = application.inputReader(StandardCharsets.UTF_8)) {
                theDay(link(console));
            } finally {
                application.destroy();
                if (!application.waitFor(30, TimeUnit.SECONDS)) application.destroyForcibly();
            }
        }
    }

    private void theDay(String link) throws Exception {
        var district = new Browser();
        var enrol = district.send(link, "written", "沈月华", "phone", "13912340001");
        district.enrol(enrol);
        assertThat(district.get("/d/baoshan/organization")).contains("吴淞街道", "个居村没有书记");

        var street = street(district);
        var community = "/organization/" + code(street, "/d/wusong", "吴淞新城");
        var proposed = street.propose("/d/wusong" + community, "PARTY_SECRETARY", "方志远", "13912340003");
        assertThat(proposed).contains("等另一位同意").doesNotContain("/staff/activation/");
        var list = district.get("/d/baoshan/organization/appointments");
        assertThat(list).contains("方志远·党组织书记", "陆建平提");
        var approval = found(Pattern.compile("action=\"([^\"]+/approval)\""), list);
        var secretary = new Browser();
        secretary.activate(district.send(approval), "13912340003");
        assertThat(secretary.get("/d/wsxc")).contains("方志远", "今日工作");
        assertThat(secretary.get("/d/wsxc" + community)).contains("方志远", "党组织书记");
        assertThat(secretary.status("/d/wusong")).isEqualTo(404);
    }

    private Browser street(Browser district) throws Exception {
        var wusong = "/d/baoshan/organization/" + code(district, "/d/baoshan", "吴淞街道");
        var street = new Browser();
        street.activate(district.propose(wusong, "STREET_STAFF", "陆建平", "13912340002"), "13912340002");
        assertThat(street.get("/d/wusong")).contains("陆建平", "个居村没有书记");
        return street;
    }

    /** By the words of the tree. */
    private static String code(Browser browser, String desk, String label) throws Exception {
        var tree = browser.get(desk + "/organization?q=" + URLEncoder.encode(label, StandardCharsets.UTF_8));
        return found(
                Pattern.compile("/organization/(\\d{12})\"[^>]*>\\s*(?:<svg[^>]*>.*?</svg>)?\\s*(?:<span>)?" + label),
                tree);
    }

    private Process start(int database) throws Exception {
        var keys = folder.resolve("keys.properties");
        Files.writeString(
                keys,
                Stream.of("data", "index", "audit").map(FirstDayTests::key).collect(Collectors.joining("\n")));
        port = freePort();
        var url = "jdbc:postgresql://localhost:" + database + "/firstday";
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        product(),
                        "shequtong.Shequtong",
                        "--server.port=" + port,
                        "--management.server.port=" + freePort(),
                        "--shequtong.url=http://localhost:" + port,
                        "--shequtong.data=" + folder.resolve("data"),
                        "--shequtong.keys=" + keys,
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=shequtong_app",
                        "--spring.flyway.url=" + url,
                        "--spring.flyway.user=shequtong_owner",
                        "--logging.threshold.console=warn")
                .redirectError(new File("target/first-day.log"))
                .start();
    }

    /** What the product is made of, without what tests it. */
    private static String product() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(it -> !it.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String link(BufferedReader console) throws Exception {
        for (var line = console.readLine(); line != null; line = console.readLine()) {
            var match = LINK.matcher(line);
            if (match.find()) return match.group(1);
        }
        throw new IllegalStateException("no link on the console, see target/first-day.log");
    }

    private static String key(String name) {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return name + ".key=" + Base64.getEncoder().encodeToString(bytes);
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String found(Pattern pattern, String page) {
        var match = pattern.matcher(page);
        assertThat(match.find()).as(pattern + " in " + page).isTrue();
        return match.group(1);
    }

    /** Somebody's own, with their cookies. */
    private final class Browser {

        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        private String last = "";

        String get(String path) throws Exception {
            last = ask(HttpRequest.newBuilder(at(path)).build()).body();
            return last;
        }

        int status(String path) throws Exception {
            return ask(HttpRequest.newBuilder(at(path)).build()).statusCode();
        }

        /** With the token of the page that is open, or of the one at the same address. */
        String send(String path, String... fields) throws Exception {
            if (!last.contains("name=\"_csrf\"")) get(path);
            var form = new StringBuilder("once=" + UUID.randomUUID() + "&_csrf="
                    + encoded(found(Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\""), last)));
            for (var n = 0; n < fields.length; n += 2)
                form.append('&').append(fields[n]).append('=').append(encoded(fields[n + 1]));
            last = ask(HttpRequest.newBuilder(at(path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                            .build())
                    .body();
            return last;
        }

        String propose(String unit, String position, String name, String phone) throws Exception {
            var form = get(unit + "/appointments/new");
            var seat = found(Pattern.compile("value=\"(" + position + "-\\d+)\""), form);
            return send(unit + "/appointments", "seat", seat, "written", name, "phone", phone);
        }

        /** The link that somebody else was told, to the end. */
        void activate(String told, String phone) throws Exception {
            var link = found(INVITATION, told);
            get(link);
            enrol(send(link, "phone", phone));
        }

        void enrol(String page) throws Exception {
            var secret =
                    found(Pattern.compile("sq-secret\">([A-Z2-7 ]+)<"), page).replace(" ", "");
            send(
                    found(Pattern.compile("<form class=\"sq-form\" method=\"post\" action=\"([^\"]+)\""), page),
                    "ticket",
                    found(Pattern.compile("name=\"ticket\" value=\"([^\"]+)\""), page),
                    "password",
                    PASSWORD,
                    "repeated",
                    PASSWORD,
                    "code",
                    new Totp(secret).code(Instant.now()));
        }

        private HttpResponse<String> ask(HttpRequest request) throws Exception {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }

        private URI at(String path) {
            return URI.create("http://localhost:" + port + path);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
