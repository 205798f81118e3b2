package shequtong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** One connection for many, and nobody is passed over. */
@WholeTest
class InTurnTests {

    @Autowired
    JdbcConnectionDetails details;

    HikariDataSource pool;

    @BeforeEach
    void one() {
        pool = new HikariDataSource();
        pool.setJdbcUrl(details.getJdbcUrl());
        pool.setUsername(details.getUsername());
        pool.setPassword(details.getPassword());
        pool.setMaximumPoolSize(1);
    }

    @AfterEach
    void none() {
        pool.close();
    }

    @Test
    void whoAsksAgainAndAgainWaitsBehindThoseWhoWaited() throws Exception {
        var turns = new InTurn(pool);
        var served = new CopyOnWriteArrayList<Integer>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var held = turns.getConnection();
            var waiting = IntStream.rangeClosed(1, 30)
                    .<Future<?>>mapToObj(n -> {
                        var asked = people.submit(() -> serve(turns, served, n));
                        await().until(() -> turns.waiting() == n);
                        return asked;
                    })
                    .toList();
            held.close();
            serve(turns, served, 31);
            for (var it : waiting) it.get();
        }
        assertThat(served)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 31).boxed().toList());
    }

    private static Void serve(InTurn turns, List<Integer> served, int who) throws SQLException {
        try (var connection = turns.getConnection();
                var statement = connection.createStatement()) {
            served.add(who);
            statement.execute("select 1");
        }
        return null;
    }

    @Test
    void aTurnEndsOnceAndWhoeverWaitsTooLongIsToldSo() throws SQLException {
        pool.setConnectionTimeout(300);
        var turns = new InTurn(pool);
        var held = turns.getConnection();
        assertThatExceptionOfType(SQLTransientConnectionException.class)
                .isThrownBy(turns::getConnection)
                .withMessageContaining("within 300 ms");
        held.close();
        held.close();
        var next = turns.getConnection();
        assertThat(next).isNotEqualTo(held).isEqualTo(next);
        assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(turns::getConnection);
        next.close();
    }
}
