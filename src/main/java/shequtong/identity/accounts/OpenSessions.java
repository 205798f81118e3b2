package shequtong.identity.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.identity.IdentitySettings;
import shequtong.identity.PersonId;
import shequtong.identity.Proof;
import shequtong.kernel.Chain;
import shequtong.kernel.Missing;

/**
 * Open sessions: rows of plain columns, nothing in them was ever a Java object. Only the hash of a token is kept:
 * whoever reads the table cannot become anybody. One of staff is short (R105): idle 15 minutes, 12 hours in all.
 */
@Repository
@Transactional
public class OpenSessions {

    private static final Duration IDLE = Duration.ofDays(30);
    /** So long it is still known whose session it was that ended by itself: what they write then is not lost. */
    private static final Duration KNOWN = Duration.ofDays(1);

    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int SHOWN = 50;

    private final JdbcClient db;
    private final Clock clock;
    private final IdentitySettings settings;

    OpenSessions(JdbcClient db, Clock clock, IdentitySettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    /** Who is there, and how they proved it. */
    public record Session(PersonId person, Proof proof) {}

    /** @param browser a few words of our own, 微信·安卓手机 */
    public record Device(long number, Instant opened, Instant seen, String browser, boolean staff, boolean here) {}

    /** @throws Missing for somebody who is disabled */
    public void open(String hash, PersonId person, Proof proof, String browser) {
        var opened = db.sql("""
                insert into identity.session (hash, person, opened_at, seen_at, proved_at, proof, browser)
                select :hash, id, :now, :now, :now, :proof, :browser
                from identity.person where id = :person and disabled_at is null
                """)
                .param("hash", hash)
                .param("person", person.value())
                .param("proof", proof.name())
                .param("browser", browser)
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (opened == 0) throw new Missing(person);
    }

    /** The same session under a new name, after its owner proved once more who they are (AT-37). */
    public boolean rename(String hash, String fresh) {
        return db.sql("""
                update identity.session set hash = :fresh, proved_at = :now where hash = :hash
                """)
                        .param("fresh", fresh)
                        .param("now", OffsetDateTime.now(clock))
                        .param("hash", hash)
                        .update()
                > 0;
    }

    public void close(String hash) {
        db.sql("""
                delete from identity.session where hash = :hash
                """).param("hash", hash).update();
    }

    public Optional<Session> find(String hash) {
        var now = OffsetDateTime.now(clock);
        var found = db.sql("""
                select session.person, session.proof, session.seen_at
                from identity.session
                join identity.person on person.id = session.person and person.disabled_at is null
                where session.hash = :hash
                  and (session.proof = 'CODE' and session.seen_at > :idle
                       or session.proof <> 'CODE' and session.seen_at > :staffIdle and session.opened_at > :absolute)
                """)
                .param("hash", hash)
                .param("idle", now.minus(IDLE))
                .param("staffIdle", now.minus(settings.idle()))
                .param("absolute", now.minus(settings.absolute()))
                .query((row, _) -> new Seen(
                        new Session(new PersonId(row.getLong("person")), Proof.valueOf(row.getString("proof"))),
                        row.getObject("seen_at", OffsetDateTime.class)))
                .optional();
        if (found.filter(it -> it.at().isBefore(now.minus(STEP))).isPresent()) touch(hash, now);
        return found.map(Seen::session);
    }

    /** Whose session this was that ended by itself a while ago; nobody's, where somebody ended it on purpose. */
    @Transactional(readOnly = true)
    public Optional<PersonId> ended(String hash) {
        return db.sql("""
                select session.person
                from identity.session
                join identity.person on person.id = session.person and person.disabled_at is null
                where session.hash = :hash
                """)
                .param("hash", hash)
                .query((row, _) -> new PersonId(row.getLong("person")))
                .optional();
    }

    /** Once a minute is enough to know who is still there; the where clause holds when two requests come at once. */
    private void touch(String hash, OffsetDateTime now) {
        db.sql("""
                update identity.session set seen_at = :now where hash = :hash and seen_at < :stale
                """)
                .param("now", now)
                .param("hash", hash)
                .param("stale", now.minus(STEP))
                .update();
    }

    /** What is open for somebody, the one seen last first. */
    @Transactional(readOnly = true)
    public List<Device> of(PersonId person, String here) {
        var now = OffsetDateTime.now(clock);
        return db.sql("""
                select number, opened_at, seen_at, browser, proof <> 'CODE' as staff, hash = :here as here
                from identity.session
                where person = :person
                  and (proof = 'CODE' and seen_at > :idle
                       or proof <> 'CODE' and seen_at > :staffIdle and opened_at > :absolute)
                order by hash = :here desc, seen_at desc
                limit 50
                """)
                .param("here", here)
                .param("person", person.value())
                .param("idle", now.minus(IDLE))
                .param("staffIdle", now.minus(settings.idle()))
                .param("absolute", now.minus(settings.absolute()))
                .query(OpenSessions::device)
                .list();
    }

    /** One of their own, by the number on their page. */
    public boolean end(PersonId person, long number) {
        return db.sql("""
                delete from identity.session where person = :person and number = :number
                """)
                        .param("person", person.value())
                        .param("number", number)
                        .update()
                > 0;
    }

    /** All but the one that asks; all, if none of them does. */
    public int endOthers(PersonId person, String here) {
        return db.sql("""
                delete from identity.session where person = :person and hash <> :here
                """).param("person", person.value()).param("here", here).update();
    }

    /** What ended by itself a day ago is no row any more. */
    public void tidy() {
        var now = OffsetDateTime.now(clock).minus(KNOWN);
        db.sql("""
                delete from identity.session
                where seen_at <= :idle or proof <> 'CODE' and (seen_at <= :staffIdle or opened_at <= :absolute)
                """)
                .param("idle", now.minus(IDLE))
                .param("staffIdle", now.minus(settings.idle()))
                .param("absolute", now.minus(settings.absolute()))
                .update();
    }

    public static String hash(String token) {
        return Chain.next("session", token);
    }

    private static Device device(ResultSet row, int number) throws SQLException {
        return new Device(
                row.getLong("number"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                row.getString("browser"),
                row.getBoolean("staff"),
                row.getBoolean("here"));
    }

    private record Seen(Session session, OffsetDateTime at) {}
}
