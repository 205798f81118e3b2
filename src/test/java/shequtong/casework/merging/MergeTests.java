package shequtong.casework.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.Csrf.csrf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.ModuleTest;
import shequtong.People;
import shequtong.casework.CaseId;
import shequtong.casework.Casework;
import shequtong.casework.Matter;
import shequtong.casework.Visibility;
import shequtong.casework.file.Cosigners;
import shequtong.identity.Proof;
import shequtong.media.Media;
import shequtong.organization.Here;
import shequtong.organization.Viewer;

/** R36, A18: what was reported twice goes on as one, and nobody and nothing of it is lost. */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class MergeTests {

    @Autowired
    Casework casework;

    @Autowired
    Cosigners cosigners;

    @Autowired
    Media media;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    People people;

    @BeforeEach
    void cast() {
        people = new People(db);
    }

    @Test
    void makesTheSecondReporterSignWithTheFirst() {
        var first = open(people.wang, "地下车库漏水", Visibility.PUBLIC);
        var second = open(people.chen, "车库顶上滴水", Visibility.PUBLIC);

        assertThat(get(people.li, desk(second))).contains("并案", "地下车库漏水", "并到这一件");
        assertThat(merge(second, first)).hasStatus(303);

        assertThat(get(people.chen, own(people.chen, second)))
                .contains("已并案", "地下车库漏水", "您是联署人", "并到单号" + number(first));
        assertThat(get(people.wang, own(people.wang, first))).contains("一起反映的1件", "车库顶上滴水", "又有居民反映同一件事");
        await().untilAsserted(() ->
                assertThat(get(people.chen, people.chen.path("/notices"))).contains("“车库顶上滴水”和先反映的一件一起办"));
        assertThat(post(people.li, desk(first) + "/replies", "to", "public", "text", "明天来修", "version", version(first)))
                .hasStatus(303);
        await().untilAsserted(() ->
                assertThat(get(people.chen, people.chen.path("/notices"))).contains("和“车库顶上滴水”一起办的那件有了新进展"));
        assertThat(get(people.wang, people.wang.path("/board"))).contains("核查属实的0件 ÷（已办结 + 超时没办好 + 正在重办）0件");

        assertThat(part(second)).hasStatus(303);
        assertThat(db.sql(
                                "select state || ' ' || (first_answered_at is null) || ' ' || (aside is null) from casework.case_file where id = ?")
                        .param(second.value())
                        .query(String.class)
                        .single())
                .isEqualTo("REPORTED true true");
        assertThat(get(people.chen, own(people.chen, second)))
                .contains("取消并案", "待回应")
                .doesNotContain("您是联署人");
        assertThat(cosigners.of(people.community.id(), first)).isEmpty();
        assertThat(part(second)).hasStatus(409);
    }

    @Test
    void tellsNobodyOfWhatIsForTheCommitteeAlone() {
        var shown = open(people.chen, "楼上漏水", Visibility.PUBLIC);
        var secret = open(people.wang, "楼上漏水吵架", Visibility.COMMITTEE);
        var after = open(people.zhao, "楼上又漏水", Visibility.PUBLIC);

        assertThat(merge(after, secret)).hasStatus(409).bodyText().contains("只给居委会看");
        assertThat(get(people.li, desk(after))).doesNotContain("并到这一件<span class=\"sr\">：楼上漏水吵架");
        assertThat(merge(secret, shown)).hasStatus(303);
        assertThat(get(people.chen, own(people.chen, shown)))
                .doesNotContain("楼上漏水吵架", "又有居民反映", number(secret), "一起反映的");
        assertThat(get(people.zhao, own(people.zhao, shown))).doesNotContain("楼上漏水吵架", "又有居民反映");
        assertThat(status(people.chen, own(people.chen, secret))).isEqualTo(404);
        assertThat(get(people.li, desk(shown))).contains("楼上漏水吵架");
        assertThat(get(people.wang, own(people.wang, secret))).contains("您是联署人", "楼上漏水");
    }

    /** Who reports first in secret and then openly: the open one says nothing of the other, except to its reporter. */
    @Test
    void tellsNobodyOfOnesOwnSecret() {
        var secret = open(people.wang, "楼上漏水吵架", Visibility.COMMITTEE);
        var shown = open(people.wang, "楼上漏水", Visibility.PUBLIC);

        assertThat(merge(shown, secret)).hasStatus(303);

        assertThat(get(people.chen, own(people.chen, shown)))
                .contains("先反映的一件一起办")
                .doesNotContain("楼上漏水吵架", number(secret));
    }

    /** R36: the person is told the state of the first; what is offered is what is accepted. */
    @Test
    void goesIntoTheEarlierOneAndAsksWhereTheCategoriesDiffer() {
        var first = open(people.wang, "地下车库漏水", Visibility.PUBLIC);
        var second = open(people.chen, "地下车库漏水没人修", Visibility.PUBLIC);
        var other = casework.open(
                people.zhao, new Matter("地下车库漏水臭", "地下车库漏水，请来看看", "", "ENV-04", Visibility.PUBLIC, people.estate.id()));

        assertThat(get(people.li, desk(first))).contains("并到别的单号").doesNotContain("并到这一件");
        assertThat(merge(first, second)).hasStatus(409).bodyText().contains("后来才反映的");
        assertThat(get(people.li, desk(second)))
                .contains("并到这一件")
                .doesNotContain("name=\"sure\" value=\"true\" required");
        assertThat(get(people.li, desk(other))).contains("name=\"sure\" value=\"true\" required");
        assertThat(merge(other, first)).hasStatus(409).bodyText().contains("两件的类别不同", "请勾选");
        assertThat(post(
                        people.li,
                        desk(other) + "/merge",
                        "into",
                        number(first),
                        "sure",
                        "true",
                        "version",
                        version(other)))
                .hasStatus(303);
        assertThat(merge(second, first)).hasStatus(303);
    }

    @Test
    void isNotDoneAcrossCommunitiesOrByOthers() {
        var first = open(people.wang, "地下车库漏水", Visibility.PUBLIC);
        var second = open(people.chen, "车库顶上滴水", Visibility.PUBLIC);
        var foreign = casework.open(
                people.zhou,
                new Matter("车库漏水", "车库漏水", "", "ENV-04", Visibility.PUBLIC, estate(people.elsewhere.id())));

        assertThat(merge(second, foreign)).hasStatus(409);
        assertThat(merge(second, second)).hasStatus(409);
        for (var who : new Viewer[] {people.property, people.grid, people.otherSecretary, people.wang})
            assertThat(post(who, desk(second) + "/merge", "into", number(first), "version", "1")
                            .getResponse()
                            .getStatus())
                    .isIn(403, 404);
    }

    /** Two colleagues merge each into the other at the same moment: one of them is told no. */
    @Test
    void neverGoesRoundInACircle() {
        for (var n = 0; n < 5; n++) {
            var one = open(people.wang, "路灯不亮" + n, Visibility.PUBLIC);
            var other = open(people.chen, "灯坏了" + n, Visibility.PUBLIC);
            var crossed = List.of(
                    CompletableFuture.supplyAsync(() -> merge(one, other)),
                    CompletableFuture.supplyAsync(() -> merge(other, one)));
            assertThat(crossed.stream()
                            .map(it -> it.join().getResponse().getStatus())
                            .sorted()
                            .toList())
                    .containsExactly(303, 409);
        }
    }

    /** No sequence of merging and parting loses a reporter, a comment or a photo; parted, each is what it was. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void losesNobodyAndNothingWhateverIsDone(long seed) {
        var random = new Random(seed);
        var reporters = List.of(people.wang, people.chen, people.zhao);
        var cases = IntStream.range(0, 6)
                .mapToObj(n -> open(reporters.get(n % 3), "水管漏水" + n, Visibility.PUBLIC))
                .toList();
        cases.forEach(this::decorated);
        var states = states(cases);
        var into = new HashMap<CaseId, CaseId>();

        for (var n = 0; n < 25; n++) {
            var it = cases.get(random.nextInt(cases.size()));
            var other = cases.get(random.nextInt(cases.size()));
            if (into.containsKey(it) && random.nextBoolean()) {
                assertThat(part(it)).hasStatus(303);
                into.remove(it);
            } else {
                var allowed =
                        !into.containsKey(it) && !into.containsKey(other) && cases.indexOf(other) < cases.indexOf(it);
                assertThat(merge(it, other)).hasStatus(allowed ? 303 : 409);
                if (allowed) into.put(it, other);
            }
            nothingIsLost(cases, into);
        }
        while (!into.isEmpty()) {
            var it = into.keySet().iterator().next();
            assertThat(part(it)).hasStatus(303);
            into.remove(it);
            nothingIsLost(cases, into);
        }
        assertThat(states(cases)).isEqualTo(states);
    }

    private void nothingIsLost(List<CaseId> cases, Map<CaseId, CaseId> into) {
        var found = new ArrayList<CaseId>();
        for (var it : cases)
            if (!into.containsKey(it)) {
                found.add(it);
                cosigners.of(people.community.id(), it).forEach(one -> found.add(one.own()));
            }
        assertThat(found).as("every case, once, with its reporter").containsExactlyInAnyOrderElementsOf(cases);
        for (var it : cases) {
            assertThat(count(
                            "select count(*) from conversation.comment where kind = 'casework.case' and subject = ?",
                            it))
                    .isOne();
            assertThat(count("select count(*) from media.placement where kind = 'casework.case' and subject = ?", it))
                    .isOne();
        }
    }

    /** A comment, and a photo: its place, without the bytes. */
    private void decorated(CaseId id) {
        assertThat(post(
                        people.zhao,
                        people.zhao.path("/talk/casework.case/" + id.value() + "/comments"),
                        "words",
                        "我家也是"))
                .hasStatus(303);
        db.sql("insert into media.placement (file, kind, subject, position) values (?, 'casework.case', ?, 0)")
                .params(media.take(people.wang, List.of(photo())).getFirst().value(), id.value())
                .update();
    }

    private static MockMultipartFile photo() {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return new MockMultipartFile("photos", "a.png", "image/png", bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> states(List<CaseId> cases) {
        return cases.stream()
                .map(it -> db.sql("""
                        select concat_ws(' ', state, reporter, holder, tier, first_due, first_answered_at, handle_due,
                                         answered_at, rate_due, closed_at, outcome, result, confirmed, aside, due)
                        from casework.case_file where id = ?
                        """).param(it.value()).query(String.class).single())
                .toList();
    }

    private int count(String sql, CaseId id) {
        return db.sql(sql).param(id.value()).query(Integer.class).single();
    }

    private CaseId open(Here who, String title, Visibility visibility) {
        return casework.open(who, new Matter(title, title + "，请来看看", "5号楼", "PROP-08", visibility, people.estate.id()));
    }

    private long estate(long community) {
        return db.sql("select min(id) from organization.area where parent = ?")
                .param(community)
                .query(Long.class)
                .single();
    }

    private MvcTestResult merge(CaseId it, CaseId first) {
        return post(people.li, desk(it) + "/merge", "into", number(first), "version", version(it));
    }

    private MvcTestResult part(CaseId it) {
        return post(people.li, desk(it) + "/merge", "_method", "delete", "version", version(it));
    }

    private String number(CaseId id) {
        return db.sql("select number from casework.case_view where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    private String version(CaseId id) {
        return db.sql("select version::text from casework.case_file where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    private String desk(CaseId id) {
        return people.li.path("/cases/" + id.value());
    }

    private static String own(Here who, CaseId id) {
        return who.path("/cases/" + id.value());
    }

    private String get(Viewer viewer, String path) {
        var result = browser.get()
                .uri(path)
                .cookie(people.cookie(viewer.person(), Proof.STAFF))
                .exchange();
        assertThat(result).hasStatusOk();
        return assertThat(result).bodyText().actual();
    }

    private int status(Viewer viewer, String path) {
        return browser.get()
                .uri(path)
                .cookie(people.cookie(viewer.person(), Proof.STAFF))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private MvcTestResult post(Viewer viewer, String path, String... params) {
        var form = browser.post().uri(path).param("once", UUID.randomUUID().toString());
        for (var n = 0; n < params.length; n += 2) form = form.param(params[n], params[n + 1]);
        return form.cookie(people.cookie(viewer.person(), Proof.STAFF))
                .with(csrf())
                .exchange();
    }
}
