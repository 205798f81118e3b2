package shequtong;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.audit.Verifier;
import shequtong.identity.PersonId;
import shequtong.identity.factors.Authenticators;
import shequtong.identity.factors.Totp;
import shequtong.kernel.Sealed;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.residency.facts.IdNumberTests;

/**
 * Twenty residents whose names, numbers, doors and words nobody else has go through everything that there is. Then
 * every place where something could have been left is searched for them.
 */
@WholeTest
class CanaryTests {

    private static final String ROOM = "9173";
    private static final String WORDS = "鹦鹉洲头的歌声";

    /** Where what was looked for may lie, and why. Nothing else may, in whatever form. */
    private static final Map<String, String> ALLOWED = Map.of(
            "residency.registration: door",
                    "the reviewer compares it with the register; the dwelling is clear within residency",
            "residency.household: door", "the dwelling is the household; clear within residency",
            "residency.member: door", "neighbours of one door are one household; clear within residency",
            "neighbours.story: words", "the author's own words, published by them",
            "neighbours.draft: words", "the author's own words, kept for them",
            "casework.case_file: words", "the reporter's own words, for the committee",
            "conversation.comment: words", "the author's own words, published by them",
            "residency.look: words", "the official's reason, for the resident to read");

    private static final List<String> NAMES = IntStream.range(0, 20)
            .mapToObj(it -> "金丝雀" + "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉".charAt(it))
            .toList();

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @Autowired
    Sealed sealed;

    @Autowired
    Authenticators authenticators;

    @Autowired
    Verifier verifier;

    @Autowired
    Clock clock;

    @Value("${shequtong.audit.anchors}")
    Path configured;

    People people;
    final ListAppender<ILoggingEvent> log = new ListAppender<>();
    final List<String> exports = new ArrayList<>();
    final Map<String, String> canaries = new TreeMap<>();

    @BeforeEach
    void aStreet() {
        people = new People(db);
    }

    @Test
    void whatIsConfidedLiesWhereItMustAndNowhereElse() throws IOException {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var was = root.getLevel();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
        try {
            for (var i = 0; i < NAMES.size(); i++) live(i);
            export();
            await().until(() -> db.sql("select count(*) from outbox.event_publication where completion_date is null")
                            .query(Integer.class)
                            .single()
                    == 0);
        } finally {
            root.setLevel(was);
            root.detachAppender(log);
        }
        verifier.verify();

        var found = new TreeSet<String>();
        database(found);
        search(
                found,
                "log",
                String.join("\n", log.list.stream().map(CanaryTests::line).toList()));
        search(found, "exports", String.join("\n", exports));
        search(found, "anchors", anchors());
        assertThat(found).isEqualTo(new TreeSet<>(ALLOWED.keySet()));
    }

    /** From the poster to the look of an official at their number. */
    private void live(int i) {
        var person = people.person("金丝雀");
        var phone = "1399173%04d".formatted(1000 + i);
        var card = IdNumberTests.numbered("310113" + (1950 + i) + "0917" + (30 + i) + "1");
        canaries.put(NAMES.get(i), "name");
        canaries.put(phone, "phone");
        canaries.put(card, "card");
        canaries.put(ROOM + "室", "door");
        canaries.put(WORDS, "words");
        db.sql("insert into identity.account (person, phone, phone_index) values (?, ?, ?)")
                .params(
                        person.value(),
                        sealed.seal(phone, "identity.account.phone." + person.value()),
                        sealed.index("identity.account.phone", phone))
                .update();
        var here = "/c/" + people.community.slug();
        var desk = "/d/" + people.community.slug();
        done(post(
                people.cookie(person),
                "/j/" + token(),
                Map.of(
                        "written",
                        NAMES.get(i),
                        "card",
                        card,
                        "building",
                        String.valueOf(i + 1),
                        "room",
                        ROOM,
                        "relation",
                        "OWNER",
                        "agree",
                        "true")));
        var registration = db.sql("select max(id) from residency.registration where person = ?")
                .param(person.value())
                .query(Long.class)
                .single();
        read(people.cookie(people.li), desk + "/registrations/" + registration);
        look(people.li, person, "ID_NUMBER");
        done(post(
                people.cookie(people.li), desk + "/registrations/" + registration + "/admission", Map.of("seen", "1")));
        var story = post(
                people.cookie(person),
                here + "/stories",
                Map.of(
                        "kind",
                        i % 2 == 0 ? "LIFE" : "PROBLEM",
                        "words",
                        WORDS + "，电话" + phone + "，证件" + card,
                        "visibility",
                        "PUBLIC",
                        "estate",
                        String.valueOf(people.estate.id()),
                        "category",
                        i % 2 == 0 ? "" : "ENV-04",
                        "place",
                        "小花园"));
        done(story);
        done(post(
                people.cookie(person),
                here + "/stories/draft",
                Map.of("kind", "LIFE", "words", WORDS, "visibility", "PUBLIC", "category", "", "place", "")));
        var number = db.sql("select max(id) from neighbours.story where author = ?")
                .param(person.value())
                .query(Long.class)
                .single();
        if (i % 2 == 0)
            done(post(
                    people.cookie(person),
                    here + "/talk/neighbours.story/" + number + "/comments",
                    Map.of("words", WORDS + phone)));
        look(people.li, person, "PHONE");
        look(people.worker, person, "DWELLING");
        for (var page : List.of("", "/me", "/me/looks", "/notices", "/stories", "/board"))
            read(people.cookie(person), here + page);
        read(people.cookie(people.sun), here + "/stories");
        browser.get()
                .uri("/d/" + people.elsewhere.slug())
                .cookie(people.cookie(person))
                .exchange();
    }

    private void look(Duty official, PersonId person, String field) {
        var totp = Totp.fresh();
        authenticators.set(official.person(), totp, 0);
        var answer = post(
                people.cookie(official),
                "/d/" + people.community.slug() + "/residents/" + person.value() + "/look",
                Map.of("field", field, "reason", "CONTACT", "words", WORDS, "code", totp.code(clock.instant())));
        assertThat(answer).hasStatusOk();
    }

    private void export() throws IOException {
        var auditor = people.official(
                "审计", Position.AUDIT_ADMIN, people.body(people.district, "PLATFORM", "平台"), people.district);
        var answer =
                post(people.cookie(auditor), "/d/" + people.district.slug() + "/audit/export", Map.of("format", "csv"));
        assertThat(answer).hasStatusOk();
        exports.add(answer.getResponse().getContentAsString(UTF_8));
        var page = browser.get()
                .uri("/d/" + people.district.slug() + "/audit")
                .cookie(people.cookie(auditor))
                .exchange();
        exports.add(page.getResponse().getContentAsString(UTF_8));
    }

    /** Every row of every table that the application may read, as text: bytes are in it as hexadecimal. */
    private void database(TreeSet<String> found) {
        for (var table : db.sql("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'flyway')
                  and has_table_privilege(quote_ident(table_schema) || '.' || quote_ident(table_name), 'select')
                """).query(String.class).list())
            canaries.forEach((canary, kind) -> {
                if (db.sql("select exists (select from " + table
                                + " it where strpos(it::text, :plain) > 0 or strpos(it::text, :bytes) > 0)")
                        .param("plain", canary)
                        .param("bytes", HexFormat.of().formatHex(canary.getBytes(UTF_8)))
                        .query(Boolean.class)
                        .single()) found.add(table + ": " + kind);
            });
    }

    private void search(TreeSet<String> found, String place, String text) {
        canaries.forEach((canary, kind) -> {
            if (text.contains(canary)) found.add(place + ": " + kind);
        });
    }

    private String anchors() throws IOException {
        var all = new StringBuilder();
        var folder = requireNonNull(configured.getParent());
        if (Files.isDirectory(folder))
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) all.append(Files.readString(file));
            }
        return all.toString();
    }

    private static String line(ILoggingEvent event) {
        var text = new StringBuilder(event.getFormattedMessage());
        for (var it = event.getThrowableProxy(); it != null; it = it.getCause()) text.append(it.getMessage());
        return text.toString();
    }

    private String token() {
        return db.sql("""
                insert into residency.door (token, community, estate, made_at) values (?, ?, ?, now())
                on conflict (estate) where revoked_at is null do update set token = excluded.token returning token
                """)
                .params(shequtong.kernel.Token.random(), people.community.id(), people.estate.id())
                .query(String.class)
                .single();
    }

    private void read(Cookie who, String path) {
        assertThat(browser.get().uri(path).cookie(who).exchange()).hasStatusOk();
    }

    private static void done(MvcTestResult result) {
        assertThat(result).hasStatus(303);
    }

    private MvcTestResult post(Cookie who, String path, Map<String, String> form) {
        var request = browser.post()
                .uri(path)
                .param("once", UUID.randomUUID().toString())
                .cookie(who)
                .with(csrf())
                .with(it -> {
                    it.setRemoteAddr("10.9.1." + Math.floorMod(path.hashCode(), 250));
                    return it;
                });
        form.forEach(request::param);
        return request.exchange();
    }
}
