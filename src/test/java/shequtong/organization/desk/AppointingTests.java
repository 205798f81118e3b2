package shequtong.organization.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;
import static shequtong.organization.desk.Desks.at;

import java.io.UnsupportedEncodingException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.audit.Audit;
import shequtong.identity.PersonId;
import shequtong.identity.Proof;
import shequtong.kernel.Sealed;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Here;

/** Who may appoint whom, with whose consent, and how a post changes hands. */
@WholeTest
class AppointingTests {

    private static final AtomicLong PHONE = new AtomicLong(System.nanoTime() % 80_000_000);

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @Autowired
    Audit audit;

    @Autowired
    Sealed sealed;

    Desks desks;
    People people;

    @BeforeEach
    void cast() {
        desks = new Desks(db, browser);
        people = desks.people;
    }

    /** The link is told once, and its token lies nowhere. */
    @Test
    void theDistrictAppointsSomebodyForAStreetAndTellsTheLinkOnce() {
        var path = at(desks.district, people.street, "/appointments");
        var body = desks.street.mandate().body().id();
        var first = propose(desks.district, people.street, "STREET_STAFF-" + body, "夏冰", phone());

        assertThat(first).hasStatusOk().bodyText().contains("夏冰", "已任命", "/staff/activation/");
        var token = text(first).replaceFirst("(?s).*/staff/activation/([\\w-]+).*", "$1");
        assertThat(db.sql("select hash from identity.activation")
                        .query(String.class)
                        .list())
                .noneMatch(it -> it.contains(token));
        assertThat(db.sql("select coalesce(answer, '') from web.once")
                        .query(String.class)
                        .list())
                .noneMatch(it -> it.contains(token));
        assertThat(held(people.street)).contains("夏冰 STREET_STAFF");
        assertThat(desks.post(desks.district, path, "seat", "STREET_STAFF-" + body, "written", "", "phone", "12"))
                .hasStatus(422)
                .bodyText()
                .contains("请填姓名", "请填11位手机号");
        assertThat(audit.broken(people.district.id())).isEmpty();
    }

    /** AT-42: above, beside, elsewhere, for oneself, and a role that is not for this desk to give. */
    @Test
    void nobodyAppointsAboveBesideOrElsewhere() {
        var office = desks.street.mandate().body().id();
        var party = people.li.mandate().body().id();

        assertThat(propose(desks.street, people.street, "STREET_STAFF-" + office, "夏冰", phone()))
                .as("beside")
                .hasStatus(403);
        assertThat(propose(desks.street, people.elsewhere, "COMMUNITY_WORKER-" + party, "夏冰", phone()))
                .as("elsewhere")
                .hasStatus(404);
        assertThat(propose(people.li, people.community, "PARTY_SECRETARY-" + party, "夏冰", phone()))
                .as("a role that a 书记 cannot give")
                .hasStatus(422);
        assertThat(propose(people.worker, people.community, "COMMUNITY_WORKER-" + party, "夏冰", phone()))
                .as("a 社工 appoints nobody")
                .hasStatus(403);
        assertThat(propose(desks.security, people.district, "SECURITY_ADMIN-" + party, "夏冰", phone()))
                .as("who grants rights appoints nobody")
                .hasStatus(403);
        assertThat(held(people.street)).noneMatch(it -> it.startsWith("夏冰"));
    }

    @Test
    void nobodyAppointsOneself() {
        var mine = phone();
        number(desks.leader.person(), mine);

        assertThat(propose(desks.leader, people.community, worker(), "白露", mine))
                .hasStatus(403);
        assertThat(held(people.community)).noneMatch(it -> it.startsWith("白露"));
    }

    /** R108: one proposes, another decides; not the same person, and not the candidate. */
    @Test
    void whatAStreetProposesAnotherDecides() {
        var number = phone();
        assertThat(propose(desks.street, people.community, worker(), "夏冰", number))
                .hasStatusOk()
                .bodyText()
                .contains("等另一位同意")
                .doesNotContain("/staff/activation/");
        var id = last();
        assertThat(held(people.community)).noneMatch(it -> it.startsWith("夏冰"));

        assertThat(desks.post(desks.street, at(desks.street, "/appointments/" + id + "/approval")))
                .hasStatus(409)
                .bodyText()
                .contains("要请另一位同意");
        assertThat(desks.get(desks.leader, at(desks.leader, "/appointments")))
                .bodyText()
                .contains("夏冰·社工", "李国平提", "同意");
        assertThat(desks.post(desks.leader, at(desks.leader, "/appointments/" + id + "/approval")))
                .hasStatusOk()
                .bodyText()
                .contains("已任命", "/staff/activation/");
        assertThat(held(people.community)).contains("夏冰 COMMUNITY_WORKER");
        assertThat(desks.post(desks.leader, at(desks.leader, "/appointments/" + id + "/approval")))
                .as("once")
                .hasStatus(409);
    }

    @Test
    void theCandidateDoesNotDecide() {
        var number = phone();
        number(desks.leader.person(), number);
        assertThat(propose(people.li, people.community, worker(), "白露", number)).hasStatusOk();

        assertThat(desks.post(desks.leader, at(desks.leader, "/appointments/" + last() + "/approval")))
                .hasStatus(403);
    }

    @Test
    void aRefusalIsGivenWithItsReasonAndEndsIt() {
        assertThat(propose(people.li, people.community, worker(), "夏冰", phone()))
                .hasStatusOk();
        var id = last();

        assertThat(desks.post(desks.street, at(desks.street, "/appointments/" + id + "/refusal"), "reason", "名额满了"))
                .hasStatus(303);
        assertThat(desks.get(people.li, at(people.li, "/appointments?open=false")))
                .bodyText()
                .contains("夏冰", "没有同意", "名额满了");
        assertThat(desks.post(desks.leader, at(desks.leader, "/appointments/" + id + "/approval")))
                .hasStatus(409);
    }

    /** R106, R108: three admins, three persons, and each of them with a second official's consent. */
    @Test
    void theThreeAdminsAreThreePersons() {
        var platform = desks.security.mandate().body().id();
        var number = phone();
        propose(desks.district, people.district, "SYSTEM_ADMIN-" + platform, "夏冰", number);
        assertThat(held(people.district)).noneMatch(it -> it.startsWith("夏冰"));
        assertThat(desks.post(desks.colleague, at(desks.colleague, "/appointments/" + last() + "/approval")))
                .hasStatusOk();
        assertThat(held(people.district)).contains("夏冰 SYSTEM_ADMIN");

        assertThat(propose(desks.district, people.district, "AUDIT_ADMIN-" + platform, "夏冰", number))
                .hasStatus(409)
                .bodyText()
                .contains("三个职务要由三个人担任");
        var both = phone();
        propose(desks.district, people.district, "SYSTEM_ADMIN-" + platform, "秋实", both);
        var system = last();
        propose(desks.district, people.district, "AUDIT_ADMIN-" + platform, "秋实", both);
        assertThat(desks.post(desks.colleague, at(desks.colleague, "/appointments/" + last() + "/approval")))
                .hasStatusOk();
        assertThat(desks.post(desks.colleague, at(desks.colleague, "/appointments/" + system + "/approval")))
                .as("the database refuses what two proposals hid")
                .hasStatus(409)
                .bodyText()
                .contains("要由三个人担任");
    }

    /** The first of a new district has nobody who could decide, and the record says so. */
    @Test
    void whoeverIsAloneBeginsAlone() {
        db.sql("update organization.mandate set until = ? where id = any(?)")
                .params(OffsetDateTime.now(ZoneOffset.UTC), new Long[] {
                    desks.colleague.mandate().id(), desks.security.mandate().id()
                })
                .update();
        var platform = desks.security.mandate().body().id();

        assertThat(propose(desks.district, people.district, "SECURITY_ADMIN-" + platform, "夏冰", phone()))
                .hasStatusOk()
                .bodyText()
                .contains("已任命");
        assertThat(desks.get(desks.district, at(desks.district, "/appointments?open=false")))
                .bodyText()
                .contains("当时没有第二位可以同意");
        assertThat(propose(desks.district, people.district, "AUDIT_ADMIN-" + platform, "秋实", phone()))
                .as("now there is one who grants rights")
                .bodyText()
                .contains("等另一位同意");
    }

    /** Somebody's name is not changed by whoever knows their number. */
    @Test
    void aNumberThatIsSomebodyElsesIsSaidAndNothingElse() {
        var number = phone();
        number(people.otherSecretary.person(), number);

        assertThat(propose(desks.leader, people.community, worker(), "夏冰", number))
                .hasStatus(409)
                .bodyText()
                .contains("另一位工作人员", "夏冰")
                .doesNotContain("何远");
    }

    /** S13, B19: the one who goes acts on until both have confirmed; then all of it changes in one moment. */
    @Test
    void aSecretaryHandsOver() {
        var matter = matter();
        var number = phone();
        var party = "PARTY_SECRETARY-" + people.li.mandate().body().id();
        assertThat(propose(desks.leader, people.community, party, "夏冰", number))
                .bodyText()
                .contains("正在交接", "/staff/activation/");
        var comes = person("夏冰");
        var handover = "/me/handovers/"
                + db.sql("select max(id) from organization.handover")
                        .query(Long.class)
                        .single();

        assertThat(held(people.community)).contains("李红梅 PARTY_SECRETARY");
        assertThat(desks.get(people.li, people.li.path(""))).hasStatusOk();
        assertThat(page(people.li.person(), handover))
                .bodyText()
                .contains("李红梅交给夏冰", "还没办结的身边事", "1件", "等审核的居民", people.li.path("/cases?tab=MINE"));
        assertThat(page(comes, "/")).hasHeader("Location", handover);
        assertThat(page(comes, handover)).bodyText().contains("李红梅交给夏冰").doesNotContain(people.li.path("/cases"));
        assertThat(page(people.otherSecretary.person(), handover)).hasStatus(404);
        assertThat(browser.get().uri(handover).cookie(people.cookie(comes, Proof.CODE)))
                .as("a code by short message signs nothing")
                .hasStatus(303)
                .hasHeader("Location", "/staff/sign-in?back=" + handover);
        await().untilAsserted(() -> assertThat(desks.get(people.li, people.li.path("/notices")))
                .bodyText()
                .contains("请核对并确认幸福里党组织书记的交接清单"));

        assertThat(confirm(comes, handover)).hasStatus(303);
        assertThat(held(people.community)).contains("李红梅 PARTY_SECRETARY");
        assertThat(page(comes, people.li.path(""))).hasStatus(404);

        assertThat(confirm(people.li.person(), handover)).hasStatus(303);
        assertThat(held(people.community)).contains("夏冰 PARTY_SECRETARY").doesNotContain("李红梅 PARTY_SECRETARY");
        assertThat(db.sql("""
                        select keeper.person = ? from casework.case_file
                        join organization.mandate keeper on keeper.id = case_file.holder
                        where case_file.id = ?
                        """)
                        .params(comes.value(), matter)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(db.sql("""
                        select file.version = count(*) from casework.case_file file
                        join casework.step on step.case_id = file.id where file.id = ? group by file.version
                        """).param(matter).query(Boolean.class).single()).isTrue();
        assertThat(page(comes, people.li.path("/cases?tab=MINE"))).bodyText().contains("楼道灯");
        assertThat(page(people.li.person(), people.li.path("")))
                .hasStatus(403)
                .bodyText()
                .contains("您在这里的任职结束了");
        assertThat(page(people.li.person(), handover)).bodyText().contains("已交接", "本人负责、还没办结的身边事（件）");
        assertThat(desks.get(desks.street, at(desks.street, people.community, "/history")))
                .bodyText()
                .contains("李红梅", "夏冰", "换人交接", "现任");
        assertThat(moments()).as("no moment without or with two").isEqualTo(1);
        assertThat(audit.broken(people.community.id())).isEmpty();
    }

    /** Of two who confirm in the same moment each counts, and the post changes hands once. */
    @Test
    void bothMayConfirmAtOnce() {
        var party = "PARTY_SECRETARY-" + people.li.mandate().body().id();
        propose(desks.leader, people.community, party, "夏冰", phone());
        var comes = person("夏冰");
        var handover = "/me/handovers/"
                + db.sql("select max(id) from organization.handover")
                        .query(Long.class)
                        .single();

        var answers = Stream.of(comes, people.li.person())
                .parallel()
                .map(it -> confirm(it, handover).getResponse().getStatus())
                .toList();

        assertThat(answers).containsExactly(303, 303);
        assertThat(held(people.community)).contains("夏冰 PARTY_SECRETARY");
    }

    @Test
    void aHandoverIsTakenBackAndTheOneWhoWasToGoStays() {
        var party = "PARTY_SECRETARY-" + people.li.mandate().body().id();
        propose(desks.leader, people.community, party, "夏冰", phone());

        assertThat(desks.post(desks.leader, at(desks.leader, "/appointments/" + last() + "/withdrawal")))
                .hasStatus(303);
        var handover = "/me/handovers/"
                + db.sql("select max(id) from organization.handover")
                        .query(Long.class)
                        .single();
        assertThat(confirm(people.li.person(), handover)).hasStatus(409);
        assertThat(held(people.community)).contains("李红梅 PARTY_SECRETARY");
    }

    /** R9: a seat that is vacant falls to the 书记, a 书记 that is missing is an alert above. */
    @Test
    void whatALeavingWorkerHeldFallsToTheSecretary() {
        var matter = matter();
        db.sql("update casework.case_file set holder = ? where id = ?")
                .params(people.worker.mandate().id(), matter)
                .update();
        var end = at(
                desks.leader,
                people.community,
                "/mandates/" + people.worker.mandate().id() + "/end");

        assertThat(desks.post(desks.leader, end, "reason", ""))
                .hasStatus(422)
                .bodyText()
                .contains("请写明为什么");
        assertThat(desks.post(desks.leader, end, "reason", "调到别的街镇")).hasStatus(303);
        assertThat(db.sql("select holder from casework.case_file where id = ?")
                        .param(matter)
                        .query(Long.class)
                        .single())
                .isEqualTo(people.li.mandate().id());
        assertThat(page(people.worker.person(), people.worker.path("/cases"))).hasStatus(403);

        assertThat(desks.get(desks.street, desks.street.path(""))).bodyText().contains("有1个居村没有书记");
        assertThat(desks.post(
                        desks.leader,
                        at(
                                desks.leader,
                                people.community,
                                "/mandates/" + people.li.mandate().id() + "/end"),
                        "reason",
                        "退休"))
                .hasStatus(303);
        assertThat(desks.get(desks.street, desks.street.path(""))).bodyText().contains("有2个居村没有书记");
        var party = "PARTY_SECRETARY-" + people.li.mandate().body().id();
        assertThat(propose(desks.leader, people.community, party, "夏冰", phone()))
                .bodyText()
                .contains("已任命");
        assertThat(db.sql(
                                "select mandate.person from casework.case_file join organization.mandate on mandate.id = holder "
                                        + "where case_file.id = ?")
                        .param(matter)
                        .query(Long.class)
                        .single())
                .isEqualTo(person("夏冰").value());
    }

    /** Whoever holds nothing any more looks nowhere any more. */
    @Test
    void theRightToLookEndsWithTheLastPost() {
        people.observes(desks.leader.person(), people.street);
        var sight = new Here(desks.leader.person(), Here.Capacity.OBSERVER, people.community, null);
        assertThat(desks.get(sight, sight.path(""))).hasStatusOk();

        assertThat(desks.post(
                        desks.district,
                        at(
                                desks.district,
                                people.street,
                                "/mandates/" + desks.leader.mandate().id() + "/end"),
                        "reason",
                        "调离"))
                .hasStatus(303);
        assertThat(desks.get(sight, sight.path(""))).hasStatus(403).bodyText().contains("观察权到期了");
    }

    @Test
    void ofTwoSecretariesWhoComeAtOnceOneComes() {
        db.sql("update organization.mandate set until = ? where id = ?")
                .params(OffsetDateTime.now(ZoneOffset.UTC), people.li.mandate().id())
                .update();
        var party = "PARTY_SECRETARY-" + people.li.mandate().body().id();

        Stream.of("夏冰", "秋实").parallel().forEach(it -> propose(desks.leader, people.community, party, it, phone()));

        assertThat(held(people.community).stream().filter(it -> it.endsWith("PARTY_SECRETARY")))
                .hasSize(1);
    }

    private long moments() {
        return db.sql("""
                select count(*) from organization.mandate earlier
                join organization.mandate later on later.area = earlier.area and later.since = earlier.until
                where earlier.area = ? and earlier.position = 'PARTY_SECRETARY' and later.position = 'PARTY_SECRETARY'
                """).param(people.community.id()).query(Long.class).single();
    }

    private MvcTestResult propose(Duty duty, Area unit, String seat, String name, String phone) {
        return desks.post(
                duty, at(duty, unit, "/appointments"), "seat", seat, "written", name, "phone", phone, "purpose", "");
    }

    private String worker() {
        return "COMMUNITY_WORKER-" + people.worker.mandate().body().id();
    }

    private static String phone() {
        return "137%08d".formatted(PHONE.incrementAndGet());
    }

    private void number(PersonId person, String phone) {
        db.sql("""
                insert into identity.account (person, phone, phone_index)
                values (?, ?, ?)
                """).params(person.value(), new byte[] {1}, index(phone)).update();
    }

    private byte[] index(String phone) {
        return sealed.index("identity.account.phone", phone);
    }

    private long last() {
        return db.sql("select max(id) from organization.appointment")
                .query(Long.class)
                .single();
    }

    private PersonId person(String name) {
        return new PersonId(db.sql("select max(person) from organization.officer where name = ?")
                .param(name)
                .query(Long.class)
                .single());
    }

    private List<String> held(Area area) {
        return db.sql("""
                select officer.name || ' ' || position from organization.mandate
                join organization.officer on officer.person = mandate.person
                where area = ? and until is null
                """).param(area.id()).query(String.class).list();
    }

    private long matter() {
        return db.sql("""
                insert into casework.case_file (
                    community, number, reporter, visibility, estate, category, title, words, place, state, tier, holder,
                    reported_at, first_due, handle_from, handle_due, due)
                values (:community, :number, :reporter, 'PUBLIC', :estate, 'ENV-04', '楼道灯不亮', '楼道灯不亮', '3号楼', 'REPORTED',
                        'SELF_GOVERNANCE', :holder, now(), now(), now(), now(), now() + interval '1 day')
                returning id
                """)
                .param("community", people.community.id())
                .param("number", "M" + System.nanoTime())
                .param("reporter", people.wang.person().value())
                .param("estate", people.estate.id())
                .param("holder", people.li.mandate().id())
                .query((row, _) -> step(row.getLong("id")))
                .single();
    }

    private long step(long matter) {
        db.sql("""
                insert into casework.step (community, case_id, number, at, kind, person, mandate, shown, words)
                values (?, ?, 1, now(), 'REPORTED', ?, 0, true, '')
                """)
                .params(people.community.id(), matter, people.wang.person().value())
                .update();
        return matter;
    }

    private MvcTestResult page(PersonId who, String path) {
        return browser.get().uri(path).cookie(people.cookie(who, Proof.STAFF)).exchange();
    }

    private MvcTestResult confirm(PersonId who, String handover) {
        return browser.post()
                .uri(handover + "/confirmation")
                .param("once", UUID.randomUUID().toString())
                .cookie(people.cookie(who, Proof.STAFF))
                .with(csrf())
                .exchange();
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
