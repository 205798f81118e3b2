package shequtong.residency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.residency.Households.Count;

/** S24: what each home page says is what a count would say. */
@WholeTest
class OnlineTests {

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Households households;

    People people;

    @BeforeEach
    void cast() {
        people = new People(db);
    }

    private Count counted() {
        return db.sql("""
                select count(distinct (estate, building, room)) as households, count(*) as residents
                from residency.member where community = ? and until is null
                """)
                .param(people.community.id())
                .query((row, _) -> new Count(row.getInt("households"), row.getInt("residents")))
                .single();
    }

    private Count said() {
        return households.in(people.community);
    }

    @Test
    void whoeverComesMovesOrGoesIsCounted() {
        var chance = new Random(8);
        var here = people.community.id();
        for (var turn = 0; turn < 60; turn++) {
            switch (chance.nextInt(4)) {
                case 0 -> arrives(1 + chance.nextInt(3) + "号楼");
                case 1 ->
                    db.sql("update residency.member set building = ? where community = ? and person % 3 = ?")
                            .params(1 + chance.nextInt(3) + "号楼", here, chance.nextInt(3))
                            .update();
                case 2 -> db.sql("""
                            update residency.member set until = case when until is null then since end
                            where community = ? and person % 5 = ?
                            """).params(here, chance.nextInt(5)).update();
                default ->
                    db.sql("delete from residency.member where community = ? and person % 11 = ?")
                            .params(here, chance.nextInt(11))
                            .update();
            }
            assertThat(said()).isEqualTo(counted());
        }
        assertThat(said().residents()).isGreaterThan(said().households()).isPositive();

        db.sql("update residency.member set until = since where community = ? and until is null")
                .param(here)
                .update();
        assertThat(said()).isEqualTo(new Count(0, 0));
    }

    /** One family is still signing when the next one comes: the second count waits for the first and sees it. */
    @Test
    void thoseWhoComeAtOnceAreAllCounted() throws Exception {
        var first = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var next = pool.submit(() -> {
                assertThat(first.await(1, TimeUnit.MINUTES)).isTrue();
                arrives("2号楼");
                return null;
            });
            transaction.executeWithoutResult(_ -> {
                arrives("1号楼");
                first.countDown();
                await().until(this::somebodyWaits);
            });
            next.get();
        }
        assertThat(said()).isEqualTo(counted());
    }

    private boolean somebodyWaits() {
        return db.sql("""
                select exists (select from pg_stat_activity
                               where datname = current_database() and wait_event_type = 'Lock' and query like '%member%')
                """).query(Boolean.class).single();
    }

    private void arrives(String building) {
        people.lives(people.person("邻居"), "周", "周先生", building, people.community);
    }
}
