package shequtong.casework;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.organization.Duty;
import shequtong.organization.Viewer;

/** What a matter told to the committee alone is to everybody else. */
@WholeTest
class HiddenTests {

    private static final String SECRET = "一件只给居委会说的事";

    @Autowired
    JdbcClient db;

    @Autowired
    Casework casework;

    @Autowired
    MockMvcTester browser;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    People people;
    Pages pages;
    CaseId hidden;

    @BeforeEach
    void aSecret() {
        people = new People(db);
        pages = new Pages(browser, db, people);
        hidden = casework.open(
                people.wang, new Matter(SECRET, "请不要告诉邻居", "3号楼", "PROP-01", Visibility.COMMITTEE, people.estate.id()));
    }

    /** AT-18: whatever takes a kind and a number, or a number alone, takes none that its sender does not see. */
    @Test
    void nothingTakesAnObjectThatItsSenderDoesNotSee() {
        var talk = "/talk/casework.case/" + hidden.value();
        for (var who : List.<Viewer>of(people.chen, people.zhou)) {
            assertThat(pages.ask(who, talk)).hasStatus(404);
            assertThat(pages.post(who, talk + "/comments", "words", "看到了")).hasStatus(404);
            assertThat(pages.post(who, talk + "/like")).hasStatus(404);
            assertThat(pages.post(who, "/cases/" + hidden.value() + "/same")).hasStatus(404);
            assertThat(pages.post(who, "/cases/" + hidden.value() + "/follow-up", "holds", "true"))
                    .hasStatus(404);
            assertThat(pages.post(who, "/cases/" + hidden.value() + "/reopening", "reason", "又来了"))
                    .hasStatus(404);
        }
        for (var who : List.<Viewer>of(people.grid, people.otherSecretary)) {
            assertThat(pages.post(who, "/cases/" + hidden.value() + "/star")).hasStatus(404);
            assertThat(pages.get(who, "/cases?tab=STARRED")).doesNotContain(SECRET);
        }
        assertThat(pages.get(people.otherSecretary, "/cases/answers?id=" + hidden.value()))
                .doesNotContain(SECRET);
        assertThat(pages.post(people.otherSecretary, "/cases/answers", "chosen", hidden.value() + ".1", "words", "收到"))
                .bodyText()
                .doesNotContain(SECRET);
        assertThat(pages.steps(hidden)).containsExactly("REPORTED");
    }

    /** AT-39: neither its number nor an old address leads to it, and no cache keeps the page. */
    @Test
    void isFoundByNoNumberAndKeptByNoCache() {
        var number = db.sql("select number from casework.case_file where id = ?")
                .param(hidden.value())
                .query(String.class)
                .single();
        for (var who : List.<Viewer>of(people.grid, people.otherSecretary))
            assertThat(pages.get(who, "/cases?q=" + number)).doesNotContain(SECRET);
        assertThat(pages.ask(people.chen, "/cases/" + hidden.value())).hasStatus(404);
        assertThat(pages.ask(people.chen, "/stories")).bodyText().doesNotContain(SECRET);
        assertThat(browser.get()
                        .uri(people.wang.path("/cases/" + hidden.value()))
                        .exchange())
                .hasStatus(302);

        var own = pages.ask(people.wang, "/cases/" + hidden.value());
        assertThat(own).hasStatusOk().bodyText().contains(SECRET);
        assertThat(own.getResponse().getHeader(HttpHeaders.CACHE_CONTROL)).contains("no-store");
    }

    /** AT-29: whoever is not party to it makes nothing else of it, by whatever verb. */
    @Test
    void nobodyElseTurnsItIntoSomethingElse() {
        var before = rows();
        var tried = 0;
        var done = new ArrayList<String>();
        for (var who : List.<Viewer>of(people.property, people.squad, people.grid, people.otherSecretary, people.chen))
            for (var route : requestMappingHandlerMapping.getHandlerMethods().keySet())
                for (var method : route.getMethodsCondition().getMethods())
                    for (var path : route.getPatternValues()) {
                        if (method == RequestMethod.GET || !path.matches("/[cd]/\\{\\w+}/cases/\\{id}.*")) continue;
                        if (path.startsWith("/c/") == who instanceof Duty) continue;
                        var form = browser.method(HttpMethod.valueOf(method.name()))
                                .uri(path.replaceFirst(
                                                "\\{\\w+}",
                                                requireNonNull(who.area().slug()))
                                        .replace("{id}", Long.toString(hidden.value()))
                                        .replaceAll("\\{\\w+}", "1"))
                                .param("once", UUID.randomUUID().toString())
                                .param("version", "1")
                                .param("to", "inner")
                                .cookie(pages.cookie(who))
                                .with(csrf());
                        for (var field : List.of("text", "words", "reason", "outcome", "number", "why"))
                            form = form.param(field, "这是公开的");
                        var answer = form.exchange().getResponse().getStatus();
                        tried++;
                        if (answer < 400 || answer == 409) done.add(who + " " + path + " " + answer);
                    }
        assertThat(tried).isGreaterThan(60);
        assertThat(done).isEmpty();
        assertThat(rows()).isEqualTo(before);
    }

    private Map<String, Object> rows() {
        return db.sql("""
                select (select count(*) from casework.step where community = :it) as steps,
                       (select count(*) from casework.star where community = :it) as stars,
                       (select count(*) from conversation.comment where community = :it) as comments
                """).param("it", people.community.id()).query().singleRow();
    }
}
