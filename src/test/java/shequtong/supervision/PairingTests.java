package shequtong.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.MovedClock;
import shequtong.WholeTest;
import shequtong.casework.Casework;
import shequtong.organization.Area;
import shequtong.organization.Contacts;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.web.Moments;

/** S107: every street and every community has somebody, from when until when is written, and what has nobody is listed. */
@WholeTest
class PairingTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    Casework casework;

    @Autowired
    Contacts contacts;

    Patch patch;
    Duty street;
    Area vacant;

    @BeforeEach
    void cast() {
        patch = new Patch(db, browser, casework);
        street = patch.desks.street;
        vacant = patch.people.area(patch.people.street, "COMMUNITY", "VILLAGE", "李金村委会", "李金村");
    }

    @Test
    void whatHasNobodyIsListedUntilItIsGivenToSomebody() {
        assertThat(patch.get(street, "/pairing?holes=true"))
                .bodyText()
                .contains("李金村", "没有人联系的（1）")
                .doesNotContain("平安坊</label>");
        assertThat(patch.post(
                        street,
                        "/pairing",
                        "mandate",
                        "" + patch.leader.mandate().id()))
                .hasStatus(422)
                .bodyText()
                .contains("请勾选要联系的地方");
        assertThat(give(patch.leader, vacant, "")).isEqualTo(303);
        assertThat(give(street, vacant, "")).as("a second one beside the first").isEqualTo(303);
        assertThat(give(street, vacant, "")).as("has it already").isEqualTo(409);
        assertThat(patch.get(street, "/pairing?holes=true")).bodyText().contains("没有人联系的（0）", "都有人联系");
        assertThat(patch.get(street, "/pairing?q=李金")).bodyText().contains("白露", "李国平");
        assertThat(holes()).isZero();

        var charge = charge(street);
        assertThat(patch.post(street, "/pairing/" + vacant.code() + "/" + charge + "/ending"))
                .hasStatus(303);
        assertThat(patch.get(street, "/pairing/" + vacant.code())).bodyText().contains("白露", "李国平", "不再联系");
        assertThat(holes()).as("one is left").isZero();
        assertThat(patch.entries("organization.contact"))
                .containsExactly(
                        "organization.contact.assign", "organization.contact.assign", "organization.contact.end");
    }

    /** With its last day it is over by itself, and only then there is a hole. */
    @Test
    void whatWasGivenForATimeEndsWithIt() {
        var last = LocalDate.ofInstant(Instant.now(), Moments.SHANGHAI).plusDays(3);
        assertThat(give(patch.leader, vacant, "2020-01-01")).isEqualTo(409);
        for (var none : List.of(
                "下个月", "+999999999-12-31", "9999-12-31", last.plusYears(3).toString()))
            assertThat(give(patch.leader, vacant, none)).as(none).isEqualTo(422);
        assertThat(give(patch.leader, vacant, last.toString())).isEqualTo(303);
        assertThat(patch.get(street, "/pairing/" + vacant.code())).bodyText().contains("约定到" + last);
        clock.after(Duration.ofDays(2), () -> {
            contacts.lapse();
            assertThat(holes()).isZero();
        });
        clock.after(Duration.ofDays(5), () -> {
            contacts.lapse();
            contacts.lapse();
            assertThat(holes()).isOne();
        });
    }

    /** AT-42: another street's community, one's own street, a colleague of elsewhere, without the office for it. */
    @Test
    void nobodyGivesAwayWhatIsNotDirectlyBelowThem() {
        assertThat(give(patch.leader, patch.people.elsewhere, "")).isEqualTo(404);
        assertThat(give(patch.leader, patch.people.street, "")).isEqualTo(404);
        assertThat(patch.post(
                        street,
                        "/pairing",
                        "mandate",
                        "" + patch.leader.mandate().id(),
                        "unit",
                        vacant.code(),
                        "unit",
                        patch.people.elsewhere.code()))
                .as("all of them or none")
                .hasStatus(404);
        assertThat(give(patch.people.otherGrid, vacant, ""))
                .as("not of this desk")
                .isEqualTo(404);
        assertThat(give(patch.people.li, vacant, "")).as("nor who is looked at").isEqualTo(404);
        assertThat(patch.post(patch.people.grid, "/pairing", "mandate", "1", "unit", vacant.code()))
                .hasStatus(403);
        assertThat(holes()).isOne();

        var department = patch.people.official(
                "任建平",
                Position.DEPARTMENT_STAFF,
                patch.people.body(patch.people.district, "DEPARTMENT", "区房管局"),
                patch.people.district);
        assertThat(patch.post(
                        patch.desks.district,
                        "/pairing",
                        "mandate",
                        "" + department.mandate().id(),
                        "unit",
                        patch.people.street.code()))
                .hasStatus(303);
        assertThat(patch.get(patch.desks.district, "/pairing")).bodyText().contains("江湾街道", "任建平");
        assertThat(patch.get(department, "/patrol")).bodyText().contains("联系3个居村");
    }

    private int give(Duty to, Area area, String until) {
        return patch.post(street, "/pairing", "mandate", "" + to.mandate().id(), "unit", area.code(), "until", until)
                .getResponse()
                .getStatus();
    }

    private int holes() {
        return db.sql("select count(*) from organization.hole where area = ? and contact and scope = ?")
                .params(vacant.id(), patch.people.street.id())
                .query(Integer.class)
                .single();
    }

    private long charge(Duty of) {
        return db.sql("select id from organization.charge where area = ? and mandate = ?")
                .params(vacant.id(), of.mandate().id())
                .query(Long.class)
                .single();
    }
}
