package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.People;
import shequtong.casework.file.DispatchId;
import shequtong.casework.file.Hours;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Viewer;

/** What people do with a case, by the pages they do it on. */
final class Acts {

    final People people;
    private final MockMvcTester browser;
    private final JdbcClient db;
    private final Clock clock;

    Acts(MockMvcTester browser, JdbcClient db, Clock clock) {
        this.browser = browser;
        this.db = db;
        this.clock = clock;
        people = new People(db);
    }

    Matter matter(String title, String category) {
        return new Matter(title, "中心广场东侧绿化带被人种上青菜", "中心广场东侧", category, Visibility.PUBLIC, people.estate.id());
    }

    static String desk(Duty duty, CaseId id) {
        return duty.path("/cases/" + id.value());
    }

    static String page(Here here, CaseId id) {
        return here.path("/cases/" + id.value());
    }

    /** The newest dispatch of a case to somebody's body. */
    long dispatch(Duty duty, CaseId id) {
        return db.sql("select max(id) from casework.dispatch where case_id = ? and body = ?")
                .params(id.value(), duty.mandate().body().id())
                .query(Long.class)
                .single();
    }

    Subject sent(Duty duty, CaseId id) {
        return new Subject(DispatchId.KIND, dispatch(duty, id));
    }

    String task(Duty duty, CaseId id) {
        return duty.path("/tasks/" + dispatch(duty, id));
    }

    void reply(Duty duty, CaseId id) {
        done(act(duty, id, "/replies", "to", "public", "text", "收到，马上去看。"));
    }

    void send(Duty duty, CaseId id, String way, Duty... to) {
        var form = form(List.of(
                "way",
                way,
                "purpose",
                "请到场整治",
                "confirmed",
                "true",
                "version",
                "" + version(id),
                "due",
                Hours.of(clock.instant().plus(Duration.ofDays(4)))));
        for (var it : to) form.addAll(List.of("bodies", "" + it.mandate().body().id()));
        done(post(duty, desk(duty, id) + "/dispatches", form.toArray(String[]::new)));
    }

    void answer(Duty duty, CaseId id) {
        done(act(duty, id, "/feedback", "outcome", "SOLVED", "words", "办好了", "absent", "不用到场"));
    }

    void rate(Here here, CaseId id, String resolved) {
        done(post(here, page(here, id) + "/rating", "resolved", resolved, "grade", "3"));
    }

    /** On the version that is now. */
    MvcTestResult act(Duty duty, CaseId id, String rest, String... params) {
        var form = form(List.of(params));
        form.addAll(List.of("version", "" + version(id)));
        return post(duty, desk(duty, id) + rest, form.toArray(String[]::new));
    }

    static void done(MvcTestResult result) {
        assertThat(result).hasStatus(303);
    }

    String get(Viewer viewer, String path) {
        var result = browser.get().uri(path).cookie(cookie(viewer)).exchange();
        assertThat(result).hasStatusOk();
        return assertThat(result).bodyText().actual();
    }

    int status(Viewer viewer, String path) {
        return browser.get()
                .uri(path)
                .cookie(cookie(viewer))
                .exchange()
                .getResponse()
                .getStatus();
    }

    String header(Viewer viewer, String path, String name) {
        var header = browser.get()
                .uri(path)
                .cookie(cookie(viewer))
                .exchange()
                .getResponse()
                .getHeader(name);
        return header == null ? "" : header;
    }

    MvcTestResult post(Viewer viewer, String path, String... params) {
        var form = browser.post().uri(path);
        for (var n = 0; n < params.length; n += 2) form = form.param(params[n], params[n + 1]);
        if (!List.of(params).contains("once"))
            form = form.param("once", UUID.randomUUID().toString());
        return form.cookie(cookie(viewer)).with(csrf()).exchange();
    }

    /** Signed in now, whatever time it is. */
    Cookie cookie(Viewer viewer) {
        return people.cookie(viewer);
    }

    Instant now() {
        return clock.instant();
    }

    int version(CaseId id) {
        return one("select version from casework.case_file where id = ?", Integer.class, id.value());
    }

    Instant due(CaseId id, String column) {
        return one("select " + column + " from casework.case_file where id = ?", OffsetDateTime.class, id.value())
                .toInstant();
    }

    List<String> steps(CaseId id) {
        return db.sql("select kind from casework.step where case_id = ? order by number")
                .param(id.value())
                .query(String.class)
                .list();
    }

    String told(Viewer who, CaseId about) {
        return told(who, about.subject());
    }

    /** The last notice of it at somebody's desk or home, and how often they were told of it. */
    String told(Viewer who, Subject about) {
        return db.sql("""
                select kind || ' ' || times from notification.notice
                where recipient = ? and area = ? and about_kind = ? and about_id = ?
                """)
                .params(who.person().value(), who.area().id(), about.kind(), about.id())
                .query(String.class)
                .optional()
                .orElse("");
    }

    <T> T one(String sql, Class<T> type, Object... params) {
        return db.sql(sql).params(params).query(type).single();
    }

    private static java.util.ArrayList<String> form(List<String> params) {
        return new java.util.ArrayList<>(params);
    }
}
