package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.People;
import shequtong.organization.Viewer;

/** The pages as somebody signed in asks for them. */
public final class Pages {

    private final MockMvcTester browser;
    private final JdbcClient db;
    private final People people;

    public Pages(MockMvcTester browser, JdbcClient db, People people) {
        this.browser = browser;
        this.db = db;
        this.people = people;
    }

    public String get(Viewer viewer, String path) {
        var result = ask(viewer, path);
        assertThat(result).hasStatusOk();
        return assertThat(result).bodyText().actual();
    }

    public MvcTestResult ask(Viewer viewer, String path) {
        return browser.get().uri(viewer.path(path)).cookie(cookie(viewer)).exchange();
    }

    /** Names and values in turns; a key of its own unless one is among them. */
    public MvcTestResult post(Viewer viewer, String path, String... params) {
        var form = browser.post().uri(viewer.path(path));
        for (var n = 0; n < params.length; n += 2) form = form.param(params[n], params[n + 1]);
        if (!List.of(params).contains("once"))
            form = form.param("once", UUID.randomUUID().toString());
        return form.cookie(cookie(viewer)).with(csrf()).exchange();
    }

    /** Signed in now: what was opened before the clock was moved may have been cleared away. */
    public Cookie cookie(Viewer viewer) {
        return people.cookie(viewer);
    }

    public int version(CaseId id) {
        return db.sql("select version from casework.case_file where id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    public boolean answered(CaseId id) {
        return db.sql("select first_answered_at is not null from casework.case_file where id = ?")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    public List<String> steps(CaseId id) {
        return db.sql("select kind from casework.step where case_id = ? order by number")
                .param(id.value())
                .query(String.class)
                .list();
    }
}
