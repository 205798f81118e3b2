package shequtong.residency.roll;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Compares a file with the roll once it was sent in, behind the page that shows how far it is. It is a row in the
 * schedule: if the machine dies meanwhile, it is done again from the beginning.
 */
@Component
class Comparisons {

    private static final TaskDescriptor<Void> COMPARE = TaskDescriptor.of("residency.compare-roll");
    private static final int HANDFUL = 500;

    private final SchedulerClient scheduler;
    private final Imports imports;
    private final Drafts drafts;
    private final Comparing comparing;
    private final TransactionOperations transaction;
    private final Clock clock;

    Comparisons(
            @Lazy SchedulerClient scheduler,
            Imports imports,
            Drafts drafts,
            Comparing comparing,
            TransactionOperations transaction,
            Clock clock) {
        this.scheduler = scheduler;
        this.imports = imports;
        this.drafts = drafts;
        this.comparing = comparing;
        this.transaction = transaction;
        this.clock = clock;
    }

    void schedule(long community, long id) {
        scheduler.scheduleIfNotExists(COMPARE.instance(community + "/" + id).build(), clock.instant());
    }

    /** Each handful of rows is a transaction of its own: what was found does no harm until the file is ready. */
    void compare(long community, long id) {
        var it = imports.get(community, id);
        if (it.state() != Import.State.READING) return;
        var compared = comparing.of(community, drafts.rows(community, id));
        var done = 0;
        for (var handful : Drafts.handfuls(compared.drafts(), HANDFUL)) {
            done += handful.size();
            var now = done;
            transaction.executeWithoutResult(_ -> {
                drafts.found(community, id, handful);
                imports.progress(community, id, now);
            });
        }
        imports.ready(it, compared.counts(), compared.digest());
    }

    /** What nobody needs any more (R104): names and numbers lie here no longer than a week. */
    void forget() {
        for (var it : imports.forgotten())
            transaction.executeWithoutResult(_ -> {
                if (it.state() == Import.State.READY) imports.drop(it);
                drafts.forget(it.community(), it.id());
            });
    }

    @Bean
    static OneTimeTask<Void> filesAreCompared(Comparisons comparisons) {
        return Tasks.oneTime(COMPARE).execute((task, _) -> {
            var key = task.getId().split("/", 2);
            comparisons.compare(Long.parseLong(key[0]), Long.parseLong(key[1]));
        });
    }

    @Bean
    static RecurringTask<Void> filesAreForgotten(Comparisons comparisons) {
        return Tasks.recurring("residency.forget-files", FixedDelay.ofHours(1)).execute((_, _) -> comparisons.forget());
    }
}
