package shequtong.supervision;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.People;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.casework.Matter;
import shequtong.casework.Visibility;
import shequtong.identity.PersonId;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Viewer;
import shequtong.organization.desk.Desks;
import shequtong.web.Moments;

/** 白露 of the street looks after 幸福里 and 平安坊, and may inspect them; and what is asked on the way. */
public final class Patch {

    public final Desks desks;
    public final People people;
    public final Duty leader;

    /** The same person among the residents of 幸福里: she reads, and says nothing. */
    public final Here sight;

    private final JdbcClient db;
    private final Casework casework;

    public Patch(JdbcClient db, MockMvcTester browser, Casework casework) {
        this.db = db;
        this.casework = casework;
        desks = new Desks(db, browser);
        people = desks.people;
        leader = desks.leader;
        sight = new Here(leader.person(), Here.Capacity.INSPECTOR, people.community, null);
        inspects(leader.person(), people.street);
        has(leader, people.community);
        has(leader, people.sister);
    }

    public void inspects(PersonId person, Area scope) {
        var now = Instant.now().minusSeconds(1).atOffset(UTC);
        db.sql(
                        "insert into organization.observe_right (person, area, since, until, inspects) values (?, ?, ?, ?, true)")
                .params(person.value(), scope.id(), now, now.plusDays(89))
                .update();
    }

    public void has(Duty who, Area area) {
        db.sql("""
                insert into organization.charge (area, mechanism, mandate, since, given_by)
                values (:area, 'CONTACT', :mandate, :now, :mandate)
                """)
                .param("area", area.id())
                .param("mandate", who.mandate().id())
                .param("now", Instant.now().minusSeconds(1).atOffset(UTC))
                .update();
    }

    public CaseId raise(String title, Visibility visibility) {
        return casework.open(
                people.wang, new Matter(title, title + "，请来看看", "3号楼", "ENV-04", visibility, people.estate.id()));
    }

    public MvcTestResult get(Viewer who, String path) {
        return desks.get(who, who.path(path));
    }

    public MvcTestResult post(Viewer who, String path, String... fields) {
        return desks.post(who, who.path(path), fields);
    }

    /** How long from now until that time of the day after tomorrow: no test depends on the hour it is run at. */
    public static Duration untilThen(int hour, int minute) {
        return Duration.between(
                Instant.now(),
                LocalDate.ofInstant(Instant.now(), Moments.SHANGHAI)
                        .plusDays(2)
                        .atTime(LocalTime.of(hour, minute))
                        .atZone(Moments.SHANGHAI)
                        .toInstant());
    }

    public String told(Duty who, String kind) {
        return db.sql("""
                select coalesce(string_agg(kind || ' ' || times, ', ' order by number), '')
                from notification.notice where recipient = ? and desk and kind like ? || '%'
                """)
                .params(who.person().value(), kind)
                .query(String.class)
                .single();
    }

    public List<String> entries(String act) {
        return db.sql("select act from audit.entry where act like ? || '%' and area in (?, ?, ?) order by at")
                .params(act, people.street.id(), people.community.id(), people.district.id())
                .query(String.class)
                .list();
    }
}
