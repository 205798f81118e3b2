package shequtong.load.ledger;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import shequtong.load.Application;

/** Pulls the plug so many times, at moments nobody can foresee, and tells how long the longest way back was. */
record Killer(Victim victim, int kills, int seconds, Application application, AtomicBoolean running)
        implements Callable<Duration> {

    @Override
    public Duration call() throws IOException, InterruptedException, SQLException {
        var longest = Duration.ZERO;
        try {
            for (var kill = 0; kill < kills; kill++) {
                peace();
                var began = System.nanoTime();
                victim.strike(application);
                var gap = Duration.ofNanos(System.nanoTime() - began);
                System.err.println("kill " + (kill + 1) + ", healthy after " + gap.toMillis() + " ms");
                if (gap.compareTo(longest) > 0) longest = gap;
            }
            peace();
            return longest;
        } finally {
            running.set(false);
        }
    }

    /** So many seconds on average. */
    private void peace() throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextLong(seconds * 500L, seconds * 1500L));
    }
}
