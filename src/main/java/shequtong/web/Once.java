package shequtong.web;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A form sent twice (a double tap, a second tab, a retry after a crash) is done once: its key is stored with its answer
 * in the same transaction as what it did, and the second gets the first's answer. A key counts for the person and the
 * address it was used at, so nobody can spend or read somebody else's.
 */
@Repository
public class Once {

    private static final Duration KEPT = Duration.ofDays(2);

    private final JdbcClient db;
    private final Clock clock;

    Once(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional
    public String answer(UUID key, Supplier<String> deed) {
        var use = Use.of(key);
        if (taken(use)) return first(use);
        var answer = deed.get();
        keep(use, answer);
        return answer;
    }

    /** For a step that has no answer of its own. */
    @Transactional
    public void run(UUID key, Runnable deed) {
        answer(key, () -> {
            deed.run();
            return "";
        });
    }

    @Transactional
    void forget() {
        db.sql("""
                delete from web.once where at < :before
                """).param("before", OffsetDateTime.now(clock).minus(KEPT)).update();
    }

    /** A second that comes at the same moment waits here until the first has ended. */
    private boolean taken(Use use) {
        return db.sql("""
                insert into web.once (key, person, route, at) values (:key, :person, :route, :now)
                on conflict do nothing
                """)
                        .params(use.params())
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 0;
    }

    private void keep(Use use, String answer) {
        db.sql("""
                update web.once set answer = :answer where key = :key and person = :person and route = :route
                """).params(use.params()).param("answer", answer).update();
    }

    private String first(Use use) {
        return db.sql("""
                select coalesce(answer, '') from web.once where key = :key and person = :person and route = :route
                """).params(use.params()).query(String.class).single();
    }

    private record Use(UUID key, String person, String route) {

        Map<String, ?> params() {
            return Map.of("key", key, "person", person, "route", route);
        }

        static Use of(UUID key) {
            var who = SecurityContextHolder.getContext().getAuthentication();
            var request =
                    (ServletRequestAttributes) Objects.requireNonNull(RequestContextHolder.getRequestAttributes());
            return new Use(
                    key,
                    who == null ? "" : who.getName(),
                    request.getRequest().getMethod() + " "
                            + request.getRequest().getRequestURI());
        }
    }
}
