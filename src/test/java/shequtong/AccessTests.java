package shequtong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shequtong.kernel.Sealed;

/**
 * The authorisation matrix (SEC-1): every route, for each of the 19 roles of the security design and for nobody, in
 * their own place and elsewhere. Expected answers are the table's; what is refused leaves the database as it was.
 */
@WholeTest
@ExtendWith(Still.class)
class AccessTests {

    static final List<String[]> TABLE = table();

    /** Columns before the roles: method, route, thing, form, scope. */
    static final int FIRST_ROLE = 5;

    record Visit(String method, String route, String thing, String form, String scope, String role, int expected) {

        boolean mustLeaveNoTrace() {
            return method.equals("GET") || expected >= 400 || role.equals("nobody") && expected == 302;
        }

        @Override
        public String toString() {
            return role + " (" + scope + ") " + method + " " + route + " [" + thing + "] → " + expected;
        }
    }

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @Autowired
    Sealed sealed;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @TestFactory
    Stream<DynamicTest> everybodyGetsWhatTheTableSays() {
        return rows().map(row -> DynamicTest.dynamicTest(
                String.join(" ", row[0], row[1], row[2], row[4]),
                () -> assertThat(wrong(row)).isEmpty()));
    }

    /** The roles for whom a row of the table does not hold, each with what happened. */
    private List<String> wrong(String[] row) {
        var wrong = new ArrayList<String>();
        var cast = new Cast(db, sealed);
        var visits = visits(row).toList();
        var kept = visits.stream().allMatch(Visit::mustLeaveNoTrace);
        var first = kept ? cast.thing(row[2], row[4]) : Map.<String, Object>of();
        for (var visit : visits) {
            var thing = kept ? first : cast.thing(visit.thing(), visit.scope());
            var cookie = visit.role().equals("nobody") ? null : cast.cookie(visit.role());
            var before = stamp();
            var status = ask(thing, cookie, visit);
            if (status != visit.expected()) wrong.add(visit + " but was " + status);
            else if (visit.mustLeaveNoTrace() && committedSince(before))
                traces(cast, visit).forEach(it -> wrong.add(visit + " left a trace in " + it));
        }
        return wrong;
    }

    private int ask(Map<String, Object> thing, @Nullable Cookie cookie, Visit visit) {
        var request = browser.method(HttpMethod.valueOf(visit.method()))
                .uri(visit.route(), Cast.path(visit.route(), thing))
                .param("once", UUID.randomUUID().toString())
                .with(csrf());
        for (var field : visit.form().split("&")) {
            var pair = field.split("=", 2);
            if (pair.length == 2) request = request.param(Cast.filled(pair[0], thing), Cast.filled(pair[1], thing));
        }
        if (cookie != null) request = request.cookie(cookie);
        return request.exchange().getResponse().getStatus();
    }

    /** Something was written meanwhile, perhaps by a listener: the visit is made again, and every row is compared. */
    private List<String> traces(Cast cast, Visit visit) {
        var thing = cast.thing(visit.thing(), visit.scope());
        var cookie = visit.role().equals("nobody") ? null : cast.cookie(visit.role());
        var before = database();
        ask(thing, cookie, visit);
        var after = database();
        return before.entrySet().stream()
                .filter(it -> !it.getValue().equals(after.get(it.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void noRouteIsForgotten() {
        var real = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(it -> it.getValue().getBeanType().getName().startsWith("shequtong."))
                .flatMap(it -> it.getKey().getPatternValues().stream().map(path -> methods(it.getKey()) + " " + path))
                .filter(it -> !it.equals("ANY /error"))
                .distinct()
                .toList();
        var listed = rows().map(it -> it[0] + " " + it[1]).distinct().toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(real);
    }

    /** A route within a community or at a desk has to be tried from elsewhere too. */
    @Test
    void everyScopedRouteIsTriedFromElsewhere() {
        var scopes = rows().filter(it -> it[1].startsWith("/c/") || it[1].startsWith("/d/"))
                .collect(Collectors.groupingBy(
                        it -> it[0] + " " + it[1], TreeMap::new, Collectors.mapping(it -> it[4], Collectors.toSet())));

        assertThat(scopes).allSatisfy((_, it) -> assertThat(it).contains("own", "else"));
    }

    private static String methods(RequestMappingInfo route) {
        var methods = route.getMethodsCondition().getMethods();
        return methods.isEmpty() ? "ANY" : methods.stream().map(Enum::name).collect(Collectors.joining("+"));
    }

    static Stream<String[]> rows() {
        return TABLE.stream().skip(1);
    }

    static Stream<Visit> visits(String[] row) {
        var columns = TABLE.getFirst();
        return IntStream.range(FIRST_ROLE, columns.length)
                .mapToObj(it ->
                        new Visit(row[0], row[1], row[2], row[3], row[4], columns[it], Integer.parseInt(row[it])));
    }

    /** @param entry the newest of the audit */
    private record Stamp(long transaction, long entry) {}

    /**
     * What was refused after it had begun to write is undone, and leaves nothing to compare. That it was refused, or that
     * somebody looked, is entered in the audit in one transaction each, and no trace in this sense.
     */
    private boolean committedSince(Stamp before) {
        return db.sql("""
                select (select count(*)
                        from generate_series(:transaction, pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1) as number
                        where pg_xact_status(number::text::xid8) = 'committed')
                     > (select count(*) from audit.entry where id > :entry and outcome <> 'DONE')
                """)
                .param("transaction", before.transaction())
                .param("entry", before.entry())
                .query(Boolean.class)
                .single();
    }

    /** Moves whenever any transaction wrote anything. */
    private Stamp stamp() {
        return db.sql("""
                select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as transaction,
                       (select coalesce(max(id), 0) from audit.entry) as entry
                """).query(Stamp.class).single();
    }

    /**
     * Every row of every table, once what earlier visits set going has come to rest. The book of what observers opened, and
     * the sheets it ticks while a round runs, are written by looking, as the audit is (B2), and are no trace either.
     */
    private Map<String, String> database() {
        await().until(() -> db.sql("select count(*) from outbox.event_publication")
                        .query(Long.class)
                        .single()
                == 0);
        var rows = new TreeMap<String, String>();
        for (var table : db.sql("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_type = 'BASE TABLE'
                  and table_schema not in ('pg_catalog', 'information_schema', 'public', 'flyway', 'scheduler')
                  and table_schema <> 'audit'
                  and table_schema || '.' || table_name not in
                      ('identity.session', 'supervision.opened', 'supervision.round', 'supervision.line')
                """).query(String.class).list())
            rows.put(table, rows("select it::text as row from " + table + " it"));
        rows.put("sessions", rows("select hash as row from identity.session"));
        rows.put("audit", rows("select area || ' ' || number as row from audit.entry where outcome = 'DONE'"));
        rows.put("deadlines", rows("select task_instance as row from scheduler.scheduled_tasks"));
        return rows;
    }

    private String rows(String sql) {
        return db.sql("select count(*) || ' ' || coalesce(md5(string_agg(row, '\n' order by row)), '') from (" + sql
                        + ") as it")
                .query(String.class)
                .single();
    }

    private static List<String[]> table() {
        try (var lines = Files.lines(Path.of("src/test/resources/access.csv"))) {
            return lines.filter(it -> !it.startsWith("#") && !it.isBlank())
                    .map(it ->
                            Arrays.stream(it.split(",", -1)).map(String::strip).toArray(String[]::new))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
