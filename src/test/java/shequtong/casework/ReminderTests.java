package shequtong.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shequtong.ModuleTest;
import shequtong.MovedClock;
import shequtong.casework.file.Reminder;
import shequtong.casework.file.Reminders.Mark;
import shequtong.casework.file.Reminders.Of;
import shequtong.organization.Duty;
import shequtong.organization.Here;

/** R32: half of the time, the end of it, twice the time; each told to whom it concerns, and each once. */
@ModuleTest(with = {"identity", "organization", "residency", "notification"})
class ReminderTests {

    static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    Casework casework;

    @Autowired
    Reminder reminder;

    @Autowired
    OneTimeTask<Void> casesAreRemindedOf;

    @Autowired
    DataSource database;

    @Autowired
    MovedClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester browser;

    Acts acts;
    Here wang;
    Duty li;
    Duty worker;
    Duty grid;

    /** A new one for each test: one that has seen the clock run ahead waits until the time that it saw. */
    Scheduler scheduler;

    @BeforeEach
    void cast() {
        acts = new Acts(browser, db, clock);
        wang = acts.people.wang;
        li = acts.people.li;
        worker = acts.people.worker;
        grid = acts.people.grid;
        scheduler = another("first");
    }

    @AfterEach
    void stop() {
        scheduler.stop();
    }

    @Test
    void remindsTheHolderThenTheSecretaryThenTheStreetOfTheFirstAnswer() {
        var id = heldByTheWorker("ENV-04");

        clock.after(
                HOUR.multipliedBy(12).minusMinutes(1),
                () -> assertThat(marks(id, Of.FIRST)).isEmpty());
        clock.after(HOUR.multipliedBy(12).plusMinutes(1), () -> {
            await().untilAsserted(() -> assertThat(acts.told(worker, id)).startsWith("casework.first-half"));
            assertThat(acts.told(li, id)).doesNotContain("first-half");
        });
        clock.after(HOUR.multipliedBy(24).plusMinutes(1), () -> {
            await().untilAsserted(() -> assertThat(acts.told(li, id)).startsWith("casework.first-over"));
            assertThat(acts.status(grid, Acts.desk(grid, id))).isEqualTo(404);
            assertThat(acts.get(li, li.path("/notices"))).contains("超时还没有回应");
            assertThat(acts.get(li, li.path("/cases?tab=LATE"))).contains("广场变菜园");
        });
        clock.after(HOUR.multipliedBy(48).plusMinutes(1), () -> {
            await().untilAsserted(() -> assertThat(acts.told(grid, id)).isEqualTo("casework.first-twice 1"));
            assertThat(acts.get(grid, grid.path("/notices"))).contains("“广场变菜园”超过回应时限一倍");
            assertThat(acts.status(grid, Acts.desk(grid, id))).isEqualTo(200);
        });
        assertThat(marks(id, Of.FIRST)).containsExactly("HALF", "OVER", "TWICE");
        assertThat(acts.told(acts.people.otherGrid, id)).isEmpty();
    }

    @Test
    void remindsOfTheHandlingToo() {
        var id = heldByTheWorker("PROP-09");
        acts.reply(li, id);

        clock.after(
                HOUR.multipliedBy(13),
                () -> await().untilAsserted(
                                () -> assertThat(acts.told(worker, id)).startsWith("casework.handling-half")));
        clock.after(
                HOUR.multipliedBy(25),
                () -> await().untilAsserted(() -> assertThat(acts.told(li, id)).startsWith("casework.handling-over")));
        clock.after(
                HOUR.multipliedBy(49),
                () -> await().untilAsserted(
                                () -> assertThat(acts.told(grid, id)).startsWith("casework.handling-twice")));
        assertThat(marks(id, Of.FIRST)).isEmpty();
    }

    /** Delivered again by whatever failed: told once. */
    @Test
    void givesEachReminderOnceHoweverOftenItComes() {
        var id = heldByTheWorker("ENV-04");
        var before = times(worker, id);

        IntStream.range(0, 16)
                .mapToObj(_ -> CompletableFuture.runAsync(() -> give(id, Of.FIRST, 1, Mark.HALF)))
                .toList()
                .forEach(CompletableFuture::join);

        await().untilAsserted(() -> assertThat(times(worker, id)).isEqualTo(before + 1));
        for (var n = 0; n < 5; n++) give(id, Of.FIRST, 1, Mark.HALF);
        assertThat(entries(id)).isOne();
        assertThat(scheduled(id, "FIRST/1/OVER")).isOne();
    }

    @Test
    void saysNothingAboutWhatWasAnswered() {
        var id = heldByTheWorker("ENV-04");
        acts.reply(li, id);
        give(id, Of.FIRST, 1, Mark.HALF);
        assertThat(marks(id, Of.FIRST)).isEmpty();

        acts.answer(li, id);
        give(id, Of.HANDLING, 1, Mark.OVER);
        assertThat(marks(id, Of.HANDLING)).isEmpty();
        assertThat(entries(id)).isZero();
    }

    /** The old reminder finds nothing to do, the new one is there, and what is not true any more is told again. */
    @Test
    void goesWithAClockThatIsMoved() {
        var id = heldByTheWorker("PROP-09");
        give(id, Of.FIRST, 1, Mark.HALF);
        assertThat(marks(id, Of.FIRST)).containsExactly("HALF");

        Acts.done(acts.act(li, id, "/category", "category", "ENV-04"));

        assertThat(marks(id, Of.FIRST)).isEmpty();
        give(id, Of.FIRST, 1, Mark.OVER);
        assertThat(marks(id, Of.FIRST)).isEmpty();
        assertThat(scheduled(id, "FIRST/2/HALF")).isOne();
        clock.after(
                HOUR.multipliedBy(13),
                () -> await().untilAsserted(
                                () -> assertThat(marks(id, Of.FIRST)).containsExactly("HALF")));
    }

    /** R36: whatever it is called afterwards, an emergency stays one, and so do its reminders. */
    @Test
    void keepsTheClocksOfAnEmergency() {
        var id = casework.openUrgent(wang, acts.matter("广场变菜园", "PROP-09"));
        var first = acts.due(id, "first_due");
        var handle = acts.due(id, "handle_due");

        casework.reword(wang, id, acts.matter("广场又变菜园", "ENV-04"));
        Acts.done(acts.act(li, id, "/category", "category", "UTIL-02"));

        assertThat(List.of(acts.due(id, "first_due"), acts.due(id, "handle_due")))
                .containsExactly(first, handle);
        assertThat(acts.one("select max(number) from casework.clock where case_id = ?", Integer.class, id.value()))
                .isOne();
    }

    /** What came while it was merged found nobody; taken apart, whoever holds it is told. */
    @Test
    void comesAfterPartingWhatCameWhileItWasMerged() {
        var first = casework.open(wang, acts.matter("广场变菜园", "ENV-04"));
        var id = heldByTheWorker("ENV-04");
        var number = acts.one("select number from casework.case_file where id = ?", String.class, first.value());
        Acts.done(acts.act(li, id, "/merge", "into", number));

        clock.after(HOUR.multipliedBy(13), () -> {
            await().untilAsserted(
                            () -> assertThat(scheduled(id, "FIRST/1/HALF")).isZero());
            assertThat(marks(id, Of.FIRST)).isEmpty();
            Acts.done(acts.act(li, id, "/merge", "_method", "delete"));
            await().untilAsserted(() -> assertThat(marks(id, Of.FIRST)).containsExactly("HALF"));
        });
    }

    /** Moved back to where it was, though the reminder of the first time has been and gone. */
    @Test
    void comesAlthoughTheClockWentAwayAndCameBack() {
        var id = heldByTheWorker("ENV-04");
        Acts.done(acts.act(li, id, "/category", "category", "PROP-09"));
        give(id, Of.FIRST, 1, Mark.HALF);
        Acts.done(acts.act(li, id, "/category", "category", "ENV-04"));

        clock.after(
                HOUR.multipliedBy(13),
                () -> await().untilAsserted(
                                () -> assertThat(marks(id, Of.FIRST)).containsExactly("HALF")));
    }

    @Test
    void startsAnewWhenTheWorkIsDoneAnew() {
        var id = heldByTheWorker("PROP-09");
        acts.reply(li, id);
        give(id, Of.HANDLING, 1, Mark.HALF);
        acts.answer(li, id);
        acts.rate(wang, id, "NO");

        assertThat(marks(id, Of.HANDLING)).isEmpty();
        clock.after(
                HOUR.multipliedBy(13),
                () -> await().untilAsserted(
                                () -> assertThat(marks(id, Of.HANDLING)).containsExactly("HALF")));
    }

    /** The transaction that sets the clock fails: no clock, and no reminder of it. */
    @Test
    void isScheduledWithTheClockOrNotAtAll() {
        var nowhere = new Matter("广场变菜园", "又种上了", "", "ENV-04", Visibility.PUBLIC, 0);
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> casework.open(wang, nowhere));

        casework.open(wang, acts.matter("广场变菜园", "ENV-04"));
        assertThat(acts.one(
                        "select count(*) from scheduler.scheduled_tasks where task_instance like ?",
                        Integer.class,
                        acts.people.community.id() + "/%"))
                .isEqualTo(2);
    }

    /** 24 cases, three schedulers and the application's own on the same rows. */
    @Test
    void isGivenOnceBySeveralSchedulersOnOneDatabase() {
        var ids = Stream.generate(() -> casework.open(wang, acts.matter("广场变菜园", "ENV-04")))
                .limit(24)
                .toList();
        var others = List.of(another("second"), another("third"));
        try {
            clock.after(
                    HOUR.multipliedBy(13),
                    () -> await().atMost(Duration.ofSeconds(40))
                            .untilAsserted(() -> assertThat(ids)
                                    .allSatisfy(it ->
                                            assertThat(marks(it, Of.FIRST)).containsExactly("HALF"))));
            clock.after(
                    HOUR.multipliedBy(25),
                    () -> await().atMost(Duration.ofSeconds(40))
                            .untilAsserted(() -> assertThat(ids)
                                    .allSatisfy(it ->
                                            assertThat(marks(it, Of.FIRST)).containsExactly("HALF", "OVER"))));
        } finally {
            others.forEach(Scheduler::stop);
        }
        assertThat(ids).allSatisfy(it -> assertThat(entries(it)).isEqualTo(2));
        await().untilAsserted(() ->
                assertThat(ids).allSatisfy(it -> assertThat(acts.told(li, it)).isEqualTo("casework.first-over 3")));
    }

    /** The machine that had picked it up died; after a restart another gives it, once. */
    @Test
    void isGivenAfterTheMachineDied() {
        var id = casework.open(wang, acts.matter("广场变菜园", "ENV-04"));
        db.sql("""
                update scheduler.scheduled_tasks
                set picked = true, picked_by = 'dead', last_heartbeat = :long, execution_time = :long, version = version + 1
                where task_name = 'casework.remind' and task_instance like :of
                """)
                .param("long", OffsetDateTime.now(clock).minusHours(2))
                .param("of", acts.people.community.id() + "/" + id.value() + "/FIRST/%")
                .update();

        var restarted = another("restarted");
        try {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(marks(id, Of.FIRST)).containsExactly("HALF"));
        } finally {
            restarted.stop();
        }
        assertThat(entries(id)).isOne();
    }

    private Scheduler another(String name) {
        return Schedulers.another(name, database, clock, casesAreRemindedOf);
    }

    private CaseId heldByTheWorker(String category) {
        var id = casework.open(wang, acts.matter("广场变菜园", category));
        Acts.done(acts.act(li, id, "/holder", "mandate", "" + worker.mandate().id()));
        await().untilAsserted(() -> assertThat(acts.told(worker, id)).isNotEmpty());
        return id;
    }

    private void give(CaseId id, Of of, int number, Mark mark) {
        reminder.give(new Reminder.Due(acts.people.community.id(), id, of, number, mark));
    }

    private List<String> marks(CaseId id, Of of) {
        return db.sql("""
                select array_remove(array[case when half_at is not null then 'HALF' end,
                    case when over_at is not null then 'OVER' end, case when twice_at is not null then 'TWICE' end], null)
                from casework.clock where case_id = ? and clock = ?
                """)
                .params(id.value(), of.name())
                .query((row, _) -> List.of((String[]) row.getArray(1).getArray()))
                .optional()
                .orElse(List.of());
    }

    private int entries(CaseId id) {
        return acts.one(
                "select count(*) from audit.entry where act = 'casework.remind' and subject = ?",
                Integer.class,
                id.value());
    }

    private int scheduled(CaseId id, String rest) {
        return acts.one(
                "select count(*) from scheduler.scheduled_tasks where task_name = 'casework.remind' and task_instance = ?",
                Integer.class,
                acts.people.community.id() + "/" + id.value() + "/" + rest);
    }

    private int times(Duty who, CaseId id) {
        return acts.one(
                "select times from notification.notice where recipient = ? and about_id = ?",
                Integer.class,
                who.person().value(),
                id.value());
    }
}
