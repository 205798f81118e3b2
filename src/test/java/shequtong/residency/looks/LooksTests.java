package shequtong.residency.looks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.audit.Audit;
import shequtong.identity.PersonId;
import shequtong.identity.factors.Authenticators;
import shequtong.identity.factors.Totp;
import shequtong.kernel.Sealed;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Viewer;
import shequtong.residency.facts.IdNumberTests;

/** Unmasking (R102, B11): a reason, a second proof, an entry before the data, and the resident who sees it. */
@WholeTest
class LooksTests {

    static final AtomicLong NUMBER = new AtomicLong(20_000_000);
    static final String WORDS = "核对漏水是不是他家";

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    @Autowired
    Sealed sealed;

    @Autowired
    Authenticators authenticators;

    @Autowired
    Audit audit;

    @Autowired
    Looks looks;

    @Autowired
    MovedClock clock;

    @Autowired
    FlywayConnectionDetails owner;

    People people;
    Duty member;
    Duty street;
    String phone = "";
    String card = "";

    @BeforeEach
    void wangIsOnFile() {
        people = new People(db);
        member = people.official(
                "委员",
                Position.COMMITTEE_MEMBER,
                people.body(people.community, "RESIDENTS_COMMITTEE", "幸福里居委会"),
                people.community);
        street = people.official(
                "街道",
                Position.STREET_STAFF,
                people.body(people.street, "SUBDISTRICT_OFFICE", "江湾街道办事处"),
                people.street);
        var n = NUMBER.incrementAndGet();
        phone = "137" + n;
        card = IdNumberTests.numbered("310113" + (1940 + n % 60) + "0202" + (n / 60 % 50 + 10) + "2");
        onFile(people.wang.person(), phone, card);
    }

    @Test
    void showsThePhoneOnceOnTheAnswerAndOnNoOtherPage() {
        assertThat(text(people.worker, path(people.wang.person())))
                .contains(
                        "137****" + phone.substring(7),
                        card.substring(0, 6) + "********" + card.substring(14),
                        "没有批量查看")
                .doesNotContain(phone, card);

        var answer = look(people.worker, "PHONE");

        assertThat(answer).hasStatusOk().bodyText().contains(phone).doesNotContain(card);
        assertThat(answer.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(text(people.worker, path(people.wang.person()))).doesNotContain(phone);
        assertThat(entry())
                .isEqualTo("COMMUNITY_WORKER residency.look.phone DONE identity.person "
                        + people.wang.person().value());
        assertThat(audit.broken(people.community.id())).isEmpty();
    }

    @Test
    void tellsTheResidentWhoLookedAtWhatAndWhy() {
        look(people.li, "ID_NUMBER");

        var mine = "/c/" + people.community.slug() + "/me/looks";
        assertThat(text(people.wang, mine))
                .contains("李红梅", "幸福里党支部·党组织书记", "完整身份证号", "联系本人办理诉求", WORDS, "今天")
                .doesNotContain(card);
        assertThat(text(people.wang, "/me/looks")).contains("李红梅", WORDS);
        assertThat(text(people.chen, mine)).contains("还没有人看过").doesNotContain(WORDS);
        assertThat(text(people.wang, "/c/" + people.community.slug() + "/me")).contains(mine);
        await().untilAsserted(() -> assertThat(text(people.wang, "/c/" + people.community.slug() + "/notices"))
                .contains("工作人员查看了您的完整身份证号"));
    }

    @Test
    void asksForAReasonAndForTheCodeAndKeepsWhatWasTyped() {
        assertThat(post(people.li, people.wang.person(), Map.of("field", "PHONE", "words", "看看")))
                .hasStatus(422)
                .bodyText()
                .contains("请选为什么要看", "至少6个字", "请填验证器上现在的6位动态码", "看看")
                .doesNotContain(phone);
        assertThat(post(people.li, people.wang.person(), filled("PHONE", "000000")))
                .hasStatus(422)
                .bodyText()
                .contains("动态码不对", WORDS)
                .doesNotContain(phone);
        assertThat(looks.today(people.li.person())).isZero();
    }

    @Test
    void withoutAnAuthenticatorNothingIsShown() {
        assertThat(post(people.li, people.wang.person(), filled("PHONE", "")))
                .hasStatus(422)
                .bodyText()
                .doesNotContain(phone);
    }

    @Test
    void anIdNumberIsShownToEachOfficialOnceADay() {
        assertThat(look(people.li, "ID_NUMBER")).hasStatusOk().bodyText().contains(card);
        assertThat(look(people.li, "ID_NUMBER"))
                .hasStatus(409)
                .bodyText()
                .contains("每人每天只能查看一次")
                .doesNotContain(card);
        assertThat(look(member, "ID_NUMBER")).hasStatusOk().bodyText().contains(card);
        clock.after(
                Duration.ofDays(1),
                () -> assertThat(look(people.li, "ID_NUMBER"))
                        .hasStatusOk()
                        .bodyText()
                        .contains(card));
    }

    @Test
    void aSocialWorkerDoesNotSeeIdNumbers() {
        assertThat(look(people.worker, "ID_NUMBER")).hasStatus(403);
        assertThat(looks.today(people.worker.person())).isZero();
    }

    /** The street reaches whoever reported what it has in hand, and nobody else. */
    @Test
    void theStreetSeesThePhoneOfWhoseMatterItHas() {
        assertThat(look(street, "PHONE")).hasStatus(404);
        db.sql("""
                insert into casework.case_file (
                    community, number, reporter, visibility, estate, category, title, words, place, state, tier,
                    reported_at, first_due, handle_from, handle_due, due)
                values (:community, :number, :reporter, 'PUBLIC', :estate, 'ENV-04', '楼道堆物', '堆满了', '3号楼', 'HANDLING',
                        'SUBDISTRICT', now(), now(), now(), now(), now())
                """)
                .param("community", people.community.id())
                .param("number", UUID.randomUUID().toString())
                .param("reporter", people.wang.person().value())
                .param("estate", people.estate.id())
                .update();

        assertThat(look(street, "PHONE")).hasStatusOk().bodyText().contains(phone);
        assertThat(look(street, "ID_NUMBER")).hasStatus(403);
        assertThat(post(street, people.chen.person(), filled("PHONE", code(street))))
                .hasStatus(404);
    }

    @Test
    void anotherCommunitysResidentIsNotThere() {
        onFile(people.zhou.person(), "13688880000", IdNumberTests.numbered("31011319700101111"));

        assertThat(post(people.li, people.zhou.person(), filled("PHONE", code(people.li))))
                .hasStatus(404)
                .bodyText()
                .doesNotContain("13688880000");
    }

    @Test
    void theSameFormSentTwiceShowsNothingTheSecondTime() {
        var form = new HashMap<>(filled("PHONE", code(people.li)));
        form.put("once", UUID.randomUUID().toString());
        assertThat(post(people.li, people.wang.person(), form)).hasStatusOk();
        form.put("code", code(people.li));

        assertThat(post(people.li, people.wang.person(), form))
                .hasStatus(409)
                .bodyText()
                .contains("刚才已经看过一次了")
                .doesNotContain(phone);
        assertThat(looks.today(people.li.person())).isEqualTo(1);
        assertThat(db.sql("select count(*) from web.once where answer like '%' || :phone || '%'")
                        .param("phone", phone)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Fails closed: what the audit does not take is neither shown nor counted as shown. */
    @Test
    void whatCannotBeEnteredIsNotShown() throws SQLException {
        try (var administrator =
                        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
                var statement = administrator.createStatement()) {
            statement.execute("alter table audit.entry add constraint nothing_of_it check (area <> %d) not valid"
                    .formatted(people.community.id()));
            try {
                assertThatThrownBy(() -> look(people.li, "PHONE").getResponse().getContentAsString())
                        .hasStackTraceContaining("nothing_of_it");
            } finally {
                statement.execute("alter table audit.entry drop constraint nothing_of_it");
            }
        }
        assertThat(looks.today(people.li.person())).isZero();
    }

    @Test
    void whoLooksTooOftenIsToldToTheStreet() {
        for (var i = 0; i < 21; i++)
            db.sql("""
                    insert into residency.look (community, person, official, mandate, field, reason, words, at, day)
                    values (:community, :person, :official, :mandate, 'PHONE', 'CONTACT', '打电话问问情况', now(),
                            (now() at time zone 'Asia/Shanghai')::date)
                    """)
                    .param("community", people.community.id())
                    .param("person", people.chen.person().value())
                    .param("official", people.li.person().value())
                    .param("mandate", people.li.mandate().id())
                    .update();
        assertThat(text(street, "/d/" + people.street.slug() + "/looks/often"))
                .contains("李红梅", "21")
                .doesNotContain("打电话问问情况");
        for (var i = 0; i < 20; i++)
            db.sql("""
                    insert into residency.look (community, person, official, mandate, field, reason, words, at, day)
                    values (:community, :person, :official, :mandate, 'PHONE', 'CONTACT', '打电话问问情况', now(),
                            (now() at time zone 'Asia/Shanghai')::date)
                    """)
                    .param("community", people.community.id())
                    .param("person", people.chen.person().value())
                    .param("official", people.worker.person().value())
                    .param("mandate", people.worker.mandate().id())
                    .update();

        look(people.worker, "PHONE");

        await().untilAsserted(() -> assertThat(text(street, "/d/" + people.street.slug() + "/notices"))
                .contains("幸福里有工作人员今天查看居民完整信息的次数过多"));
    }

    @Test
    void nobodyChangesOrTakesAwayALook() throws SQLException {
        look(people.li, "PHONE");

        for (var sql : new String[] {"update residency.look set words = '什么也没有看过'", "delete from residency.look"}) {
            assertThatThrownBy(() -> db.sql(sql).update()).hasStackTraceContaining("permission denied");
            try (var administrator =
                            DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
                    var statement = administrator.createStatement()) {
                assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("only ever added to");
            }
        }
    }

    private void onFile(PersonId person, String number, String id) {
        db.sql("insert into identity.account (person, phone, phone_index) values (?, ?, ?)")
                .params(
                        person.value(),
                        sealed.seal(number, "identity.account.phone." + person.value()),
                        sealed.index("identity.account.phone", number))
                .update();
        db.sql(
                        "insert into residency.identity (person, full_name, id_number, id_index, born) values (?, ?, ?, ?, '1970-01-01')")
                .params(
                        person.value(),
                        sealed.seal("王大姐", "residency.identity.full_name." + person.value()),
                        sealed.seal(id, "residency.identity.id_number." + person.value()),
                        sealed.index("residency.identity.id_number", id))
                .update();
    }

    private MvcTestResult look(Duty who, String field) {
        return post(who, people.wang.person(), filled(field, code(who)));
    }

    /** A new authenticator each time: a code is right once, and a test does not wait half a minute for the next. */
    private String code(Duty who) {
        var totp = Totp.fresh();
        authenticators.set(who.person(), totp, 0);
        return totp.code(clock.instant());
    }

    private static Map<String, String> filled(String field, String code) {
        return Map.of("field", field, "reason", "CONTACT", "words", WORDS, "code", code);
    }

    private MvcTestResult post(Duty who, PersonId about, Map<String, String> form) {
        var request = browser.post()
                .uri(path(who.area(), about))
                .cookie(people.cookie(who))
                .with(csrf())
                .with(it -> {
                    it.setRemoteAddr("10.1.2." + NUMBER.incrementAndGet() % 250);
                    return it;
                });
        if (!form.containsKey("once")) request.param("once", UUID.randomUUID().toString());
        form.forEach(request::param);
        return request.exchange();
    }

    private String path(PersonId about) {
        return path(people.community, about);
    }

    private static String path(Area area, PersonId about) {
        return "/d/" + area.slug() + "/residents/" + about.value() + "/look";
    }

    private String text(Viewer who, String path) {
        var result = browser.get().uri(path).cookie(people.cookie(who)).exchange();
        assertThat(result).hasStatusOk();
        return assertThat(result).bodyText().actual();
    }

    private String entry() {
        return db.sql("""
                select concat_ws(' ', capacity, act, outcome, kind, subject) from audit.entry
                where area = ? and act like 'residency.look.%' order by number desc limit 1
                """).param(people.community.id()).query(String.class).single();
    }
}
