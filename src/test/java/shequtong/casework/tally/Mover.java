package shequtong.casework.tally;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Takes cases through their lives by plain statements, as fast as it can, on a connection that others may kill. */
final class Mover implements Runnable {

    static final AtomicLong NUMBER = new AtomicLong();

    private final String url;
    private final List<Long> communities;
    private final List<Long> cases;
    private final Instant since;
    private final Random random;
    private final int lives;
    final AtomicInteger moves = new AtomicInteger();
    final AtomicInteger broken = new AtomicInteger();
    volatile int pid;
    private @Nullable Connection connection;

    /** @param cases those of all movers, which meet on them */
    Mover(String url, List<Long> communities, CopyOnWriteArrayList<Long> cases, Instant since, long seed, int lives) {
        this.url = url;
        this.communities = communities;
        this.cases = cases;
        this.since = since;
        this.lives = lives;
        random = new Random(seed);
    }

    @Override
    public void run() {
        for (var life = 0; life < lives; life++) {
            attempt(this::open);
            for (var n = 0; n < 5; n++) attempt(this::move);
        }
    }

    private interface Act {
        void on(Connection it) throws SQLException;
    }

    /** What was killed before it was written is done anew, as somebody would who saw no answer. */
    private void attempt(Act act) {
        while (true)
            try {
                var it = connected();
                act.on(it);
                it.commit();
                moves.incrementAndGet();
                return;
            } catch (SQLException e) {
                if (!String.valueOf(e.getSQLState()).matches("57P01|08.*")) throw new IllegalStateException(e);
                broken.incrementAndGet();
                connection = null;
            }
    }

    private Connection connected() throws SQLException {
        var it = connection;
        if (it != null) return it;
        it = DriverManager.getConnection(url);
        it.setAutoCommit(false);
        try (var ask = it.prepareStatement("select pg_backend_pid()");
                var answer = ask.executeQuery()) {
            answer.next();
            pid = answer.getInt(1);
        }
        connection = it;
        return it;
    }

    private void open(Connection it) throws SQLException {
        var at = since.plusSeconds(random.nextInt(40 * 86_400));
        try (var insert = it.prepareStatement("""
                insert into casework.case_file (
                    community, number, reporter, visibility, estate, category, title, words, place, state, tier,
                    reported_at, first_due, handle_from, handle_due, due)
                values (?, 'M-' || ?, 0, ?, 0, 'ENV-04', '楼道堆物', '堆满了', '3号楼', 'REPORTED', 'SELF_GOVERNANCE', ?,
                        ?::timestamptz + interval '1 day', ?, ?::timestamptz + interval '5 days',
                        ?::timestamptz + interval '1 day')
                returning id
                """)) {
            insert.setLong(1, communities.get(random.nextInt(communities.size())));
            insert.setLong(2, NUMBER.incrementAndGet());
            insert.setString(3, random.nextInt(12) == 0 ? "COMMITTEE" : "PUBLIC");
            for (var n = 4; n <= 8; n++) insert.setTimestamp(n, Timestamp.from(at));
            try (var row = insert.executeQuery()) {
                row.next();
                cases.add(row.getLong(1));
            }
        }
    }

    private static final String OPEN = """
            update casework.case_file
            set version = version + 1, state = ?, first_answered_at = coalesce(first_answered_at, reported_at + ?::interval),
                due = handle_due
            where id = ?
            """;
    private static final Map<String, String> ENDS = Map.of(
            "ANSWER",
            """
            update casework.case_file
            set version = version + 1, state = 'ANSWERED', answered_at = handle_from + ?::interval, outcome = 'SOLVED',
                rate_due = handle_from + interval '20 days', due = handle_from + interval '20 days'
            where id = ? and first_answered_at is not null
            """,
            "CLOSE",
            """
            update casework.case_file
            set version = version + 1, state = 'CLOSED', closed_at = answered_at + ?::interval, result = ?,
                confirmed = ?, due = answered_at
            where id = ?
            """,
            "AGAIN",
            """
            update casework.case_file
            set version = version + 1, state = 'REWORK', handle_from = handle_from + interval '9 days',
                handle_due = handle_due + interval '9 days' + ?::interval, due = handle_due + interval '9 days',
                reworks = reworks + 1, answered_at = null, outcome = null, rate_due = null, closed_at = null, result = null,
                confirmed = false
            where id = ?
            """,
            "ASIDE",
            """
            update casework.case_file
            set version = version + 1, state = 'CLOSED', first_answered_at = coalesce(first_answered_at, reported_at + ?::interval),
                answered_at = reported_at + interval '1 day', closed_at = reported_at + interval '1 day',
                outcome = 'EXPLAINED', result = 'EXPLAINED', aside = 'CHANNEL', due = reported_at
            where id = ?
            """,
            "LATER",
            """
            update casework.case_file
            set version = version + 1, handle_due = handle_due + ?::interval, due = handle_due
            where id = ?
            """,
            "FORCE",
            """
            update casework.case_file
            set version = version + 1, state = 'CLOSED', closed_at = answered_at + ?::interval, result = 'EXPLAINED',
                forced = true, due = answered_at
            where id = ?
            """,
            "VERIFY",
            """
            update casework.case_file set verified = ?::boolean where id = ? and not confirmed
            """,
            "LEGACY",
            """
            update casework.case_file set version = version + 1, legacy = not legacy, place = ? where id = ?
            """,
            "HIDE",
            """
            update casework.case_file set visibility = 'COMMITTEE', place = ? where id = ?
            """);

    private void move(Connection it) throws SQLException {
        if (cases.isEmpty()) return;
        var id = cases.get(random.nextInt(cases.size()));
        try (var ask = it.prepareStatement(
                "select community, state, version, reworks from casework.case_file where id = ? for no key update")) {
            ask.setLong(1, id);
            try (var row = ask.executeQuery()) {
                if (!row.next()) return;
                move(it, id, row.getLong(1), row.getString(2), row.getInt(3), row.getInt(4));
            }
        }
    }

    private void move(Connection it, long id, long community, String state, int version, int round)
            throws SQLException {
        var wait = Duration.ofMinutes(random.nextInt(4000)).toMinutes() + " minutes";
        var dice = random.nextInt(20);
        switch (state) {
            case "REPORTED" -> {
                if (dice == 0) run(it, ENDS.get("ASIDE"), wait, id);
                else run(it, OPEN, "ACCEPTED", wait, id);
            }
            case "ACCEPTED" -> {
                if (dice == 19) run(it, ENDS.get("LEGACY"), "多年", id);
                else run(it, dice < 3 ? ENDS.get("LATER") : ENDS.get("ANSWER"), wait, id);
            }
            case "HANDLING", "REWORK" -> run(it, dice < 2 ? ENDS.get("LATER") : ENDS.get("ANSWER"), wait, id);
            case "ANSWERED" -> {
                if (dice < 15) judged(it, id, community, version, round);
                if (dice < 4) run(it, ENDS.get("AGAIN"), wait, id);
                else if (dice == 19) run(it, ENDS.get("FORCE"), wait, id);
                else run(it, ENDS.get("CLOSE"), wait, dice % 5 == 0 ? "PARTLY" : "SOLVED", dice < 15, id);
            }
            default -> {
                if (dice == 0) run(it, ENDS.get("HIDE"), "别处", id);
                else if (dice < 8) run(it, ENDS.get("VERIFY"), "" + (dice < 6), id);
                else if (dice < 10) run(it, "update casework.case_file set aside = null where id = ?", id);
            }
        }
    }

    private void judged(Connection it, long id, long community, int version, int round) throws SQLException {
        run(it, """
                insert into casework.step (community, case_id, number, at, kind, person, mandate, shown, words)
                values (?, ?, ?, ?, 'RATED', 0, 1, true, '')
                """, community, id, version, Timestamp.from(since.plusSeconds(random.nextInt(70 * 86_400))));
        run(it, """
                insert into casework.rating (community, case_id, round, number, resolved, grade, at)
                select community, case_id, ?, number, 'YES', ?, at
                from casework.step where community = ? and case_id = ? and number = ?
                """, round + 1, 1 + random.nextInt(5), community, id, version);
    }

    private static void run(Connection it, @Nullable String sql, Object... values) throws SQLException {
        try (var statement = it.prepareStatement(java.util.Objects.requireNonNull(sql))) {
            for (var n = 0; n < values.length; n++) statement.setObject(n + 1, values[n]);
            statement.executeUpdate();
        }
    }
}
