package shequtong.load.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import shequtong.load.Application;
import shequtong.load.Options;

/** Writers, a killer, and the comparison of the book with the tables. It fails when one acknowledged write is missing. */
final class Ledger {

    private static final Set<String> OPTIONS = Set.of("writes", "writers", "kills", "every", "victim");

    private final Application application;
    private final List<Kind> kinds;
    private final String run = Long.toString(System.currentTimeMillis(), 36);

    private Ledger(Application application, List<Kind> kinds) {
        this.application = application;
        this.kinds = kinds;
    }

    public static void main(String... arguments) throws Exception {
        var known = new HashSet<>(OPTIONS);
        known.addAll(Application.OPTIONS);
        var options = Options.of(known, arguments);
        if (options.has("url")) throw new IllegalArgumentException("only what was started here is killed here");

        var victim = Victim.valueOf(options.text("victim", "application").toUpperCase(Locale.ROOT));
        var running = new AtomicBoolean(true);
        Verdict verdict;
        try (var application = Application.of(options)) {
            var killer =
                    new Killer(victim, options.number("kills", 10), options.number("every", 10), application, running);
            var kinds = Kind.all(Path.of(options.text("writes", "load/ledger.properties")), application);
            verdict = new Ledger(application, kinds).run(killer, options.number("writers", 8));
        }
        IO.println(verdict);
        if (!verdict.clean()) System.exit(1);
    }

    private Verdict run(Killer killer, int writers) throws Exception {
        for (var kind : kinds) kind.prove(application, run);
        try (var book = Book.open(Path.of("load/target/ledger-" + run + ".txt"));
                var threads = Executors.newFixedThreadPool(writers + 1)) {
            var writing = IntStream.range(0, writers)
                    .mapToObj(it -> new Writer(
                            it, run, kinds, application, book, killer.running()::get, killer.victim() == Victim.ANSWER))
                    .map(threads::submit)
                    .toList();
            var gap = threads.submit(killer).get();
            var outcomes = new ArrayList<Writer.Outcome>();
            for (var each : writing) outcomes.add(each.get());
            return compare(killer, gap, outcomes, book.keys());
        }
    }

    private Verdict compare(Killer killer, Duration gap, List<Writer.Outcome> outcomes, List<String> acknowledged)
            throws IOException, SQLException {
        var saved = new HashMap<String, Long>();
        for (var kind : kinds) saved.putAll(kind.saved(application.database(), kind.beginning(run)));
        var lost = acknowledged.stream().filter(it -> !saved.containsKey(it)).toList();
        var doubled = saved.keySet().stream().filter(it -> saved.get(it) > 1).toList();
        return new Verdict(killer, gap, outcomes, acknowledged.size(), lost, doubled);
    }
}
