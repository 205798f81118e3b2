package shequtong.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.audit.Audit;
import shequtong.audit.Watch;

/** What was refused and who looked is in the audit (ASVS 16.3.2), and nobody can flood it. */
@WholeTest
class RefusalTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @Autowired
    Audit audit;

    @Autowired
    Watch watch;

    @Autowired
    MovedClock clock;

    @Autowired
    FlywayConnectionDetails owner;

    People people;

    @BeforeEach
    void aStreet() {
        people = new People(db);
    }

    @Test
    void anActWithoutTheRightIsEnteredWhereItWasTried() {
        assertThat(visit("GET", people.property, "/d/%s/registrations".formatted(people.community.slug())))
                .isEqualTo(403);

        assertThat(entries(people.community, people.property.person().value()))
                .containsExactly("PROPERTY_STAFF organization.forbid REFUSED web.route 0 GET /d/{area}/registrations");
    }

    @Test
    void anotherCommunitysThingIsEnteredWithItsNumber() {
        assertThat(visit("POST", people.li, "/d/%s/registrations/987654/admission".formatted(people.community.slug())))
                .isEqualTo(404);

        assertThat(entries(people.community, people.li.person().value()))
                .containsExactly(
                        "PARTY_SECRETARY organization.miss REFUSED web.route 987654 POST /d/{area}/registrations/{id}/admission");
    }

    @Test
    void whoIsTurnedAwayAtTheDoorIsEnteredAsAStranger() {
        assertThat(visit("GET", people.wang, "/c/%s/cases/1".formatted(people.elsewhere.slug())))
                .isEqualTo(404);

        assertThat(entries(people.elsewhere, people.wang.person().value()))
                .containsExactly("STRANGER organization.miss REFUSED web.route 1 GET /c/{code}/cases/{id}");
    }

    @Test
    void whatNoRouteAnswersIsEnteredToo() {
        assertThat(visit("GET", people.wang, "/d/%s/no/such/page".formatted(people.community.slug())))
                .isEqualTo(404);
        assertThat(visit("GET", people.wang, "/c")).isEqualTo(404);

        assertThat(entries(people.community, people.wang.person().value()))
                .containsExactly("STRANGER organization.miss REFUSED web.route 0 GET /**");
    }

    @Test
    void whatAResidentReadsAtHomeIsEnteredNowhere() {
        assertThat(visit("GET", people.wang, "/c/" + people.community.slug())).isEqualTo(200);
        assertThat(visit("GET", people.wang, "/c/%s/stories".formatted(people.community.slug())))
                .isEqualTo(200);

        assertThat(entries(people.community, people.wang.person().value())).isEmpty();
    }

    @Test
    void anObserverIsEnteredOnceAnHour() {
        var home = "/c/" + people.community.slug();
        for (var i = 0; i < 3; i++) assertThat(visit("GET", people.sun, home)).isEqualTo(200);
        clock.after(Duration.ofMinutes(61), () -> visit("GET", people.sun, home));

        assertThat(entries(people.community, people.sun.person().value()))
                .hasSize(2)
                .allMatch(it -> it.equals(
                        "OBSERVER organization.observe SEEN organization.area " + people.community.id() + " "));
    }

    /** Fails closed: the audit's chain of the community takes no entry, so the observer gets no page. */
    @Test
    void whatCannotBeEnteredIsNotShown() throws SQLException {
        try (var administrator =
                        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
                var statement = administrator.createStatement()) {
            statement.execute("alter table audit.entry add constraint nothing_of_it check (area <> %d) not valid"
                    .formatted(people.community.id()));
            try {
                assertThat(browser.get()
                                .uri("/c/" + people.community.slug())
                                .cookie(people.cookie(people.sun))
                                .exchange())
                        .failure()
                        .hasMessageContaining("nothing_of_it");
            } finally {
                statement.execute("alter table audit.entry drop constraint nothing_of_it");
            }
        }
        assertThat(entries(people.community, people.sun.person().value())).isEmpty();
    }

    @Test
    void manyRefusalsInAMinuteAreCountedInOneEntry() {
        for (var i = 0; i < 50; i++) visit("GET", people.wang, "/c/" + people.elsewhere.slug());
        assertThat(entries(people.elsewhere, people.wang.person().value())).hasSize(20);

        clock.after(Duration.ofMinutes(2), watch::tell);

        assertThat(entries(people.elsewhere, people.wang.person().value()))
                .hasSize(21)
                .last()
                .isEqualTo("STRANGER audit.flood REFUSED identity.person "
                        + people.wang.person().value() + " times=50");
        assertThat(audit.broken(people.elsewhere.id())).isEmpty();
    }

    private int visit(String method, Viewer who, String path) {
        return browser.method(HttpMethod.valueOf(method))
                .uri(path)
                .param("once", java.util.UUID.randomUUID().toString())
                .param("seen", "1")
                .cookie(people.cookie(who))
                .with(csrf())
                .exchange()
                .getResponse()
                .getStatus();
    }

    private List<String> entries(Area area, long person) {
        return db.sql("""
                select concat_ws(' ', capacity, act, outcome, kind, subject, detail) from audit.entry
                where area = :area and person = :person order by number
                """)
                .params(Map.of("area", area.id(), "person", person))
                .query(String.class)
                .list();
    }
}
