package shequtong.residency.minors;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.identity.PersonId;
import shequtong.kernel.Sealed;
import shequtong.kernel.Token;
import shequtong.residency.IdentityView;
import shequtong.residency.facts.IdNumberTests;
import shequtong.web.Moments;

/** R18: under 14 only with a guardian's own act; from 14 on alone; under 18 no vote and no headship. */
@WholeTest
class MinorsTests {

    static final AtomicInteger NUMBER = new AtomicInteger(100);
    static final LocalDate TODAY =
            OffsetDateTime.now().atZoneSameInstant(Moments.SHANGHAI).toLocalDate();

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Sealed sealed;

    People people;
    PersonId mother;
    PersonId child;
    String card = "";
    String gate = "";

    @BeforeEach
    void aMotherAndHerTwelveYearOld() {
        people = new People(db);
        mother = people.wang.person();
        born(mother, TODAY.minusYears(38));
        child = people.person("孩子");
        card = card(TODAY.minusYears(12));
        gate = "/j/" + Token.random();
        db.sql("insert into residency.door (token, community, estate, made_at) values (?, ?, ?, ?)")
                .params(gate.substring(3), people.community.id(), people.estate.id(), OffsetDateTime.now())
                .update();
    }

    @Test
    void joinsOnlyAfterAGuardianHasConsentedInTheirOwnAccount() {
        assertThat(join(card)).hasStatus(422).bodyText().contains("要先请住在一起的家长点头", "value=\"王小雨\"");
        assertThat(registrations()).isZero();

        assertThat(consent(mother, card, "false"))
                .hasStatus(422)
                .bodyText()
                .contains("要您勾选同意")
                .doesNotContain(card);
        assertThat(join(card)).hasStatus(422);
        assertThat(consent(mother, card, "true")).hasStatus(303);

        assertThat(join(card)).hasStatus(303).hasHeader("Location", "/me/joining");
        assertThat(db.sql(
                                "select version || ' ' || (child_mask is not null) from residency.guardian_consent where guardian = ?")
                        .param(mother.value())
                        .query(String.class)
                        .single())
                .isEqualTo("1 true");
        assertThat(text(mother, "/me/children"))
                .contains(card.substring(14), "孩子还没有加入")
                .doesNotContain(card);
    }

    @Test
    void restsWhenTheConsentIsTakenBackAndGoesOnWhenItIsGivenAnew() {
        consent(mother, card, "true");
        join(card);
        admit();
        assertThat(say()).hasStatus(303);

        var id = db.sql("select id from residency.guardian_consent where guardian = ?")
                .param(mother.value())
                .query(Long.class)
                .single();
        assertThat(send(HttpMethod.DELETE, people.chen.person(), people.chen.path("/me/children/" + id), Map.of()))
                .hasStatus(404);
        assertThat(say()).hasStatus(303);
        assertThat(send(HttpMethod.DELETE, mother, people.wang.path("/me/children/" + id), Map.of()))
                .hasStatus(303);

        assertThat(say()).hasStatus(403).bodyText().contains("家长收回了同意");
        assertThat(get(child, "/stories")).hasStatusOk();
        assertThat(consent(mother, card, "true")).hasStatus(303);
        assertThat(say()).hasStatus(303);
    }

    @Test
    void atFourteenNobodysConsentIsNeededAnyMore() {
        assertThat(join(card(TODAY.minusYears(14)))).hasStatus(303);
        assertThat(registrations()).isEqualTo(1);
        assertThat(consent(mother, card(TODAY.minusYears(14)), "true"))
                .hasStatus(422)
                .bodyText()
                .contains("已满14周岁");
    }

    @Test
    void oneDayBeforeTheFourteenthBirthdayItStillIs() {
        assertThat(join(card(TODAY.minusYears(14).plusDays(1)))).hasStatus(422);
    }

    /** The form sends whatever it likes: the rule stands in the use case, for a correction too. */
    @Test
    void isNotBroughtInByCorrectingAnApplication() {
        assertThat(join(card(TODAY.minusYears(20)))).hasStatus(303);
        var id = db.sql("select id from residency.registration where person = ?")
                .param(child.value())
                .query(Long.class)
                .single();
        var form = form(card);
        form.put("building", "3");

        assertThat(send(HttpMethod.POST, child, "/me/joining/" + id, form))
                .hasStatus(409)
                .bodyText()
                .contains("要先请住在一起的家长点头");
    }

    @Test
    void aGuardianIsOfAgeConfirmedAndLivesInTheSameDwelling() {
        born(people.chen.person(), TODAY.minusYears(18).plusDays(1));
        assertThat(consent(people.chen.person(), card, "true"))
                .hasStatus(409)
                .bodyText()
                .contains("年满18岁");
        born(people.zhao.person(), TODAY.minusYears(40));
        assertThat(consent(people.zhao.person(), card, "true")).hasStatus(303);

        assertThat(join(card)).as("another dwelling's consent").hasStatus(422);
    }

    @Test
    void doesNotVoteAndIsNotAskedToLead() {
        consent(mother, card, "true");
        join(card);
        admit();

        assertThat(text(mother, "/household")).contains("王女士", "未满18岁，不参加表决");
        assertThat(send(
                        HttpMethod.POST,
                        mother,
                        people.wang.path("/household/members/" + child.value() + "/offer"),
                        Map.of()))
                .hasStatus(409);
    }

    private void born(PersonId person, LocalDate day) {
        db.sql("insert into residency.identity (person, full_name, id_number, id_index, born) values (?, ?, ?, ?, ?)")
                .params(
                        person.value(),
                        sealed.seal("王秀兰", IdentityView.place(person)),
                        sealed.seal(card(day), "residency.identity.id_number." + person.value()),
                        sealed.index("residency.identity.id_number", "minors" + person.value()),
                        day)
                .update();
    }

    private static String card(LocalDate born) {
        var sequence = NUMBER.addAndGet(2);
        return IdNumberTests.numbered("310113" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + sequence);
    }

    private MvcTestResult consent(PersonId guardian, String number, String agree) {
        return send(
                HttpMethod.POST, guardian, people.wang.path("/me/children"), Map.of("card", number, "agree", agree));
    }

    private MvcTestResult join(String number) {
        return send(HttpMethod.POST, child, gate, form(number));
    }

    private static HashMap<String, String> form(String number) {
        return new HashMap<>(Map.of(
                "written",
                "王小雨",
                "card",
                number,
                "building",
                "3",
                "room",
                "101",
                "relation",
                "FAMILY",
                "agree",
                "true"));
    }

    private void admit() {
        var id = db.sql("select id from residency.registration where person = ?")
                .param(child.value())
                .query(Long.class)
                .single();
        assertThat(send(
                        HttpMethod.POST,
                        people.li.person(),
                        people.li.path("/registrations/" + id + "/admission"),
                        Map.of("seen", "1")))
                .hasStatus(303);
    }

    private MvcTestResult say() {
        return send(
                HttpMethod.POST,
                child,
                people.wang.path("/stories"),
                Map.of(
                        "kind",
                        "LIFE",
                        "words",
                        "今天学会了骑车。",
                        "place",
                        "",
                        "category",
                        "",
                        "estate",
                        String.valueOf(people.estate.id()),
                        "visibility",
                        "PUBLIC"));
    }

    private int registrations() {
        return db.sql("select count(*) from residency.registration where person = ?")
                .param(child.value())
                .query(Integer.class)
                .single();
    }

    private MvcTestResult get(PersonId who, String path) {
        return browser.get()
                .uri(people.wang.path(path))
                .cookie(people.cookie(who))
                .exchange();
    }

    private String text(PersonId who, String path) {
        var answer = get(who, path);
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult send(HttpMethod method, PersonId who, String path, Map<String, String> form) {
        var request = browser.method(method)
                .uri(path)
                .cookie(people.cookie(who))
                .param("once", UUID.randomUUID().toString())
                .with(csrf());
        for (var it : form.entrySet()) request = request.param(it.getKey(), it.getValue());
        return request.exchange();
    }
}
