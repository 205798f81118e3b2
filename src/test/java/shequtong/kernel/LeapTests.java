package shequtong.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import shequtong.WholeTest;

/** REL-14: the house goes by the database's clock, and whoever sleeps hears of it when that is set. */
@WholeTest
class LeapTests {

    @Autowired
    DataSource database;

    @Autowired
    FlywayConnectionDetails owner;

    @Test
    void theClockFollowsTheDatabaseAndSaysSoWhenItLeaps() throws SQLException {
        var leaps = new ArrayList<Leap>();
        ApplicationEventPublisher told = it -> leaps.add((Leap) it);
        owner("""
                create schema leap;
                create function leap.clock_timestamp() returns timestamptz language sql as
                    $$ select pg_catalog.clock_timestamp() + current_setting('leap.by')::interval $$;
                grant usage on schema leap to public
                """);
        try (var connection = database.getConnection()) {
            var db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            set(db, "1 day");
            try {
                var clock = new DatabaseClock(db, told);
                assertThat(ahead(clock)).isCloseTo(Duration.ofDays(1).toSeconds(), within(2L));

                clock.keepInStep();
                assertThat(leaps).as("a minute's drift is no leap").isEmpty();

                set(db, "0");
                clock.keepInStep();
                assertThat(ahead(clock)).isCloseTo(0, within(2L));
                assertThat(leaps)
                        .singleElement()
                        .satisfies(it -> assertThat(it.by().toSeconds())
                                .isCloseTo(-Duration.ofDays(1).toSeconds(), within(2L)));
            } finally {
                db.sql("reset search_path").update();
            }
        } finally {
            owner("drop schema leap cascade");
        }
    }

    private static long ahead(DatabaseClock clock) {
        return Instant.now().until(clock.instant(), ChronoUnit.SECONDS);
    }

    private void owner(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Where this connection looks first, the database's clock is one that can be set. */
    private static void set(JdbcClient db, String by) {
        db.sql("select set_config('leap.by', ?, false), set_config('search_path', 'leap, pg_catalog', false)")
                .param(by)
                .query((_, _) -> true)
                .list();
    }
}
