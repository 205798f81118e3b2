package shequtong.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shequtong.ModuleTest;
import shequtong.audit.Verdict.Finding;
import shequtong.audit.Verdict.Kind;
import shequtong.kernel.Chain;
import shequtong.kernel.Subject;

/**
 * T-AUD: the seven tamperings, done by whoever owns the database and takes the triggers away first. Each is undone
 * afterwards, because the chains of a test database are verified as a whole.
 */
@ModuleTest(with = "identity")
class TamperTests {

    private static final String BACKUP =
            "create temporary table entries as select * from audit.entry; create temporary table heads as select * from audit.head";
    private static final String PUT_BACK = """
            delete from audit.entry; delete from audit.head;
            insert into audit.entry overriding system value select * from entries;
            insert into audit.head select * from heads""";

    @Autowired
    Audit audit;

    @Autowired
    Verifier verifier;

    @Autowired
    Anchors anchors;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    FlywayConnectionDetails owner;

    Connection administrator;

    /** Other tests break chains of their own in the same database. */
    List<Finding> before = List.of();

    long area;

    @BeforeEach
    void sixDeedsOfWhichFourAreAnchored() throws SQLException {
        area = System.nanoTime();
        administrator = DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
        for (var i = 1; i <= 4; i++) deed(i);
        anchors.add();
        for (var i = 5; i <= 6; i++) deed(i);
        tamper(BACKUP);
        before = verifier.verify().findings();
        assertThat(before).noneMatch(it -> it.area() == area || it.area() == 0);
    }

    @AfterEach
    void nothingHappened() throws SQLException {
        tamper(PUT_BACK);
        administrator.close();
        assertThat(found()).isEmpty();
    }

    @Test
    void anEntryThatWasChangedIsFound() throws SQLException {
        tamper("update audit.entry set person = 2 where number = 3 and area = " + area);

        assertThat(found()).containsExactly(new Finding(Kind.LINK, area, 3));
    }

    @Test
    void anEntryThatWasTakenOutIsFound() throws SQLException {
        tamper("delete from audit.entry where number = 3 and area = " + area
                + "; update audit.entry set number = number - 1 where number > 3 and area = " + area
                + "; update audit.head set number = 5 where area = " + area);

        assertThat(found()).contains(new Finding(Kind.LINK, area, 3));
    }

    @Test
    void anEntryThatWasPutInIsFound() throws SQLException {
        tamper("insert into audit.entry (area, number, at, person, capacity, source, act, kind, subject, version, "
                + "outcome, detail, hash) select area, 7, at, 2, capacity, source, act, kind, subject, version, outcome, "
                + "detail, hash from audit.entry where number = 6 and area = " + area
                + "; update audit.head set number = 7 where area = " + area);

        assertThat(found()).containsExactly(new Finding(Kind.LINK, area, 7));
    }

    @Test
    void twoEntriesThatChangedPlacesAreFound() throws SQLException {
        tamper("update audit.entry set number = 99 where number = 5 and area = " + area
                + "; update audit.entry set number = 5 where number = 6 and area = " + area
                + "; update audit.entry set number = 6 where number = 99 and area = " + area);

        assertThat(found()).containsExactly(new Finding(Kind.LINK, area, 5));
    }

    /** The head is set back too, so that the chain fits in itself: only what is outside knows better. */
    @Test
    void aTailThatWasCutOffCleanlyIsFoundByTheAnchors() throws SQLException {
        tamper("delete from audit.entry where number > 2 and area = " + area
                + "; update audit.head set number = 2, hash = (select hash from audit.entry where number = 2 and area = "
                + area + ") where area = " + area);

        assertThat(audit.broken(area)).isEmpty();
        assertThat(found()).containsExactly(new Finding(Kind.PIN, area, 4));
    }

    @Test
    void aChainThatWasSignedAnewWithAnotherKeyIsFound() throws SQLException, java.security.GeneralSecurityException {
        resign();

        assertThat(found()).containsExactly(new Finding(Kind.PIN, area, 4), new Finding(Kind.LINK, area, 1));
    }

    /** Everything is as it was once, in both tables and with its true signatures, and then life went on. */
    @Test
    void aDatabaseThatWasPutBackToAnOldStateIsFound() throws SQLException {
        tamper("delete from audit.entry where number > 3 and area = " + area
                + "; update audit.head set number = 3, hash = (select hash from audit.entry where number = 3 and area = "
                + area + ") where area = " + area);
        for (var i = 4; i <= 8; i++) deed(100 + i);

        assertThat(audit.broken(area)).isEmpty();
        assertThat(found()).containsExactly(new Finding(Kind.PIN, area, 4));
    }

    @Test
    void aWholeChainThatWasTakenAwayIsFound() throws SQLException {
        tamper("delete from audit.entry where area = " + area + "; delete from audit.head where area = " + area);

        assertThat(found()).containsExactly(new Finding(Kind.PIN, area, 4));
    }

    @Test
    void anAnchorThatWasChangedOrCutOffIsFound() throws IOException {
        try (var files = Files.list(anchors.first().folder())) {
            var file = files.findFirst().orElseThrow();
            var whole = Files.readString(file);
            Files.writeString(file, whole.replaceFirst("." + area + ":4:", " " + area + ":3:"));
            assertThat(found()).extracting(Finding::kind).contains(Kind.ANCHOR);
            Files.writeString(file, whole.substring(0, whole.lastIndexOf('\n', whole.length() - 2) + 1));
            assertThat(found()).extracting(Finding::kind).containsExactly(Kind.MISSING);
            Files.writeString(file, whole);
        }
    }

    /** As a power cut leaves it: nobody tampered, and the next anchor takes its place. */
    @Test
    void anAnchorThatWasBrokenOffWhileItWasWrittenIsWrittenAnew() throws IOException {
        try (var files = Files.list(anchors.first().folder())) {
            Files.writeString(files.findFirst().orElseThrow(), "1 7 2026", StandardOpenOption.APPEND);
        }
        assertThat(found()).isEmpty();

        anchors.add();

        assertThat(found()).isEmpty();
    }

    @Test
    void anchorsCarryNumbersAndHashesOnly() throws IOException {
        try (var files = Files.list(anchors.first().folder())) {
            for (var file : files.toList())
                assertThat(Files.readString(Path.of(file.toString()))).matches("(?s)[0-9a-fTZ:. \\n-]*");
        }
    }

    private List<Finding> found() {
        return verifier.verify().findings().stream()
                .filter(it -> !before.contains(it))
                .toList();
    }

    /** What an administrator can do who has every right, and a key that is not ours. */
    private void resign() throws SQLException {
        var key = new SecretKeySpec(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}, "HmacSHA256");
        var last = Chain.START;
        for (var entry : db.sql("select * from audit.entry where area = ? order by number")
                .param(area)
                .query((row, _) -> Audit.entry(row))
                .list()) {
            try {
                var mac = javax.crypto.Mac.getInstance("HmacSHA256");
                mac.init(key);
                last = HexFormat.of()
                        .formatHex(mac.doFinal((last + entry).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            } catch (java.security.GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
            tamper("update audit.entry set hash = '" + last + "' where area = " + area + " and number = "
                    + entry.number());
        }
        tamper("update audit.head set hash = '" + last + "' where area = " + area);
    }

    private void deed(int number) {
        transaction.executeWithoutResult(_ ->
                audit.record(new Actor(1, "RESIDENT", area), "test.deed", new Subject("test", number), "n=" + number));
    }

    private void tamper(String sql) throws SQLException {
        try (var statement = administrator.createStatement()) {
            statement.execute(
                    "alter table audit.entry disable trigger user; alter table audit.head disable trigger user");
            statement.execute(sql);
            statement.execute(
                    "alter table audit.entry enable trigger user; alter table audit.head enable trigger user");
        }
    }
}
