package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.kernel.Token;
import shequtong.organization.Area;
import shequtong.organization.Duty;

/** B10: who really solved the like of it. */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class SolverTests {

    @Autowired
    Casework casework;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    People people;
    CaseId open;

    @BeforeEach
    void aLiftStandsStill() {
        people = new People(db);
        open = casework.open(
                people.wang, new Matter("楼道堆物", "又堆了", "3号楼", "ENV-04", Visibility.PUBLIC, people.estate.id()));
    }

    @Test
    void countsWhatResidentsConfirmedAndNothingElse() {
        for (var n = 0; n < 3; n++) solved(people.community, "ENV-04", "SOLVED", true, 30, people.property);
        solved(people.community, "ENV-04", "SOLVED", true, 30, null);
        solved(people.community, "ENV-04", "SOLVED", false, 30, people.squad);
        solved(people.community, "ENV-04", "EXPLAINED", true, 30, people.squad);
        solved(people.community, "ENV-01", "SOLVED", true, 30, people.squad);
        solved(people.community, "ENV-04", "SOLVED", true, 400, people.squad);

        assertThat(desk()).contains("近一年本居村同类事解决了4件：安居物业3件、居（村）委会自己1件");
    }

    @Test
    void looksAroundInTheSubdistrictWhereTooLittleWasSolvedAtHome() {
        solved(people.community, "ENV-04", "SOLVED", true, 30, people.property);
        for (var n = 0; n < 3; n++) solved(people.sister, "ENV-04", "SOLVED", true, 30, people.squad);
        for (var n = 0; n < 9; n++) solved(people.elsewhere, "ENV-04", "SOLVED", true, 30, people.otherProperty);

        assertThat(desk()).contains("近一年本街镇同类事解决了4件：江湾城管中队3件、安居物业1件").doesNotContain("远方物业");
    }

    @Test
    void tellsTheBodyWhyItHasTheTask() {
        assertThat(desk()).doesNotContain("近一年");
        assertThat(task(people.property)).contains("为什么派给你", "还没有解决的先例；按分类，一般由物业公司来办");
        for (var n = 0; n < 3; n++) solved(people.community, "ENV-04", "SOLVED", true, 30, people.property);

        assertThat(task(people.property)).contains("近一年本居村同类事解决了3件，其中3件是您单位办的");
        assertThat(task(people.squad)).contains("您单位还没有办过，办不了请及时联系派单的人");
    }

    private String desk() {
        return get(people.li, people.li.path("/cases/" + open.value()));
    }

    private String task(Duty handler) {
        var sent = "select max(id) from casework.dispatch where case_id = ? and body = ?";
        var to = handler.mandate().body().id();
        if (db.sql(sent).params(open.value(), to).query(Long.class).optional().isEmpty())
            dispatch(people.community.id(), open.value(), handler, false, 0);
        var id = db.sql(sent).params(open.value(), to).query(Long.class).single();
        return get(handler, handler.path("/tasks/" + id));
    }

    private String get(Duty who, String path) {
        var result = browser.get().uri(path).cookie(people.cookie(who)).exchange();
        assertThat(result).hasStatusOk();
        return assertThat(result).bodyText().actual();
    }

    private void solved(Area there, String category, String result, boolean confirmed, int daysAgo, @Nullable Duty by) {
        var then = OffsetDateTime.now(clock).minusDays(daysAgo);
        var id = db.sql("""
                insert into casework.case_file (
                    community, number, reporter, visibility, estate, category, title, words, place, state, tier,
                    reported_at, first_due, first_answered_at, handle_from, handle_due, answered_at, rate_due, closed_at,
                    outcome, result, confirmed, due)
                values (:community, :number, 1, 'PUBLIC', 0, :category, '堆物', '堆物', '', 'CLOSED', 'SELF_GOVERNANCE',
                        :then, :then, :then, :then, :then, :then, :then, :then, :result, :result, :confirmed, :then)
                returning id
                """)
                .param("community", there.id())
                .param("number", Token.random())
                .param("category", category)
                .param("then", then)
                .param("result", result)
                .param("confirmed", confirmed)
                .query(Long.class)
                .single();
        if (by != null) dispatch(there.id(), id, by, true, daysAgo);
    }

    private void dispatch(long community, long id, Duty to, boolean answered, int daysAgo) {
        var then = OffsetDateTime.now(clock).minusDays(daysAgo);
        db.sql("""
                insert into casework.dispatch (
                    community, case_id, body, tier, purpose, due, state, issued_at, answer, stage, answered_at, contact)
                values (:community, :id, :body, 'SUBDISTRICT', '请办', :then, case when :answered then 'ANSWERED' else 'OPEN' end,
                        :then, case when :answered then '办了' end, case when :answered then 'SITE' end,
                        case when :answered then :then::timestamptz end, case when :answered then 'COMMITTEE' end)
                """)
                .param("community", community)
                .param("id", id)
                .param("body", to.mandate().body().id())
                .param("then", then)
                .param("answered", answered)
                .update();
    }
}
