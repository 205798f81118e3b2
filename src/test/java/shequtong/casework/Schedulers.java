package shequtong.casework;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/** Another machine's scheduler on the same rows. */
final class Schedulers {

    private Schedulers() {}

    static Scheduler another(String name, DataSource database, Clock clock, Task<?>... tasks) {
        var scheduler = Scheduler.create(database, tasks)
                .tableName("scheduler.scheduled_tasks")
                .schedulerName(() -> name)
                .clock(clock::instant)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofMillis(100))
                .heartbeatInterval(Duration.ofMillis(200))
                .deleteUnresolvedAfter(Duration.ofDays(3650))
                .threads(4)
                .build();
        scheduler.start();
        return scheduler;
    }
}
