package shequtong.load.ledger;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import shequtong.load.Application;
import shequtong.load.Wrong;
import shequtong.load.http.Browser;
import shequtong.load.http.Form;

/** Somebody who writes, and who sends the same form with the same key again until it is answered. */
final class Writer implements Callable<Writer.Outcome> {

    /** What only the writer knows; what was acknowledged is in the book. */
    record Outcome(int repeated, int savedThoughError, List<String> refusals) {}

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final int number;
    private final String run;
    private final List<Kind> kinds;
    private final Application application;
    private final Book book;
    private final BooleanSupplier running;
    private final boolean unheard;

    private int repeated;
    private int savedThoughError;
    private final List<String> refusals = new ArrayList<>();

    /** @param unheard whether the first answer to every form is lost */
    Writer(
            int number,
            String run,
            List<Kind> kinds,
            Application application,
            Book book,
            BooleanSupplier running,
            boolean unheard) {
        this.number = number;
        this.run = run;
        this.kinds = kinds;
        this.application = application;
        this.book = book;
        this.running = running;
        this.unheard = unheard;
    }

    @Override
    public Outcome call() throws IOException, InterruptedException, SQLException {
        var browsers = new ArrayList<Browser>();
        for (var kind : kinds) browsers.add(kind.browser(application, number));
        for (var count = 0; running.getAsBoolean(); count++) {
            var kind = kinds.get(count % kinds.size());
            write(kind, browsers.get(count % kinds.size()), kind.key(run, number, count), count);
        }
        for (var browser : browsers) browser.close();
        return new Outcome(repeated, savedThoughError, refusals);
    }

    private void write(Kind kind, Browser browser, String key, int count) throws InterruptedException {
        var form = form(kind, browser, key);
        if (unheard) lose(browser, form, count);
        while (!settled(kind, browser, form, key)) {
            if (savedNonetheless(kind, key)) savedThoughError++;
            repeated++;
        }
    }

    /** By turns after it was given, and so early that it is still being worked out when the form comes again. */
    private void lose(Browser browser, Form form, int count) {
        try {
            if (count % 2 == 0) browser.post(form);
            else browser.hangUpAfter(form);
            repeated++;
        } catch (IOException lost) {
            repeated++;
        }
    }

    private Form form(Kind kind, Browser browser, String key) throws InterruptedException {
        while (true) {
            try {
                return kind.write()
                        .apply(number)
                        .filled(kind.write().apply(number).blank(browser), key);
            } catch (IOException broken) {
                awaitHealthy();
            }
        }
    }

    /** A broken connection and a fault of the server settle nothing. Any other answer does, and the right one is booked. */
    private boolean settled(Kind kind, Browser browser, Form form, String key) {
        try {
            var answer = browser.post(form);
            if (answer.status() >= 500) return false;
            kind.write().apply(number).expected().check(answer);
            book.acknowledge(key);
            return true;
        } catch (Wrong refused) {
            refusals.add(refused.getMessage());
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    /** The table knows what the writer does not; it may be gone again before it can be asked. */
    private boolean savedNonetheless(Kind kind, String key) throws InterruptedException {
        while (true) {
            awaitHealthy();
            try {
                return kind.saved(application.database(), key).containsKey(key);
            } catch (IOException | SQLException gone) {
                continue;
            }
        }
    }

    private void awaitHealthy() throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        do {
            if (System.nanoTime() > end) throw new IllegalStateException("nobody answers any more");
            Thread.sleep(100);
        } while (!application.healthy());
    }
}
