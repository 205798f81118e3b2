package shequtong.organization.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.organization.desk.Desks.at;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position;
import shequtong.web.Moments;

/** Who may be let look where, by whom, and until when. */
@WholeTest
class RightsTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    Desks desks;
    People people;
    Here sight;

    @BeforeEach
    void cast() {
        desks = new Desks(db, browser);
        people = desks.people;
        sight = new Here(desks.leader.person(), Here.Capacity.OBSERVER, people.community, null);
    }

    /** S104, R5, R8: in force with the next click, over with the next click after it ended. */
    @Test
    void isAskedForByOneAndGrantedByAnotherAndEnds() {
        assertThat(desks.get(sight, sight.path(""))).hasStatus(404);
        assertThat(ask(desks.street, people.community, desks.leader, false, day(30)))
                .hasStatus(303);
        assertThat(desks.get(sight, sight.path(""))).as("only asked for").hasStatus(404);
        assertThat(desks.get(desks.security, at(desks.security, "/rights?tab=WAITING")))
                .bodyText()
                .contains("白露·观察权", "幸福里", "用途：分片联系", "李国平提");

        assertThat(decide("approval")).hasStatus(303);
        assertThat(desks.get(sight, sight.path(""))).hasStatusOk().bodyText().contains("观察员");
        assertThat(desks.post(sight, sight.path("/stories"), "words", "我来说两句")).hasStatus(403);
        assertThat(desks.get(people.li, at(people.li, people.community, "")))
                .as("those who are looked at see who looks")
                .bodyText()
                .contains("白露", "观察权·幸福里");

        db.sql("update organization.observe_right set until = since + interval '1 microsecond' where person = ?")
                .param(desks.leader.person().value())
                .update();
        assertThat(desks.get(sight, sight.path("/cases/1")))
                .hasStatus(403)
                .bodyText()
                .contains("观察权到期了", "为止", "再申请一次")
                .doesNotContain("没有办成");
    }

    @Test
    void isTakenBackWithAReasonAndOverAtOnce() {
        ask(desks.street, people.community, desks.leader, false, day(30));
        decide("approval");
        var right = db.sql("select max(id) from organization.observe_right")
                .query(Long.class)
                .single();
        var path = at(desks.street, "/rights/" + right + "/revocation");
        assertThat(desks.get(sight, sight.path(""))).hasStatusOk();

        assertThat(desks.post(desks.street, path, "reason", " ")).hasStatus(409);
        assertThat(desks.post(desks.street, path, "reason", "不再联系这里")).hasStatus(303);
        assertThat(desks.get(sight, sight.path(""))).hasStatus(403).bodyText().contains("观察权到期了");
        assertThat(desks.post(desks.street, path, "reason", "再来一次")).hasStatus(409);
        assertThat(desks.get(desks.security, at(desks.security, "/rights?tab=OVER")))
                .bodyText()
                .contains("收回：不再联系这里");
    }

    /** R6: who inspects reads as an inspector, and writes nothing to residents either. */
    @Test
    void whoMayInspectIsCalledSo() {
        ask(desks.street, people.community, desks.leader, true, day(30));
        decide("approval");

        assertThat(desks.get(sight, sight.path(""))).hasStatusOk().bodyText().contains("督查员");
        assertThat(desks.post(sight, sight.path("/stories"), "words", "我来说两句")).hasStatus(403);
        assertThat(desks.get(desks.street, at(desks.street, people.street, "")))
                .bodyText()
                .contains("is-sup", "1处");
    }

    /** AT-42: one's own area, one above, one elsewhere; oneself; too long; without a purpose. */
    @Test
    void nobodyWidensTheirOwnSight() {
        for (var none : List.of("+999999999-12-31", "明年"))
            assertThat(ask(desks.street, people.community, desks.leader, false, none))
                    .hasStatus(422)
                    .bodyText()
                    .contains("请选到哪一天为止");
        assertThat(ask(desks.street, people.street, desks.leader, false, day(30)))
                .as("one's own area")
                .hasStatus(404);
        assertThat(ask(desks.street, people.district, desks.leader, false, day(30)))
                .as("above")
                .hasStatus(404);
        assertThat(ask(desks.street, people.elsewhere, desks.leader, false, day(30)))
                .as("elsewhere")
                .hasStatus(404);
        assertThat(ask(desks.street, people.community, desks.street, false, day(30)))
                .as("oneself")
                .hasStatus(404);
        assertThat(ask(desks.street, people.community, people.otherSecretary, false, day(30)))
                .as("for somebody of another street")
                .hasStatus(404);
        assertThat(ask(desks.street, people.community, desks.leader, false, day(91)))
                .hasStatus(409)
                .bodyText()
                .contains("90天以内");
        assertThat(ask(desks.street, people.community, desks.leader, false, "明天"))
                .hasStatus(422)
                .bodyText()
                .contains("请选到哪一天为止", "分片联系");
        assertThat(db.sql("select count(*) from organization.right_request where scope = ?")
                        .param(people.street.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Whoever grants does not ask, whoever asks does not grant, and nobody grants to themselves. */
    @Test
    void whoAsksDoesNotGrant() {
        ask(desks.street, people.community, desks.leader, false, day(30));
        var id = last();
        assertThat(desks.post(desks.street, at(desks.street, "/rights/" + id + "/approval")))
                .hasStatus(403);
        assertThat(desks.post(desks.district, at(desks.district, "/rights/" + id + "/approval")))
                .hasStatus(403);
        assertThat(ask(desks.security, people.community, desks.leader, false, day(30)))
                .hasStatus(403);

        var asking = new Duty(
                desks.security.person(),
                people.mandate(
                        desks.security.person(),
                        Position.STREET_STAFF,
                        desks.street.mandate().body(),
                        people.street),
                people.street);
        ask(asking, people.community, desks.leader, false, day(30));
        assertThat(decide("approval")).as("one person with two posts").hasStatus(403);
        db.sql("update organization.right_request set person = ? where id = ?")
                .params(desks.security.person().value(), id)
                .update();
        assertThat(desks.post(desks.security, at(desks.security, "/rights/" + id + "/approval")))
                .as("to oneself")
                .hasStatus(403);
    }

    @Test
    void ofTwoDecisionsTheFirstCounts() {
        ask(desks.street, people.community, desks.leader, false, day(30));

        assertThat(decide("refusal")).hasStatus(303);
        assertThat(decide("approval")).hasStatus(409);
        assertThat(desks.get(sight, sight.path(""))).hasStatus(404);
    }

    @Test
    void manyCommunitiesAreAskedForAtOnce() {
        var form = desks.get(
                desks.street,
                at(
                        desks.street,
                        "/rights/new?unit=" + people.community.code() + "&unit=" + people.sister.code() + "&q=白"));
        assertThat(form).hasStatusOk().bodyText().contains("幸福里", "平安坊", "白露").doesNotContain("林静");
        assertThat(desks.post(
                        desks.street,
                        at(desks.street, "/rights"),
                        "unit",
                        people.community.code(),
                        "unit",
                        people.sister.code(),
                        "mandate",
                        "" + desks.leader.mandate().id(),
                        "inspects",
                        "false",
                        "until",
                        day(10),
                        "purpose",
                        "分片联系"))
                .hasStatus(303);
        decide("approval");
        assertThat(desks.get(sight, "/c/" + people.sister.slug())).hasStatusOk();
    }

    private MvcTestResult ask(Duty duty, Area area, Duty whom, boolean inspects, String until) {
        return desks.post(
                duty,
                at(duty, "/rights"),
                "unit",
                area.code(),
                "mandate",
                "" + whom.mandate().id(),
                "inspects",
                "" + inspects,
                "until",
                until,
                "purpose",
                "分片联系");
    }

    private MvcTestResult decide(String how) {
        return desks.post(desks.security, at(desks.security, "/rights/" + last() + "/" + how), "reason", "用途不清楚");
    }

    private long last() {
        return db.sql("select max(id) from organization.right_request")
                .query(Long.class)
                .single();
    }

    private String day(int days) {
        return LocalDate.ofInstant(clock.instant().plus(Duration.ofDays(days)), Moments.SHANGHAI)
                .toString();
    }
}
