package shequtong.web;

import com.github.kagkarlsson.scheduler.event.ExecutionChain;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Whoever looks at a page waits 5 s for a statement and 2 s for a lock, and not longer; nobody looks at a job. Its
 * transactions have 15 minutes for a statement and 30 s for a lock: a night that grows with the district is not cut off at
 * the same place each time (docs/decisions/0027). What a job does outside a transaction has the time of a page.
 */
@Repository
public class Jobs implements ExecutionInterceptor, TransactionExecutionListener {

    private static final ScopedValue<Boolean> AT_WORK = ScopedValue.newInstance();

    private final JdbcClient db;

    Jobs(JdbcClient db) {
        this.db = db;
    }

    /** For a job's work at another time than its own: before the first page, at the start. */
    public static void run(Runnable work) {
        ScopedValue.where(AT_WORK, true).run(work);
    }

    /** Around everything that the clock starts. */
    @Override
    public CompletionHandler<?> execute(TaskInstance<?> task, ExecutionContext context, ExecutionChain chain) {
        return ScopedValue.where(AT_WORK, true).call(() -> chain.proceed(task, context));
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failed) {
        if (AT_WORK.isBound() && failed == null && transaction.isNewTransaction())
            db.sql("""
                    select set_config('statement_timeout', '15min', true), set_config('lock_timeout', '30s', true)
                    """).query((_, _) -> true).single();
    }
}
