package shequtong.organization.desk;

import static shequtong.Csrf.csrf;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.People;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Viewer;

/** The desks above the cast's community, and what is asked of them. */
public final class Desks {

    public final People people;
    private final MockMvcTester browser;

    public final Duty district;
    public final Duty colleague;
    public final Duty security;
    public final Duty street;
    public final Duty leader;

    public Desks(JdbcClient db, MockMvcTester browser) {
        this.browser = browser;
        people = new People(db);
        var office = people.body(people.district, "DISTRICT_OFFICE", "测试区社建办");
        var platform = people.body(people.district, "PLATFORM", "测试区平台管理");
        var below = people.body(people.street, "SUBDISTRICT_OFFICE", "江湾街道社建办");
        district = people.official("顾明远", Position.DISTRICT_STAFF, office, people.district);
        colleague = people.official("季红", Position.DISTRICT_STAFF, office, people.district);
        security = people.official("严谨", Position.SECURITY_ADMIN, platform, people.district);
        street = people.official("李国平", Position.STREET_STAFF, below, people.street);
        leader = people.official("白露", Position.STREET_LEADER, below, people.street);
    }

    public static String at(Viewer who, String rest) {
        return who.path("/organization" + rest);
    }

    public static String at(Viewer who, Area unit, String rest) {
        return at(who, "/" + unit.code() + rest);
    }

    public MvcTestResult get(Viewer who, String path) {
        return browser.get().uri(path).cookie(people.cookie(who)).exchange();
    }

    public MvcTestResult post(Viewer who, String path, String... fields) {
        var form = browser.post().uri(path);
        for (var n = 0; n < fields.length; n += 2) form = form.param(fields[n], fields[n + 1]);
        return form.param("once", UUID.randomUUID().toString())
                .cookie(people.cookie(who))
                .with(csrf())
                .exchange();
    }
}
