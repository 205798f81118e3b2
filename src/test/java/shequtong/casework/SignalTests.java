package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.People;

/** R52: many of one kind in one 小区 are told once, and again for a new wave. */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class SignalTests {

    @Autowired
    Casework casework;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    @Autowired
    MovedClock clock;

    People people;
    Pages pages;

    @BeforeEach
    void aCommunity() {
        people = new People(db);
        pages = new Pages(browser, db, people);
    }

    @Test
    void theThirdIsToldToCommunityAndStreetOnceAndTheFourthJoins() {
        raise("ENV-04");
        raise("ENV-04");
        raise("ENV-01");
        assertThat(signals()).isEmpty();
        raise("ENV-04");
        assertThat(signals()).containsExactly("OPEN 3");
        raise("ENV-04");
        assertThat(signals()).containsExactly("OPEN 4");

        assertThat(pages.get(people.li, "/signals")).contains("幸福里：环境卫生 / 楼道堆物", "等研判", "楼道又堆满了");
        assertThat(pages.get(people.grid, "/signals"))
                .contains("幸福里：环境卫生 / 楼道堆物")
                .doesNotContain("楼道又堆满了");
        assertThat(pages.get(people.otherGrid, "/signals")).doesNotContain("楼道堆物");
        await().untilAsserted(() -> {
            assertThat(pages.get(people.li, "/notices")).contains("幸福里30天里有多件“环境卫生 / 楼道堆物”，请看看要不要主动治理");
            assertThat(pages.get(people.grid, "/notices")).contains("请看看要不要主动治理");
        });
        assertThat(told(people.li.person().value())).isEqualTo(1);
    }

    @Test
    void aNewWaveIsToldAgainAfterTheFirstWasDealtWith() {
        for (var n = 0; n < 3; n++) raise("ENV-04");
        var id = id();
        assertThat(pages.post(people.otherGrid, "/signals/" + id + "/decision", "next", "TAKEN", "words", "清理"))
                .hasStatus(404);
        assertThat(pages.post(people.li, "/signals/" + id + "/decision", "next", "TAKEN"))
                .hasStatus(422);
        assertThat(decide(id, "TAKEN", "本周六志愿者集中清理")).hasStatus(303);
        raise("ENV-04");
        assertThat(signals()).containsExactly("TAKEN 4");
        assertThat(decide(id, "HANDLED", "清理完了，划了放置点")).hasStatus(303);
        assertThat(decide(id, "DISMISSED", "不对")).hasStatus(409);
        assertThat(pages.get(people.grid, "/signals?done=true")).contains("已治理", "清理完了，划了放置点");

        raise("ENV-04");
        raise("ENV-04");
        assertThat(signals()).containsExactly("HANDLED 4");
        raise("ENV-04");
        assertThat(signals()).containsExactlyInAnyOrder("HANDLED 4", "OPEN 3");
    }

    @Test
    void whatIsOlderThanThirtyDaysOrOfAnotherEstateIsNotCounted() {
        raise("ENV-04");
        raise("ENV-04");
        clock.after(Duration.ofDays(31), () -> raise("ENV-04"));
        assertThat(signals()).isEmpty();
        var second = people.area(people.community, "ESTATE", "ESTATE", "幸福里二期", "幸福里二期");
        raise("ENV-01", second.id());
        raise("ENV-01", second.id());
        raise("ENV-01");
        assertThat(signals()).isEmpty();
        raise("ENV-01", second.id());
        assertThat(signals()).containsExactly("OPEN 3");
    }

    /** Another category may complete a wave as well. */
    @Test
    void aCaseThatIsClassifiedAnewCounts() {
        raise("ENV-04");
        raise("ENV-04");
        var other = raise("ENV-01");
        assertThat(pages.post(
                        people.li,
                        "/cases/" + other.value() + "/category",
                        "category",
                        "ENV-04",
                        "version",
                        "" + pages.version(other)))
                .hasStatus(303);
        assertThat(signals()).containsExactly("OPEN 3");
    }

    @Test
    void sixAtOneMomentRaiseOne() throws Exception {
        try (var pool = Executors.newFixedThreadPool(6)) {
            var all = java.util.stream.IntStream.range(0, 6)
                    .mapToObj(_ -> pool.submit(() -> raise("ENV-04")))
                    .toList();
            for (var each : all) each.get();
        }
        assertThat(signals()).containsExactly("OPEN 6");
    }

    private CaseId raise(String category) {
        return raise(category, people.estate.id());
    }

    private CaseId raise(String category, long estate) {
        return casework.open(
                people.wang, new Matter("楼道又堆满了", "三楼到五楼都是纸箱", "3号楼", category, Visibility.PUBLIC, estate));
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult decide(long id, String next, String words) {
        return pages.post(people.li, "/signals/" + id + "/decision", "next", next, "words", words);
    }

    private long id() {
        return db.sql("select max(id) from casework.signal where community = ?")
                .param(people.community.id())
                .query(Long.class)
                .single();
    }

    private List<String> signals() {
        return db.sql("""
                select state || ' ' || (select count(*) from casework.signal_case where signal_case.signal = it.id)
                from casework.signal it where community = ?
                """).param(people.community.id()).query(String.class).list();
    }

    private int told(long person) {
        return db.sql("""
                select coalesce(sum(times), 0) from notification.notice where recipient = ? and about_kind = 'casework.signal'
                """).param(person).query(Integer.class).single();
    }
}
