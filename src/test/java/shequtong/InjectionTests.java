package shequtong;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shequtong.kernel.Sealed;

/**
 * AT-15 and AT-16: on every page that anybody may read, what is asked of it beyond what it offers is ignored or refused and
 * tells nothing; and what it does offer to search, sort or filter by holds no words of another language.
 */
@WholeTest
class InjectionTests {

    /** Columns that nobody may filter, sort or count by, in the forms that libraries for lists know. */
    private static final Map<String, String> MADE_UP = Map.ofEntries(
            Map.entry("sort", "phone_index,desc"),
            Map.entry("orderBy", "password"),
            Map.entry("order", "(select sealed from residency.member limit 1)"),
            Map.entry("orderByColumn", "id_number"),
            Map.entry("isAsc", "asc"),
            Map.entry("filter", "reporter.phone eq 138"),
            Map.entry("filter[phone]", "138"),
            Map.entry("q[phone_cont]", "138"),
            Map.entry("q[reporter_password_hash_start]", "$2a$"),
            Map.entry("params[dataScope]", "or 1=1"),
            Map.entry("search[idNo]", "310"),
            Map.entry("where", "1=1"),
            Map.entry("fields", "phone,idNo,passwordHash"),
            Map.entry("role", "PARTY_SECRETARY"),
            Map.entry("size", "100000"),
            Map.entry("limit", "100000"),
            Map.entry("offset", "100000"),
            Map.entry("page", "-1"));

    /** What a statement, a template, a page, a file system, a header or a number would stumble over. */
    private static final List<String> EVIL = List.of(
            "'",
            "\"",
            "\\",
            "' or '1'='1",
            "1 or 1=1",
            "1) union select 1,2,3 --",
            "'; select pg_sleep(4); --",
            "1; select pg_sleep(4)",
            "'||(select pg_sleep(4))||'",
            "%",
            "_%_%_%",
            "${7*191}",
            "#{7*191}",
            "{{7*191}}",
            "__${T(java.lang.Runtime).getRuntime()}__::x",
            "<script>alert(191)</script>",
            "\"><img src=x onerror=alert(191)>",
            "../../../../etc/passwd",
            "x\r\nSet-Cookie: sqt=1",
            "-1",
            "99999999999999999999999",
            "1e400",
            "NaN",
            "0_0",
            "9999999999999999_1",
            "😀".repeat(400),
            "ﷺ\u202e\u200b\ufeff",
            "a".repeat(5000));

    /** A list whose filter is read from the whole address. */
    private static final Map<String, List<String>> READ_WHOLE = Map.of(
            "/d/{area}/cases",
            List.of("tab", "urgency", "category", "estate", "holder", "tier", "days", "from", "to", "q"));

    private static final Pattern TELLS = Pattern.compile(
            "SQLException|syntax error|PSQL|\\bat shequtong\\.|\\[B@|<script>alert\\(191|\"><img src=x onerror"
                    + "|(?<!\\d)1337(?!\\d)|root:x:0");
    private static final Pattern PASSING = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|name=\"_csrf\" value=\"[^\"]*\"|X-CSRF-TOKEN[^}]*");
    private static final Duration SLEPT = Duration.ofSeconds(3);

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @Autowired
    Sealed sealed;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    /** AT-15: asked for a column it does not offer, a page is as it was, or says that there is no such page. */
    @TestFactory
    Stream<DynamicTest> whatIsNotOfferedChangesNothingAndTellsNothing() {
        return readable()
                .map(it -> DynamicTest.dynamicTest(it.toString(), () -> {
                    var known = parameters(it.route());
                    var plain = ask(it, Map.of());
                    var more = new LinkedHashMap<>(MADE_UP);
                    more.keySet().removeAll(known);
                    var asked = ask(it, more);
                    assertThat(status(asked)).isIn(status(plain), 400, 404);
                    if (status(asked) == status(plain) && page(asked))
                        assertThat(text(asked)).isEqualTo(text(plain));
                }));
    }

    /** AT-16: every parameter of every page, with everything on the list. */
    @TestFactory
    Stream<DynamicTest> whatIsOfferedHoldsNoOtherLanguage() {
        return readable()
                .filter(it -> !parameters(it.route()).isEmpty())
                .map(it -> DynamicTest.dynamicTest(
                        it.toString(), () -> assertThat(wrong(it)).isEmpty()));
    }

    private List<String> wrong(Reading it) {
        var wrong = new ArrayList<String>();
        for (var parameter : parameters(it.route()))
            for (var evil : EVIL) {
                var began = System.nanoTime();
                var answer = ask(it, Map.of(parameter, evil));
                var took = Duration.ofNanos(System.nanoTime() - began);
                var said = parameter + "=" + evil.substring(0, Math.min(40, evil.length()));
                if (status(answer) >= 500) wrong.add(said + " broke it: " + status(answer));
                if (evil.contains("sleep") && slept(took) && slept(it, Map.of(parameter, evil)))
                    wrong.add(said + " took " + took.toMillis() + " ms");
                var told = TELLS.matcher(text(answer));
                if (told.find()) wrong.add(said + " told " + told.group());
                if (answer.getResponse().getHeaders("Set-Cookie").stream().anyMatch("sqt=1"::equals))
                    wrong.add(said + " set a cookie");
            }
        return wrong;
    }

    private static boolean slept(Duration took) {
        return took.compareTo(SLEPT) > 0;
    }

    /** A busy machine is slow once, a statement that sleeps each time. */
    private boolean slept(Reading it, Map<String, String> asked) {
        var began = System.nanoTime();
        ask(it, asked);
        return slept(Duration.ofNanos(System.nanoTime() - began));
    }

    private record Reading(
            String route,
            String scope,
            Map<String, Object> thing,
            @Nullable Cookie cookie) {

        @Override
        public String toString() {
            return scope + " " + route;
        }
    }

    /** Each page once, by the first who may read it. */
    private Stream<Reading> readable() {
        var cast = new Cast(db, sealed);
        var found = new HashMap<String, Reading>();
        for (var row : AccessTests.rows().toList()) {
            if (!row[0].equals("GET") || !row[3].isEmpty() || found.containsKey(row[1])) continue;
            AccessTests.visits(row)
                    .filter(it -> it.expected() == 200)
                    .findFirst()
                    .ifPresent(it -> found.put(
                            row[1],
                            new Reading(
                                    row[1],
                                    row[4],
                                    cast.thing(row[2], row[4]),
                                    it.role().equals("nobody") ? null : cast.cookie(it.role()))));
        }
        assertThat(found).hasSizeGreaterThan(60);
        return found.values().stream();
    }

    private MvcTestResult ask(Reading it, Map<String, String> more) {
        var request = browser.get().uri(it.route(), Cast.path(it.route(), it.thing()));
        for (var each : more.entrySet()) request = request.param(each.getKey(), each.getValue());
        if (it.cookie() != null) request = request.cookie(it.cookie());
        return request.exchange();
    }

    private static int status(MvcTestResult result) {
        return result.getResponse().getStatus();
    }

    /** A file is made anew each time, and says when. */
    private static boolean page(MvcTestResult result) {
        return String.valueOf(result.getResponse().getContentType()).startsWith("text/html");
    }

    /** Without what is new on every page. */
    private static String text(MvcTestResult result) {
        return PASSING.matcher(assertThat(result).bodyText().actual()).replaceAll("");
    }

    private Set<String> parameters(String route) {
        var all = new LinkedHashSet<String>(READ_WHOLE.getOrDefault(route, List.of()));
        requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(it -> it.getKey().getPatternValues().contains(route))
                .filter(it -> it.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .map(Map.Entry::getValue)
                .forEach(it -> all.addAll(parameters(it)));
        return all;
    }

    /** Those it names, and the fields of a form that it binds. */
    private static List<String> parameters(HandlerMethod method) {
        var names = new ArrayList<String>();
        for (var it : method.getMethod().getParameters()) {
            if (it.isAnnotationPresent(RequestParam.class)) {
                var named = it.getAnnotation(RequestParam.class).value();
                names.add(named.isEmpty() ? it.getName() : named);
            } else if (it.getType().isRecord()
                    && it.getType().getName().startsWith("shequtong.")
                    && it.getAnnotations().length == 0
                    && !it.getType().getSimpleName().matches("Here|Duty"))
                Arrays.stream(it.getType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
        }
        return names;
    }
}
