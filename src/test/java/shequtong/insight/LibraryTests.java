package shequtong.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.casework.Pages;
import shequtong.organization.Duty;
import shequtong.organization.Position;

/** S131: what one community learned is refined above it, taken up elsewhere, and each knows what it comes from. */
@WholeTest
class LibraryTests {

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    People people;
    Pages pages;
    Duty street;

    @BeforeEach
    void cast() {
        people = new People(db);
        pages = new Pages(browser, db, people);
        street = people.official(
                "陶正",
                Position.STREET_STAFF,
                people.body(people.street, "SUBDISTRICT_OFFICE", "江湾街道办事处"),
                people.street);
    }

    @Test
    void goesFromOneCommunityThroughTheStreetToOthersAndOnFromThere() {
        var first = submitted(people.li, "错时停车", "", 0);
        assertThat(pages.get(people.li, "/experiences?shelf=OWN")).contains("错时停车", "等着提炼");
        assertThat(pages.ask(people.otherSecretary, "/experiences/" + first)).hasStatus(404);

        assertThat(pages.get(street, "/experiences?shelf=WAITING")).contains("错时停车");
        assertThat(reword(street, first, 1, "错时共享车位")).hasStatus(303);
        assertThat(reword(people.li, first, 1, "我们也改了"))
                .hasStatus(409)
                .bodyText()
                .contains("有人改过这一条", "我们也改了");
        assertThat(publish(first, 1)).hasStatus(409);
        assertThat(publish(first, 2)).hasStatus(303);
        assertThat(publish(first, 2)).hasStatus(409);
        assertThat(pages.get(people.li, "/experiences/" + first)).contains("改过1次", "第1版", "错时停车", "陶正");
        assertThat(reword(people.li, first, 2, "再改")).hasStatus(409).bodyText().contains("和街镇联系");

        assertThat(pages.get(people.otherSecretary, "/experiences?q=共享&major=停车交通"))
                .contains("错时共享车位");
        assertThat(pages.get(people.otherSecretary, "/experiences?q=没有这样的字")).contains("没有找到");
        assertThat(pages.post(people.li, "/experiences/" + first + "/adoption", "words", "照做"))
                .hasStatus(409)
                .bodyText()
                .contains("本社区自己的经验");
        assertThat(pages.post(people.otherSecretary, "/experiences", draft("提前一步", "", first)))
                .hasStatus(409)
                .bodyText()
                .contains("先采用那条经验", "提前一步");
        assertThat(adopt(first)).hasStatus(303);
        await().untilAsserted(() -> assertThat(pages.get(people.li, "/notices")).contains("又有居村采用了你们的经验“错时共享车位”"));
        assertThat(verdict(first, "")).hasStatus(422).bodyText().contains("请选效果怎么样", "多了20个车位");
        assertThat(verdict(first, "WORKS")).hasStatus(303);
        assertThat(pages.get(people.li, "/experiences/" + first)).contains("1个居村采用了", "在这里也管用", "多了20个车位");

        var second = submitted(people.otherSecretary, "错时停车加预约", "", first);
        assertThat(pages.get(people.otherSecretary, "/experiences/" + second)).contains("学来", "错时共享车位");
    }

    @Test
    void isTakenUpOnceByACommunityHoweverManyPress() {
        var id = submitted(people.li, "楼道清堆物", "", 0);
        assertThat(publish(id, 1)).hasStatus(303);
        var answers = IntStream.range(0, 6)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> adopt(id)))
                .map(it -> it.join().getResponse().getStatus())
                .toList();

        assertThat(answers).containsOnlyOnce(303).filteredOn(it -> it != 303).containsOnly(409);
        assertThat(pages.get(people.otherSecretary, "/experiences/" + id)).contains("1个居村采用了");
    }

    @Test
    void namesOnlyACaseOfItsOwnThatWasSettledAndThatNeighboursMayRead() {
        for (var number : new String[] {"NOTHING-1", matter("PUBLIC", false), matter("COMMITTEE", true)})
            assertThat(pages.post(people.li, "/experiences", draft("路灯", number, 0)))
                    .hasStatus(409)
                    .bodyText()
                    .contains("没有找到这个单号", "路灯");
        var id = submitted(people.li, "路灯", matter("PUBLIC", true), 0);
        assertThat(pages.get(people.li, "/experiences/" + id)).contains("来自单号");
        assertThat(publish(id, 1)).hasStatus(303);
        assertThat(pages.get(people.otherSecretary, "/experiences/" + id)).doesNotContain("来自单号");
    }

    @Test
    void comesBackForMoreAndIsWithdrawnForWhoeverDidNotTakeItUp() {
        var id = submitted(people.li, "文明养犬", "", 0);
        assertThat(pages.post(street, "/experiences/" + id + "/returns", "words", "", "version", "1"))
                .hasStatus(422);
        assertThat(pages.post(street, "/experiences/" + id + "/returns", "words", "请写花了多少钱", "version", "1"))
                .hasStatus(303);
        assertThat(pages.ask(street, "/experiences/" + id)).hasStatus(404);
        assertThat(pages.get(people.li, "/experiences/" + id)).contains("请写花了多少钱", "请补充");
        assertThat(reword(people.li, id, 1, "文明养犬（花了800元）")).hasStatus(303);
        assertThat(publish(id, 2)).hasStatus(303);
        assertThat(adopt(id)).hasStatus(303);

        assertThat(pages.post(street, "/experiences/" + id + "/withdrawal", "words", "条例改了", "version", "2"))
                .hasStatus(303);

        assertThat(pages.get(people.otherSecretary, "/experiences/" + id)).contains("条例改了", "不再推广");
        assertThat(pages.get(people.otherSecretary, "/experiences")).doesNotContain("文明养犬");
        assertThat(verdict(id, "NOT_HERE")).hasStatus(303);
    }

    private long submitted(Duty who, String title, String number, long parent) {
        var answer = pages.post(who, "/experiences", draft(title, number, parent));
        assertThat(answer).hasStatus(303);
        var location = String.valueOf(answer.getResponse().getHeader("Location"));
        return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
    }

    private static String[] draft(String title, String number, long parent) {
        return new String[] {
            "major",
            "停车交通",
            "title",
            title,
            "problem",
            "晚上没有车位",
            "method",
            "和对面单位商量",
            "effect",
            "多了30个车位",
            "number",
            number,
            "parent",
            "" + parent,
            "version",
            "0",
            "once",
            UUID.randomUUID().toString()
        };
    }

    private MvcTestResult reword(Duty who, long id, int version, String title) {
        return pages.post(
                who,
                "/experiences/" + id + "/wording",
                "_method",
                "put",
                "major",
                "停车交通",
                "title",
                title,
                "problem",
                "晚上没有车位",
                "method",
                "和对面单位商量",
                "effect",
                "多了30个车位",
                "parent",
                "0",
                "version",
                "" + version);
    }

    private MvcTestResult publish(long id, int version) {
        return pages.post(street, "/experiences/" + id + "/publication", "version", "" + version);
    }

    private MvcTestResult adopt(long id) {
        return pages.post(people.otherSecretary, "/experiences/" + id + "/adoption", "words", "先和小学商量");
    }

    private MvcTestResult verdict(long id, String verdict) {
        return pages.post(
                people.otherSecretary,
                "/experiences/" + id + "/adoption/verdict",
                "words",
                "多了20个车位",
                "verdict",
                verdict);
    }

    private String matter(String visibility, boolean solved) {
        return db.sql("""
                insert into casework.case_file
                    (community, number, reporter, title, words, place, category, visibility, estate, state, tier, reported_at,
                     first_due, handle_from, handle_due, due, first_answered_at, answered_at, closed_at, outcome, result,
                     confirmed)
                select :community, upper('exp' || gen_random_uuid()), :reporter, '路灯', '路灯', '', 'INFRA-03', :visibility,
                       :estate, case when :solved then 'CLOSED' else 'REPORTED' end, 'SELF_GOVERNANCE', :now, :now, :now, :now,
                       :now,
                       case when :solved then :now::timestamptz end, case when :solved then :now::timestamptz end,
                       case when :solved then :now::timestamptz end, case when :solved then 'SOLVED' end,
                       case when :solved then 'SOLVED' end, :solved
                returning number
                """)
                .param("community", people.community.id())
                .param("reporter", people.wang.person().value())
                .param("visibility", visibility)
                .param("estate", people.estate.id())
                .param("solved", solved)
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .query(String.class)
                .single();
    }
}
