package shequtong.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import shequtong.ModuleTest;
import shequtong.kernel.Chain;
import shequtong.kernel.Sealed;
import shequtong.kernel.Subject;

@ModuleTest(with = "identity")
class AuditTests {

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient db;

    @Autowired
    Sealed sealed;

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
                "version = 1",
                "outcome = 'REFUSED'",
                "detail = 'n=9'",
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
        asOwner(
                "insert into audit.entry (area, number, at, person, capacity, source, act, kind, subject, version, outcome, "
                        + "detail, hash) select area, 5, at, 2, capacity, source, act, kind, subject, version, outcome, detail, hash "
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
                "truncate audit.head",
                "update audit.head set area = 1",
                "delete from audit.anchor",
                "update audit.anchor set root = ''",
                "alter table audit.entry disable trigger all",
                "drop trigger only_added_to on audit.entry",
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

    /** The owner has the rights, and is stopped by the trigger as long as it is there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set person = 2",
                "delete from audit.entry",
                "truncate audit.entry",
                "delete from audit.head",
                "truncate audit.head",
                "update audit.head set number = number - 1",
                "update audit.head set hash = repeat('0', 64)",
                "insert into audit.head values (-1, 5, repeat('0', 64))",
                "delete from audit.anchor"
            })
    void isOnlyAddedToByTheOwnerToo(String sql) {
        assertThatThrownBy(() -> plainly(sql)).hasMessageMatching("(?s).*(only ever added to|one link at a time).*");
    }

    @Test
    void repeatsNobodysWords() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        _ -> audit.record(wang, "test.deed", new Subject("test", 1), "楼道堆物")))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    /** As every installation has them that ran before outcomes were recorded. */
    @Test
    void stillFitsWhereALinkOfTheFirstVersionLies() throws SQLException {
        var area = System.nanoTime();
        var now = OffsetDateTime.parse("2026-01-05T10:00:00Z");
        var first = new Entry(area, 1, now, 1, "RESIDENT", "", "test.deed", "test", 1, 1, "DONE", "", "")
                .signed(Chain.START, sealed);
        asOwner(
                "insert into audit.entry (area, number, at, person, capacity, source, act, kind, subject, version, outcome, "
                        + "detail, hash) values (" + area + ", 1, '" + now
                        + "', 1, 'RESIDENT', '', 'test.deed', 'test', 1, 1, 'DONE', '', '" + first.hash()
                        + "'); insert into audit.head values (" + area + ", 1, '" + first.hash() + "')");
        assertThat(audit.broken(area)).isEmpty();

        asOwner("update audit.entry set outcome = 'SEEN' where area = " + area);

        assertThat(audit.broken(area)).hasValue(1);
    }

    private void plainly(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void asOwner(String sql) throws SQLException {
        plainly("alter table audit.entry disable trigger user; alter table audit.head disable trigger user; " + sql
                + "; alter table audit.entry enable trigger user; alter table audit.head enable trigger user");
    }
}
