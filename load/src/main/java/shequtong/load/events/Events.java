package shequtong.load.events;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import shequtong.load.Application;
import shequtong.load.Database;
import shequtong.load.Options;
import shequtong.load.ledger.Postmaster;

/**
 * REL-5. Each comment is two events: the board hears of it, and whoever reported the case is told. The reporter's notice
 * counts how often it was told, so that an effect that came twice, or never, shows in the sum.
 */
final class Events {

    private static final Set<String> OPTIONS = Set.of("events", "kills", "every", "talkers", "wait");
    private static final List<String> PEOPLE = List.of("周晓芸", "钱桂珍", "孙文华", "李秀英", "王建民", "吴杰", "陈志明", "张德福");
    private static final Path DATA = Path.of("load/target/data");

    /** Cases that none of the talkers reported: nobody is told of their own words. */
    private static final String CASES = """
            select file.id from casework.case_file file
            join organization.area on area.id = file.community
            where area.short = 'wsxc' and file.visibility = 'PUBLIC' and file.reporter not in (
                select id from identity.person where part ~ '(%s)$')
            order by file.id limit 40
            """.formatted(String.join("|", PEOPLE));

    private static final String LEFT = "select count(*) from outbox.event_publication where completion_date is null";

    private final Database database;
    private final List<Node> nodes;

    private Events(Database database, List<Node> nodes) {
        this.database = database;
        this.nodes = nodes;
    }

    public static void main(String... arguments) throws Exception {
        var known = new HashSet<>(OPTIONS);
        known.addAll(Application.OPTIONS);
        var options = Options.of(known, arguments);
        var cookies = new ArrayList<String>();
        Postmaster postmaster;
        Database database;
        try (var filled = Application.of(options)) {
            for (var person : PEOPLE) cookies.add(filled.signIn(person));
            database = filled.database();
            postmaster = Postmaster.of(database);
        }
        postmaster.start();
        boolean clean;
        try {
            var url = database.url().replaceFirst("\\?.*", "");
            var nodes = List.of(
                    Node.on(url, Path.of("load/target/one"), DATA.resolve("keys.properties")),
                    Node.on(url, Path.of("load/target/two"), DATA.resolve("keys.properties")));
            for (var node : nodes) node.start();
            clean = new Events(database, nodes).run(options, cookies);
            for (var node : nodes) node.stop();
        } finally {
            postmaster.kill();
        }
        if (!clean) System.exit(1);
    }

    private boolean run(Options options, List<String> cookies) throws Exception {
        var cases = database.rows(CASES);
        var comments = count("conversation.comment where kind = 'casework.case'");
        var times = times();
        var pace = Pace.of(options.number("events", 20_000) / 2, options.number("kills", 20));
        var running = new AtomicBoolean(true);
        try (var threads = Executors.newCachedThreadPool()) {
            var killer = threads.submit(killer(options, running, pace));
            var talking = new ArrayList<java.util.concurrent.Future<Integer>>();
            for (var n = 0; n < options.number("talkers", 8); n++)
                talking.add(threads.submit(new Talker(n, cookies.get(n % cookies.size()), nodes, cases, pace)));
            for (var each : talking) each.get();
            running.set(false);
            killer.get();
        }
        var waited = settle(Duration.ofMinutes(options.number("wait", 15)));
        comments = count("conversation.comment where kind = 'casework.case'") - comments;
        times = times() - times;
        var stuck = Long.parseLong(database.rows(LEFT).getFirst());
        var dead = count("outbox.event_publication where completion_attempts >= 12");
        IO.println("events " + comments * 2 + ", kills " + pace.killed() + ", comments " + comments + ", effects " + times
                + ", still waiting " + stuck + " (given up " + dead + "), settled after " + waited.toSeconds() + " s");
        return times == comments && stuck == 0;
    }

    private Callable<Void> killer(Options options, AtomicBoolean running, Pace pace) {
        return () -> {
            var every = options.number("every", 10) * 1000L;
            while (running.get() && pace.killed().get() < pace.kills()) {
                Thread.sleep(ThreadLocalRandom.current().nextLong(every / 2, every * 3 / 2));
                var victim = nodes.get(pace.killed().getAndIncrement() % nodes.size());
                victim.kill();
                victim.start();
            }
            return null;
        };
    }

    /** How long it took until nobody had anything left to do. */
    private Duration settle(Duration patience) throws SQLException, InterruptedException {
        var began = System.nanoTime();
        while (System.nanoTime() - began < patience.toNanos()
                && !database.rows(LEFT).getFirst().equals("0")) Thread.sleep(1000);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private long count(String what) throws SQLException {
        return Long.parseLong(database.rows("select count(*) from " + what).getFirst());
    }

    private long times() throws SQLException {
        return Long.parseLong(database.rows("""
                select coalesce(sum(times), 0) from notification.notice
                where about_kind = 'casework.case' and not desk
                """).getFirst());
    }
}
