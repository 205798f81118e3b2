package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.casework.Acts.done;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.casework.file.Hours;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.web.Moments;

/** More of the cast: those who lead a table, and the departments that come to it or do not. */
final class Table {

    final Duty leader;
    final Duty water;
    final Duty housing;
    final Duty district;
    private final Acts acts;

    Table(Acts acts) {
        this.acts = acts;
        var people = acts.people;
        leader = people.official(
                "秦朗",
                Position.STREET_LEADER,
                people.body(people.street, "SUBDISTRICT_OFFICE", "江湾街道办事处"),
                people.street);
        water = people.official(
                "水静", Position.DEPARTMENT_STAFF, people.body(people.district, "DEPARTMENT", "区水务局"), people.district);
        housing = people.official(
                "方圆", Position.DEPARTMENT_STAFF, people.body(people.district, "DEPARTMENT", "区房管局"), people.district);
        district = people.official(
                "顾明",
                Position.DISTRICT_STAFF,
                people.body(people.district, "DISTRICT_OFFICE", "区社建办"),
                people.district);
    }

    /** In the hands of the street, so that it may call. */
    CaseId handedUp(Casework casework) {
        var id = casework.open(acts.people.wang, acts.matter("河水倒灌进地下车库", "ENV-04"));
        acts.reply(acts.people.li, id);
        acts.send(acts.people.li, id, "UP");
        return id;
    }

    MvcTestResult call(Duty by, CaseId id, Duty lead, Duty... invited) {
        return call(by, id, lead, acts.now().plus(Duration.ofDays(5)), invited);
    }

    MvcTestResult call(Duty by, CaseId id, Duty lead, Instant meets, Duty... invited) {
        return call(by, id, lead, Hours.of(meets), Hours.of(meets.minus(Duration.ofDays(2))), invited);
    }

    /** By whoever was told who will read it. */
    MvcTestResult sure(Duty by, CaseId id, Duty... invited) {
        var meets = acts.now().plus(Duration.ofDays(5));
        var form = form(by, Hours.of(meets), Hours.of(meets.minus(Duration.ofDays(2))));
        form.addAll(List.of("confirmed", "true"));
        return call(by, id, form, invited);
    }

    MvcTestResult call(Duty by, CaseId id, Duty lead, String meets, String answerDue, Duty... invited) {
        return call(by, id, form(lead, meets, answerDue), invited);
    }

    private MvcTestResult call(Duty by, CaseId id, ArrayList<String> form, Duty... invited) {
        for (var it : invited) form.addAll(List.of("bodies", "" + body(it)));
        return acts.post(by, Acts.desk(by, id) + "/invitation", form.toArray(String[]::new));
    }

    private static ArrayList<String> form(Duty lead, String meets, String answerDue) {
        return new ArrayList<>(List.of(
                "purpose",
                "一起定下倒灌怎么治",
                "place",
                "街道三楼会议室",
                "meetsAt",
                meets,
                "answerDue",
                answerDue,
                "lead",
                "" + lead.mandate().id()));
    }

    static long body(Duty duty) {
        return duty.mandate().body().id();
    }

    /** What those are told of who are invited. */
    Subject letter(CaseId id) {
        return new Subject("casework.invitation", invitation(id));
    }

    long invitation(CaseId id) {
        return acts.one("select max(id) from casework.invitation where case_id = ?", Long.class, id.value());
    }

    String page(Duty duty, CaseId id) {
        return duty.path("/invitations/" + invitation(id));
    }

    MvcTestResult at(Duty duty, CaseId id, String act, String... form) {
        return acts.post(duty, page(duty, id) + act, form);
    }

    /** Called, and met with these present; the clock stands on its day. */
    void met(CaseId id, Duty... present) {
        done(call(leader, id, leader, acts.now().plus(Duration.ofDays(5)), acts.people.squad, water, housing));
        held(id, present);
    }

    void held(CaseId id, Duty... present) {
        var form = new ArrayList<>(List.of("minutes", "各家说了各家的难处，定了分工"));
        for (var it : present) form.addAll(List.of("present", "" + body(it)));
        done(at(leader, id, "/meeting", form.toArray(String[]::new)));
        assertThat(acts.one("select state from casework.invitation where id = ?", String.class, invitation(id)))
                .isEqualTo("HELD");
    }

    MvcTestResult commit(CaseId id, Duty by, String what, int days) {
        return at(leader, id, "/commitments", "body", "" + body(by), "what", what, "day", day(days));
    }

    String day(int days) {
        return LocalDate.ofInstant(acts.now(), Moments.SHANGHAI).plusDays(days).toString();
    }
}
