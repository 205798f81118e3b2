package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Section;

/** 身边事 is somebody's: their first page counts it, and they are told (S14, A6). */
@WholeTest
class SectionOwnerTests {

    @Autowired
    JdbcClient db;

    @Autowired
    Casework casework;

    @Autowired
    MockMvcTester browser;

    People people;
    Duty committee;

    @BeforeEach
    void aCommunity() {
        people = new People(db);
        committee = people.official(
                "吴委员",
                shequtong.organization.Position.COMMITTEE_MEMBER,
                people.body(people.community, "RESIDENTS_COMMITTEE", "居委会"),
                people.community);
    }

    @Test
    void countsAtTheOwnersDeskOnly() {
        give(people.worker);

        raise(people.wang);

        assertThat(casework.own(people.worker).waiting()).isOne();
        assertThat(casework.own(people.li).waiting()).isZero();
        assertThat(casework.own(committee).waiting()).isZero();
        assertThat(casework.counts(people.li).waiting()).isOne();
        assertThat(casework.urgent(people.worker)).hasSize(1);
        assertThat(casework.urgent(people.li)).isEmpty();
        assertThat(today(people.worker)).contains("待回应</a></dt><dd class=\"dk-kpi__v\">1<small>");
    }

    @Test
    void fallsToTheSecretaryWhileItIsNobodys() {
        raise(people.wang);

        assertThat(casework.own(people.li).waiting()).isOne();
        assertThat(casework.own(people.worker).waiting()).isZero();
        assertThat(today(people.li)).contains("“身边事”没有负责人，暂由党组织书记负责");
    }

    @Test
    void whatWaitsGoesOverWithTheSection() {
        raise(people.wang);
        give(people.worker);
        assertThat(casework.own(people.worker).open()).isOne();
        assertThat(casework.own(people.li).open()).isZero();

        give(committee);
        assertThat(casework.own(committee).open()).isOne();
        assertThat(casework.own(people.worker).open()).isZero();
    }

    /** The mandate ends and nobody has pressed anything: nothing is lost, nothing is nobody's. */
    @Test
    void comesBackToTheSecretaryWhenItsOwnerLeaves() {
        give(people.worker);
        raise(people.wang);
        db.sql("update organization.mandate set until = now() where id = ?")
                .param(people.worker.mandate().id())
                .update();

        assertThat(casework.own(people.li).waiting()).isOne();
        assertThat(casework.urgent(people.li)).hasSize(1);
        assertThat(casework.own(committee).waiting()).isZero();
        assertThat(today(people.li)).contains("“身边事”没有负责人");
    }

    /** A6: the local person is told, and nobody else of the committee, and nobody in another community. */
    @Test
    void tellsTheOwnerOfTheirOwnPlaceAndNobodyElse() {
        give(people.worker);

        var id = raise(people.wang);

        await().untilAsserted(() ->
                assertThat(told(id)).containsExactly(people.worker.person().value()));
        assertThat(told(id)).doesNotContain(people.otherSecretary.person().value());
    }

    /** Whoever was handed a case keeps it when its owner's post ends: the section's new keeper is told of the rest. */
    @Test
    void tellsTheSecretaryWhatNobodyHoldsAnyLonger() {
        give(people.worker);
        var id = raise(people.wang);
        await().untilAsserted(() -> assertThat(told(id)).hasSize(1));
        db.sql("update organization.mandate set until = now() where id = ?")
                .param(people.worker.mandate().id())
                .update();

        nudge(people.wang, id);

        await().untilAsserted(() -> assertThat(told(id, "casework.nudged"))
                .containsExactly(people.li.person().value()));
    }

    private void give(Duty to) {
        assertThat(browser.post()
                        .uri(people.li.path("/sections/" + Section.STORIES + "/owner"))
                        .cookie(people.cookie(people.li))
                        .param("mandate", String.valueOf(to.mandate().id()))
                        .param("once", UUID.randomUUID().toString())
                        .with(csrf()))
                .hasStatus(303);
    }

    private CaseId raise(Here who) {
        return casework.open(
                who, new Matter("楼道灯不亮", "三楼的灯坏了", "3号楼", "INFRA-03", Visibility.PUBLIC, people.estate.id()));
    }

    private void nudge(Here who, CaseId id) {
        assertThat(browser.post()
                        .uri(who.path("/cases/" + id.value() + "/nudge"))
                        .cookie(people.cookie(who))
                        .param("once", UUID.randomUUID().toString())
                        .with(csrf()))
                .hasStatus(303);
    }

    private List<Long> told(CaseId id) {
        return told(id, "casework.raised");
    }

    private List<Long> told(CaseId id, String kind) {
        return db.sql("select recipient from notification.notice where about_id = ? and kind = ?")
                .params(id.value(), kind)
                .query(Long.class)
                .list();
    }

    private String today(Duty who) {
        return assertThat(browser.get().uri(who.path("")).cookie(people.cookie(who)))
                .hasStatusOk()
                .bodyText()
                .actual();
    }
}
