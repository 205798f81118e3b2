package shequtong;

import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Nothing goes by the clock while these tests run: they do themselves what is due, or ask who else wrote anything. */
public class Still implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        var scheduler = scheduler(test);
        scheduler.pause();
        await().until(() -> scheduler.getCurrentlyExecuting().isEmpty());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        scheduler(test).resume();
    }

    private static Scheduler scheduler(ExtensionContext test) {
        return SpringExtension.getApplicationContext(test).getBean(Scheduler.class);
    }
}
