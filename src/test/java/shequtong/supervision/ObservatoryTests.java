package shequtong.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.WholeTest;
import shequtong.casework.Casework;
import shequtong.casework.Visibility;
import shequtong.organization.Duty;
import shequtong.organization.Position;

/** S105, O1: every community in reach in one list, what is worst on top, and nothing of it that only a committee was told. */
@WholeTest
class ObservatoryTests {

    private static final Pattern ROW = Pattern.compile("class=\"dk-t\" href=\"[^\"]*/observatory/([a-z0-9]+)\"");
    private static final Pattern MORE = Pattern.compile("href=\"[^\"]*(/observatory\\?[^\"]*after=[^\"]*)\"");

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @Autowired
    Casework casework;

    Patch patch;

    @BeforeEach
    void cast() {
        patch = new Patch(db, browser, casework);
        for (var n = 0; n < 45; n++)
            patch.people.area(patch.people.street, "COMMUNITY", "RESIDENTIAL", "第" + n + "居委会", "第" + n);
        db.sql("select casework.begin_pulse()").query((_, _) -> true).list();
        patch.raise("村口河道有油污", Visibility.PUBLIC);
        patch.raise("广场舞音响很响", Visibility.PUBLIC);
        patch.raise("只想让居委会知道的事", Visibility.COMMITTEE);
    }

    @Test
    void whatIsWorstIsOnTopAndEveryCommunityComesOnce() {
        for (var order : List.of("UNANSWERED", "LATE", "REOPENED", "BAD", "QUIET")) {
            var district = all(patch.desks.district, order);
            assertThat(district).as(order).hasSize(48).doesNotHaveDuplicates();
            var street = all(patch.leader, order);
            assertThat(street)
                    .as(order + " of the street")
                    .hasSize(47)
                    .doesNotHaveDuplicates()
                    .doesNotContain(patch.people.elsewhere.slug());
        }
        for (var duty : List.of(patch.desks.district, patch.leader)) {
            assertThat(all(duty, "UNANSWERED").getFirst()).isEqualTo(patch.people.community.slug());
            assertThat(patch.get(duty, "/observatory?order=UNANSWERED"))
                    .bodyText()
                    .as("what the committee alone was told is counted nowhere")
                    .contains("<td data-l=\"未回应\" class=\"num\">2</td>");
        }
        assertThat(patch.get(patch.desks.district, "/observatory?q=幸福"))
                .bodyText()
                .contains("幸福里");
        for (var bad : List.of("x", "x_1", "1_x", "9999999999_1", "2026-11-27_5"))
            assertThat(patch.get(patch.desks.district, "/observatory?order=QUIET&after=" + bad)
                            .getResponse()
                            .getStatus())
                    .as(bad)
                    .isIn(200, 404);
    }

    /** S107, R8: a department sees what lies in its patch; the numbers without a right, the matters with one. */
    @Test
    void aDepartmentSeesItsPatchAndNothingElse() {
        var department = patch.people.official(
                "任建平",
                Position.DEPARTMENT_STAFF,
                patch.people.body(patch.people.district, "DEPARTMENT", "区房管局"),
                patch.people.district);
        assertThat(all(department, "LATE")).isEmpty();
        assertThat(patch.get(department, "/observatory/" + patch.people.community.slug()))
                .hasStatus(404);
        patch.has(department, patch.people.community);
        assertThat(all(department, "LATE")).containsExactly(patch.people.community.slug());
        assertThat(patch.get(department, "/observatory/" + patch.people.community.slug()))
                .hasStatusOk()
                .bodyText()
                .contains("您还没有幸福里的观察权")
                .doesNotContain("村口河道有油污", "只想让居委会知道的事");
        patch.inspects(department.person(), patch.people.community);
        assertThat(patch.get(department, "/observatory/" + patch.people.community.slug()))
                .bodyText()
                .contains("村口河道有油污")
                .doesNotContain("只想让居委会知道的事");
        assertThat(patch.get(department, "/observatory/" + patch.people.sister.slug()))
                .hasStatus(404);
        assertThat(patch.get(patch.leader, "/observatory/" + patch.people.elsewhere.slug()))
                .hasStatus(404);
        assertThat(patch.get(patch.desks.district, "/observatory/" + patch.people.elsewhere.slug()))
                .hasStatusOk();
    }

    /** Page by page to the end. */
    private List<String> all(Duty duty, String order) {
        var found = new ArrayList<String>();
        var next = "/observatory?order=" + order;
        while (!next.isEmpty()) {
            var page =
                    assertThat(patch.get(duty, next)).hasStatusOk().bodyText().actual();
            ROW.matcher(page).results().forEach(it -> found.add(it.group(1)));
            var more = MORE.matcher(page);
            next = more.find() ? more.group(1).replace("&amp;", "&") : "";
        }
        return found;
    }
}
