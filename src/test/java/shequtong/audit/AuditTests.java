package shequtong.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import shequtong.ModuleTest;
import shequtong.kernel.Subject;

@ModuleTest(with = "identity")
class AuditTests {

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    FlywayConnectionDetails owner;

    Actor wang = new Actor(1, "RESIDENT", 0);

    @BeforeEach
    void fourDeedsInAnAreaOfTheirOwn() {
        wang = new Actor(1, "RESIDENT", System.nanoTime());
        for (var i = 1; i <= 4; i++) deed(i);
        assertThat(audit.broken(wang.area())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "person = 2",
                "capacity = 'STAFF'",
                "act = 'other'",
                "kind = 'other'",
                "subject = 9",
                "at = at + interval '1 second'",
                "source = '10.0.0.1'",
                "hash = repeat('0', 64)"
            })
    void showsWhichEntryWasChangedBehindItsBack(String change) throws SQLException {
        asOwner("update audit.entry set " + change + " where number = 2 and area = " + wang.area());

        assertThat(audit.broken(wang.area())).hasValue(2);
    }

    @Test
    void showsThatAnEntryWasTakenOut() throws SQLException {
        asOwner("delete from audit.entry where number = 2 and area = " + wang.area());

        assertThat(audit.broken(wang.area())).hasValue(2);
    }

    @Test
    void showsThatAnEntryWasPutIn() throws SQLException {
        asOwner("insert into audit.entry select area, 5, at, 2, capacity, source, act, kind, subject, hash "
                + "from audit.entry where number = 4 and area = " + wang.area());
        asOwner("update audit.head set number = 5 where area = " + wang.area());

        assertThat(audit.broken(wang.area())).hasValue(5);
    }

    @Test
    void showsThatTwoEntriesChangedPlaces() throws SQLException {
        asOwner("update audit.entry set number = 99 where number = 2 and area = " + wang.area());
        asOwner("update audit.entry set number = 2 where number = 3 and area = " + wang.area());
        asOwner("update audit.entry set number = 3 where number = 99 and area = " + wang.area());

        assertThat(audit.broken(wang.area())).hasValue(2);
    }

    @Test
    void showsThatTheTailWasCutOff() throws SQLException {
        asOwner("delete from audit.entry where number > 2 and area = " + wang.area());

        assertThat(audit.broken(wang.area())).hasValue(3);
    }

    @Test
    void showsThatAllOfItWasTakenAway() throws SQLException {
        asOwner("delete from audit.entry where area = " + wang.area());

        assertThat(audit.broken(wang.area())).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set person = 2",
                "delete from audit.entry",
                "truncate audit.entry",
                "delete from audit.head",
                "alter table audit.entry add column more text",
                "create table audit.other (id int)",
                "create table public.other (id int)"
            })
    void letsTheApplicationChangeNothing(String sql) {
        assertThatThrownBy(() -> db.sql(sql).update())
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void keepsOneChainWhenManyWriteAtOnce() {
        IntStream.range(5, 40).parallel().forEach(this::deed);

        assertThat(audit.broken(wang.area())).isEmpty();
    }

    @Test
    void writesOnlyInsideTheTransactionOfTheDeed() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> audit.record(wang, "test", new Subject("test", 1)));
    }

    private void deed(int number) {
        transaction.executeWithoutResult(_ -> audit.record(wang, "test.deed", new Subject("test", number)));
    }

    private void asOwner(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
