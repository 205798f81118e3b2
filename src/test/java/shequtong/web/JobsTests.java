package shequtong.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import shequtong.WholeTest;

/** What the clock starts may take longer than somebody who waits for a page. */
@WholeTest
class JobsTests {

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionOperations transaction;

    /** As the scheduler is given them. */
    @Autowired
    List<ExecutionInterceptor> around;

    @Test
    void aJobHasItsOwnTimeAndAPageKeepsIts() {
        var page = limits();
        var job = new ArrayList<String>();
        new ExecutionChain(around, (_, _) -> {
                    job.add(limits());
                    return new CompletionHandler.OnCompleteRemove<>();
                })
                .proceed(new TaskInstance<>("any", "1"), null);
        Jobs.run(() -> job.add(limits()));

        assertThat(job).containsExactly("15min 30s", "15min 30s");
        assertThat(page).isNotEqualTo("15min 30s");
        for (var n = 0; n < 20; n++)
            assertThat(limits()).as("the next who gets the connection").isEqualTo(page);
    }

    private String limits() {
        return requireNonNull(transaction.execute(
                _ -> db.sql("select current_setting('statement_timeout') || ' ' || current_setting('lock_timeout')")
                        .query(String.class)
                        .single()));
    }
}
