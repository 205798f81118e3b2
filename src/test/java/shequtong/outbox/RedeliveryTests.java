package shequtong.outbox;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.core.EventSerializer;
import shequtong.MovedClock;
import shequtong.WholeTest;
import shequtong.identity.PersonId;
import shequtong.kernel.Subject;
import shequtong.notification.Notice;

/** REL-5: what a killed machine said and nobody heard is heard, once, however much it is and whatever lies before it. */
@WholeTest
class RedeliveryTests {

    private static final String NOTICES = "shequtong.notification.Notices.on(shequtong.notification.Notice)";
    private static final String NOBODY = "shequtong.outbox.Nobody.on(shequtong.notification.Notice)";
    private static final String KIND = "outbox.test";
    private static final int GIVEN_UP = 12;

    @Autowired
    Redelivery redelivery;

    @Autowired
    Publications publications;

    @Autowired
    EventSerializer serializer;

    @Autowired
    JdbcClient db;

    @Autowired
    MeterRegistry meters;

    @Autowired
    MovedClock clock;

    @AfterEach
    void nothingIsLeft() {
        db.sql("delete from outbox.event_publication where listener_id = ? or completion_attempts = ?")
                .params(NOBODY, GIVEN_UP)
                .update();
    }

    @Test
    void whatADeadMachineLeftIsHeardOnceByWhicheverMachineComesFirst() throws Exception {
        for (var n = 0; n < 120; n++) left(NOTICES, "FAILED", GIVEN_UP, Duration.ofDays(2), -n - 1);
        var states = List.of("PUBLISHED", "PROCESSING", "RESUBMITTED", "FAILED");
        for (var n = 0; n < 120; n++) left(NOTICES, states.get(n % 4), 1, Duration.ofMinutes(2), n);
        var fresh = left(NOTICES, "PROCESSING", 1, Duration.ofSeconds(5), 1000);

        twoMachines(() -> {
            redelivery.again();
            return null;
        });

        await().untilAsserted(() ->
                assertThat(db.sql("""
                        select about_id from notification.notice
                        where about_kind = ? and about_id between 0 and 999 and times = 1
                        """).param(KIND).query(Long.class).list()).hasSize(120));
        assertThat(meters.get("shequtong.outbox.given.up").gauge().value())
                .as("what was given up waits for a person, and keeps nothing from anybody")
                .isEqualTo(120);
        assertThat(attempts(Set.of(fresh))).as("somebody may be busy with it").containsExactly(1);
        db.sql("delete from outbox.event_publication where id = ?").param(fresh).update();
    }

    @Test
    void twoMachinesNeverOfferTheSame() throws Exception {
        var all = IntStream.range(0, 60)
                .mapToObj(n -> left(NOBODY, "PROCESSING", 1, Duration.ofMinutes(2), n))
                .collect(toSet());

        twoMachines(() -> {
            redelivery.again();
            return null;
        });
        assertThat(attempts(all)).hasSize(60).containsOnly(2);

        redelivery.again();
        assertThat(attempts(all)).as("it rests for two minutes now").containsOnly(2);
        clock.after(
                Duration.ofMinutes(3),
                () -> assertThat(publications.take())
                        .extracting(Publications.Taken::listener)
                        .contains(NOBODY));
    }

    private static void twoMachines(java.util.concurrent.Callable<Void> what) throws Exception {
        try (var machines = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : machines.invokeAll(List.of(what, what))) each.get();
        }
    }

    private UUID left(String listener, String status, int attempts, Duration ago, long about) {
        var id = UUID.randomUUID();
        var notice = new Notice(UUID.randomUUID(), new PersonId(999_999_999), 1, true, KIND, new Subject(KIND, about));
        db.sql("""
                insert into outbox.event_publication (
                    id, listener_id, event_type, serialized_event, publication_date, status, completion_attempts)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        id,
                        listener,
                        Notice.class.getName(),
                        serializer.serialize(notice),
                        clock.instant().minus(ago).atOffset(UTC),
                        status,
                        attempts)
                .update();
        return id;
    }

    private List<Integer> attempts(Set<UUID> ids) {
        return db.sql("select completion_attempts from outbox.event_publication where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Integer.class)
                .list();
    }
}
