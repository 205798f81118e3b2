package shequtong.demo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.identity.PersonId;

/** The demonstration writes past the modules, so its people must be able to walk through their pages. */
@WholeTest
@TestPropertySource(properties = "shequtong.demo.scale=small")
class DemoTests {

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    /** Also the steps that a crowd wrote in one go: SQL links them as it links each of them alone. */
    @Test
    void everyStepHasALinkThatFits() {
        assertThat(db.sql("""
                        select count(*)
                        from casework.step
                        left join casework.link using (community, case_id, number)
                        left join casework.link before on before.community = step.community
                              and before.case_id = step.case_id and before.number = step.number - 1
                        where link.digest is distinct from encode(sha256(convert_to(
                            coalesce(before.digest, repeat('0', 64)) || casework.told(step, link.dispatches), 'UTF8')), 'hex')
                        """).query(Integer.class).single()).isZero();
    }

    @Test
    void everybodyInTheDemonstrationHasAPlaceToGo() {
        var cast = db.sql("select id from identity.person where part is not null order by id")
                .query(Long.class)
                .list();

        assertThat(cast).hasSizeGreaterThan(35);
        assertThat(cast).allSatisfy(person -> {
            var entered = browser.post()
                    .uri("/demo")
                    .param("person", person.toString())
                    .with(csrf())
                    .exchange();
            var cookie = requireNonNull(entered.getResponse().getCookie("sqt"));
            var home = browser.get().uri("/").cookie(cookie).exchange().getResponse();
            assertThat(home.getStatus()).isEqualTo(303);
            var there = requireNonNull(home.getHeader("Location"));
            var page = browser.get().uri(there).cookie(cookie).exchange().getResponse();
            assertThat(page.getStatus()).as(there).isIn(200, 303);
        });
    }

    /** They come in by a tap; that a password of nobody opens nothing holds for them too. */
    @Test
    void everyOfficialHasAnAuthenticatorOfTheirOwnAndNoPasswordThatFits() {
        assertThat(db.sql("""
                        select count(distinct mandate.person) from organization.mandate
                        join identity.person on person.id = mandate.person and person.part is not null
                        left join identity.account_view account on account.person = mandate.person
                        where account.active is not true
                        """).query(Long.class).single()).isZero();
        assertThat(db.sql("select count(*) - count(distinct secret) from identity.authenticator")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(db.sql("select count(*) from identity.password where hash <> ''")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theRealTreeIsThereWithASecretaryWhereSomebodyLives() {
        assertThat(db.sql("select kind || ' ' || count(*) from organization.area group by kind order by 1")
                        .query(String.class)
                        .list())
                .contains("COMMUNITY 567", "SUBDISTRICT 13", "DISTRICT 1", "ESTATE 567");
    }

    /** Nearly every community has its 书记 and its contact; where not, it is listed. */
    @Test
    void someSeatsAreVacantAndMostAreNot() {
        var vacant = db.sql("""
                        select count(*) from organization.area
                        where kind = 'COMMUNITY' and code ~ '^[0-9]{12}$' and not exists (
                            select from organization.mandate
                            where area = organization.area.id and position = 'PARTY_SECRETARY' and until is null)
                        """).query(Integer.class).single();
        var office = db.sql("select min(person) from organization.mandate where position = 'DISTRICT_STAFF'")
                .query(Long.class)
                .single();

        assertThat(vacant).isBetween(1, 20);
        assertThat(db.sql("select count(*) from organization.right_request where state = 'PROPOSED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(browser.get()
                        .uri("/d/baoshan/organization/holes?only=SECRETARY")
                        .cookie(new People(db).cookie(new PersonId(office))))
                .hasStatusOk()
                .bodyText()
                .contains("缺书记");
    }

    @Test
    void casesStandInEveryState() {
        assertThat(db.sql("select distinct state from casework.case_file order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("ACCEPTED", "ANSWERED", "CLOSED", "HANDLING", "REPORTED", "REWORK");
    }

    /** Every figure is counted from rows, so what is kept beside the rows must agree with them. */
    @Test
    void whatIsKeptBesideTheRowsAgreesWithThem() {
        assertThat(db.sql("""
                        select file.id from casework.case_file file
                        where file.version <> (select count(*) from casework.step where case_id = file.id)
                           or file.same_count <> (select count(*) from casework.same where case_id = file.id)
                        """).query(Long.class).list()).isEmpty();
        assertThat(db.sql("""
                        select tally.subject from conversation.tally
                        where comments <> (select count(*) from conversation.comment
                                           where kind = tally.kind and subject = tally.subject)
                           or likes <> (select count(*) from conversation.likes
                                        where kind = tally.kind and subject = tally.subject)
                        """).query(Long.class).list()).isEmpty();
    }

    /** 吴淞新城, 广场变菜园 (S98): four kinds of hands on one case, closed the next day, and the resident content. */
    @Test
    void theGardenIsAGardenAgain() {
        assertThat(db.sql("""
                        select file.state || ' ' || file.result || ' ' || file.confirmed || ' ' ||
                               (select count(*) from casework.dispatch where case_id = file.id and state = 'ANSWERED')
                        from casework.case_file file where title = '广场变菜园'
                        """).query(String.class).single()).isEqualTo("CLOSED SOLVED true 3");
    }

    /** 吴淞新城 has a roll: of those who wait there two agree with it and may be admitted together, two do not. */
    @Test
    void theRollTellsWhoMayComeIn() {
        assertThat(db.sql("""
                        select registration.building || registration.room || ' ' || review.agrees
                        from residency.registration
                        join residency.review using (community, id)
                        join organization.area on area.id = registration.community and area.short = 'wsxc'
                        where registration.state = 'SUBMITTED'
                        order by registration.building
                        """).query(String.class).list())
                .contains("11号楼401室 true", "5号楼104室 false", "5号楼203室 false", "9号楼603室 true");
    }

    /** 身边事 of 吴淞新城 is 顾雨晴's with all that is open, and the village has a name of its own for it (S9, S14). */
    @Test
    void communitiesHaveArrangedTheirSections() {
        assertThat(db.sql("""
                        select distinct area.short || ' ' || officer.name
                        from casework.case_file file
                        join organization.area on area.id = file.community and area.short in ('wsxc', 'tpc')
                        join organization.mandate on mandate.id = file.holder
                        join organization.officer on officer.person = mandate.person
                        join identity.person on person.id = file.reporter and person.part is not null
                        where file.state <> 'CLOSED'
                        """).query(String.class).list()).containsExactlyInAnyOrder("wsxc 沈丽华", "tpc 徐燕");
        var zhu = db.sql("select id from identity.person where part like '%朱根宝'")
                .query(Long.class)
                .single();
        var cookie = requireNonNull(browser.post()
                .uri("/demo")
                .param("person", zhu.toString())
                .with(csrf())
                .exchange()
                .getResponse()
                .getCookie("sqt"));
        assertThat(browser.get().uri("/c/tpc").cookie(cookie)).bodyText().contains("村里事");
    }
}
