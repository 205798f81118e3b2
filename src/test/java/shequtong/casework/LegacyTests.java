package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shequtong.casework.Acts.done;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.organization.Duty;
import shequtong.web.Moments;

/** What cannot be solved by when it is due is overdue nowhere, and forgotten by nobody (S94). */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class LegacyTests {

    @Autowired
    Casework casework;

    @Autowired
    List<OneTimeTask<Void>> tasks;

    @Autowired
    DataSource database;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    Scheduler scheduler;
    Acts acts;
    Table table;
    Duty li;
    Duty grid;

    @BeforeEach
    void cast() {
        acts = new Acts(browser, db, clock);
        table = new Table(acts);
        li = acts.people.li;
        grid = acts.people.grid;
        scheduler = Schedulers.another(
                "legacy",
                database,
                clock,
                tasks.stream()
                        .filter(it -> it.getName().startsWith("casework."))
                        .toArray(OneTimeTask<?>[]::new));
    }

    @AfterEach
    void stop() {
        scheduler.stop();
    }

    @Test
    void isOverdueNowhereAndLookedAtEachYear() {
        var id = table.handedUp(casework);
        assertThat(mark(li, id)).hasStatus(403);
        assertThat(mark(acts.people.squad, id)).hasStatus(403);
        assertThat(mark(acts.people.otherGrid, id)).hasStatus(404);
        assertThat(acts.post(grid, Acts.desk(grid, id) + "/legacy/mark", "words", " "))
                .hasStatus(422);
        done(mark(grid, id));
        assertThat(mark(grid, id)).hasStatus(409).bodyText().contains("已经列为历史遗留了");

        var next = Moments.on(acts.due(id, "handle_due"), acts.now());
        assertThat(next).as("a year on").matches("20\\d\\d年\\d+月\\d+日");
        clock.after(Duration.ofDays(300), () -> {
            assertThat(casework.counts(li).late()).isZero();
            assertThat(casework.counts(grid).late()).isZero();
            assertThat(acts.get(li, li.path("/cases?tab=LATE"))).doesNotContain("河水倒灌");
            assertThat(acts.get(li, li.path("/cases")))
                    .contains("河水倒灌", "历史遗留", "离复核")
                    .doesNotContain("超时1");
            assertThat(acts.get(acts.people.wang, Acts.page(acts.people.wang, id)))
                    .contains("列为历史遗留", "管线的产权没有理清", "历史遗留·离年度复核", "下次复核在" + next + "前");
        });
        assertThat(acts.told(li, id)).doesNotStartWith("casework.handling");

        clock.after(
                Duration.ofDays(340),
                () -> await().untilAsserted(
                                () -> assertThat(acts.told(grid, id)).startsWith("casework.legacy-review")));
        clock.after(Duration.ofDays(370), () -> {
            assertThat(acts.get(grid, grid.path("/legacy"))).contains("河水倒灌", "该复核了", "管线的产权没有理清");
            assertThat(casework.counts(li).late()).isZero();
            done(acts.post(grid, Acts.desk(grid, id) + "/legacy/review", "words", "产权理了一半，明年接着理"));
            assertThat(acts.get(grid, grid.path("/legacy"))).contains("今天").doesNotContain("该复核了");
        });
        assertThat(acts.get(grid, grid.path("/legacy?words=车库"))).contains("河水倒灌");
        assertThat(acts.get(grid, grid.path("/legacy?words=电梯"))).contains("没有找到");
        assertThat(acts.get(table.district, table.district.path("/legacy"))).contains("河水倒灌");
        assertThat(acts.status(li, li.path("/legacy"))).isEqualTo(403);
    }

    /** There is a way now: the clock runs again, and runs out. */
    @Test
    void isTakenOffAgain() {
        var id = table.handedUp(casework);
        done(mark(grid, id));
        done(acts.post(grid, Acts.desk(grid, id) + "/legacy/end", "words", "资金落实了"));
        assertThat(acts.post(grid, Acts.desk(grid, id) + "/legacy/review", "words", "再看看"))
                .hasStatus(409);
        clock.after(
                Duration.ofDays(30),
                () -> assertThat(casework.counts(li).late()).isOne());
        done(mark(grid, id));
    }

    /** R42, R91, R93: what was over before the mark stays counted as over: marked, looked at, taken off, and answered. */
    @Test
    void wipesOutNothingThatWasOverdrawn() {
        var id = table.handedUp(casework);
        var due = acts.due(id, "handle_due");
        clock.after(Duration.ofDays(40), () -> {
            assertThat(counted(id, due)).isEqualTo("0/1 in its month");
            done(mark(grid, id));
            assertThat(counted(id, due)).isEqualTo("0/1 in its month");
            assertThat(casework.counts(li).late()).isZero();
            assertThat(acts.get(li, li.path("/cases"))).contains("离复核").doesNotContain("该复核了");
            done(acts.post(grid, Acts.desk(grid, id) + "/legacy/review", "words", "产权理了一半"));
            assertThat(acts.get(acts.people.wang, Acts.page(acts.people.wang, id)))
                    .contains("历史遗留·离年度复核")
                    .doesNotContain("办理已超时");
            assertThat(acts.get(grid, Acts.desk(grid, id) + "/legacy/end")).contains("期限还是原来的");
            done(acts.post(grid, Acts.desk(grid, id) + "/legacy/end", "words", "资金落实了"));
            assertThat(acts.due(id, "handle_due")).isEqualTo(due);
            assertThat(casework.counts(li).late()).isOne();
            assertThat(counted(id, due)).isEqualTo("0/1 in its month");

            done(mark(grid, id));
            done(acts.post(grid, acts.task(grid, id) + "/answer", "stage", "REPLY", "words", "办了", "way", "COMMITTEE"));
            acts.answer(li, id);
            assertThat(counted(id, due)).isEqualTo("0/1 in its month");
        });
    }

    /** As ON_TIME is counted: part and whole, from the case and from the figures that grew with it. */
    private String counted(CaseId id, Instant due) {
        db.sql("select casework.sweep(?, ?)")
                .params(li.area().id(), java.time.OffsetDateTime.now(clock))
                .query((_, _) -> true)
                .single();
        assertThat(acts.one(
                        "select casework.miscounted(?)",
                        Integer.class,
                        li.area().id()))
                .isZero();
        assertThat(acts.one(
                        "select sum(handled) || '/' || sum(handle_due) from casework.tally_day where community = ?",
                        String.class,
                        li.area().id()))
                .isEqualTo("0/1");
        return acts.one("""
                select it.ended::int || '/' || it.ending::int || case when it.handle_due = sent.due then ' in its month' else '' end
                from casework.counted_view it
                cross join (select ?::timestamptz as due) as sent
                where it.id = ?
                """, String.class, due.atOffset(java.time.ZoneOffset.UTC), id.value());
    }

    @Test
    void isNoWayAroundTheFirstAnswer() {
        var id = casework.open(acts.people.wang, acts.matter("没有人答过的事", "ENV-04"));
        acts.send(li, id, "UP");
        assertThat(mark(grid, id)).hasStatus(409).bodyText().contains("还没有回应居民");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult mark(Duty duty, CaseId id) {
        return acts.post(duty, Acts.desk(duty, id) + "/legacy/mark", "words", "管线的产权没有理清");
    }
}
