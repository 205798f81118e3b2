package shequtong;

import static org.assertj.core.api.Assertions.assertThat;
import static shequtong.Csrf.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.MultiValueMap;
import shequtong.organization.Viewer;

/** What was taken back is nowhere (AT-31), and what is no photo becomes none (AT-12, AT-36). */
@WholeTest
class LeakTests {

    private static final String WORDS = "白鹳落在第七根电线杆上";

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient db;

    People people;
    Crawl crawl;

    @BeforeEach
    void cast() {
        people = new People(db);
        crawl = new Crawl(browser, people);
    }

    @Test
    void aStoryThatWasWithdrawnIsFoundNowhere() {
        assertThat(raise("LIFE")).hasStatus(303);
        var story = story();
        assertThat(post(people.chen, "/talk/neighbours.story/" + story + "/comments", Map.of("words", "我也看到" + WORDS)))
                .hasStatus(303);
        assertThat(seenBy(people.wang, people.chen, people.li)).hasSize(3);

        assertThat(browser.delete()
                        .uri(people.wang.path("/stories/" + story))
                        .param("once", UUID.randomUUID().toString())
                        .cookie(people.cookie(people.wang))
                        .with(csrf()))
                .hasStatus(303);

        assertThat(seenBy(people.wang, people.li, people.worker, people.sun, people.zhao, people.zhou))
                .isEmpty();
        assertThat(crawl.text(people.chen, people.chen.path("/stories/" + story)))
                .isEmpty();
        assertThat(crawl.text(people.chen, people.chen.path("/talk/neighbours.story/" + story)))
                .isEmpty();
    }

    @Test
    void aMatterThatWasHiddenFromTheNeighboursIsFoundByNoneOfThem() {
        assertThat(raise("PROBLEM")).hasStatus(303);
        assertThat(seenBy(people.chen)).hasSize(1);

        assertThat(post(people.wang, "/stories/" + story() + "/hiding", Map.of()))
                .hasStatus(303);

        assertThat(seenBy(people.chen, people.zhao, people.zhou, people.property, people.squad, people.grid))
                .isEmpty();
        assertThat(seenBy(people.wang, people.li)).hasSize(2);
    }

    /** Sent past the page that shrinks photos, under the name and the type of one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<html><script>alert(1)</script></html>",
                "GIF89a/*\u0001*/=alert(1);",
                "%PDF-1.4 1 0 obj <</S/JavaScript/JS(app.alert(1))>> endobj",
                "push graphic-context\nviewbox 0 0 640 480\nfill 'url(https://x\"|touch x\")'\npop graphic-context",
                "%!PS\nuserdict /setpagedevice undef\n{ null restore } stopped"
            })
    void whatOnlyCallsItselfAPhotoIsTurnedAwayAndNothingIsLost(String content) {
        var before = files();
        var photo = new MockMultipartFile("photos", "a.jpg", "image/jpeg", content.getBytes(StandardCharsets.UTF_8));

        assertThat(browser.post()
                        .uri(people.wang.path("/stories"))
                        .multipart()
                        .file(photo)
                        .params(fields("PROBLEM"))
                        .cookie(people.cookie(people.wang))
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains(WORDS)
                .doesNotContain("alert(1)", "touch x");
        assertThat(files()).isEqualTo(before);
    }

    private int files() {
        return db.sql("select count(*) from media.file").query(Integer.class).single();
    }

    /** Who comes upon the words, by whatever link. */
    private TreeSet<Long> seenBy(Viewer... viewers) {
        var found = new TreeSet<Long>();
        for (var it : viewers)
            if (crawl.of(it).values().stream().anyMatch(text -> text.contains(WORDS)))
                found.add(it.person().value());
        return found;
    }

    private long story() {
        return db.sql("select max(id) from neighbours.story where community = ?")
                .param(people.community.id())
                .query(Long.class)
                .single();
    }

    private MultiValueMap<String, String> fields(String kind) {
        return MultiValueMap.fromMultiValue(Map.of(
                "kind", List.of(kind),
                "words", List.of(WORDS),
                "place", List.of("3号楼"),
                "estate", List.of("" + people.estate.id()),
                "category", List.of(""),
                "visibility", List.of("PUBLIC"),
                "once", List.of(UUID.randomUUID().toString())));
    }

    private MvcTestResult raise(String kind) {
        return browser.post()
                .uri(people.wang.path("/stories"))
                .params(fields(kind))
                .cookie(people.cookie(people.wang))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult post(Viewer who, String path, Map<String, String> fields) {
        var form = browser.post()
                .uri(who.path(path))
                .param("once", UUID.randomUUID().toString());
        fields.forEach(form::param);
        return form.cookie(people.cookie(who)).with(csrf()).exchange();
    }
}
