package shequtong.audit;

import static java.time.temporal.ChronoUnit.MICROS;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import shequtong.kernel.Chain;
import shequtong.kernel.Sealed;
import shequtong.kernel.Subject;

/**
 * One chain for each area (R107). The application's role may add to it and read it, nothing else, and each link is
 * signed with a key that is not in the database: whoever writes to the table by hand cannot make one that fits.
 */
@Repository
public class Audit {

    /** Rows held at once while a chain is read through. */
    private static final int AT_ONCE = 1000;

    private final JdbcClient db;
    private final Clock clock;
    private final Sealed sealed;

    Audit(JdbcClient db, Clock clock, Sealed sealed) {
        this.db = db;
        this.clock = clock;
        this.sealed = sealed;
    }

    /** In the caller's transaction: no deed without its entry, no entry without its deed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Actor actor, String act, Subject about) {
        write(actor, act, about, Outcome.DONE, "");
    }

    /** @param detail why or how, in kinds, ids and numbers (ASCII, 200 at most): the audit repeats nobody's words */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Actor actor, String act, Subject about, String detail) {
        write(actor, act, about, Outcome.DONE, detail);
    }

    /** In a transaction of its own: what was refused has none. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void refused(Actor actor, String act, Subject about, String detail) {
        write(actor, act, about, Outcome.REFUSED, detail);
    }

    /** Before the data leave: if this cannot be written, nothing is shown. */
    @Transactional
    void seen(Actor actor, String act, Subject about) {
        write(actor, act, about, Outcome.SEEN, "");
    }

    private void write(Actor actor, String act, Subject about, Outcome outcome, String detail) {
        var head = lock(actor.area());
        var entry = new Entry(
                        actor.area(),
                        head.number() + 1,
                        OffsetDateTime.now(clock).truncatedTo(MICROS),
                        actor.person(),
                        actor.capacity(),
                        source(),
                        act,
                        about.kind(),
                        about.id(),
                        Entry.VERSION,
                        outcome.name(),
                        detail,
                        "")
                .signed(head.hash(), sealed);
        add(entry);
        move(entry);
    }

    /** The first entry that does not follow from the one before it, or the first that is cut off at the end. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public OptionalLong broken(long area) {
        var walk = new Walk();
        db.sql("""
                select area, number, at, person, capacity, source, act, kind, subject, version, outcome, detail, hash
                from audit.entry
                where area = :area
                order by number
                """).withFetchSize(AT_ONCE).param("area", area).query(row -> {
            walk.step(entry(row), sealed);
        });
        return walk.fits && head(area).orElse(Head.START).equals(walk.last)
                ? OptionalLong.empty()
                : OptionalLong.of(walk.last.number() + 1);
    }

    /** The address at the other end of the connection, never one that the asker states. */
    private static String source() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes it
                ? it.getRequest().getRemoteAddr()
                : "";
    }

    /** Makes the chain if it is the first entry, and holds it until the caller's transaction ends. */
    private Head lock(long area) {
        return db.sql("""
                insert into audit.head (area, number, hash) values (:area, 0, :start)
                on conflict (area) do update set number = head.number
                returning number, hash
                """)
                .param("area", area)
                .param("start", Chain.START)
                .query((row, _) -> new Head(row.getLong("number"), row.getString("hash")))
                .single();
    }

    private Optional<Head> head(long area) {
        return db.sql("""
                select number, hash from audit.head where area = :area
                """)
                .param("area", area)
                .query((row, _) -> new Head(row.getLong("number"), row.getString("hash")))
                .optional();
    }

    private void add(Entry entry) {
        db.sql("""
                insert into audit.entry
                    (area, number, at, person, capacity, source, act, kind, subject, version, outcome, detail, hash)
                values
                    (:area, :number, :at, :person, :capacity, :source, :act, :kind, :subject, :version, :outcome,
                     :detail, :hash)
                """).paramSource(entry).update();
    }

    private void move(Entry entry) {
        db.sql("""
                update audit.head set number = :number, hash = :hash where area = :area
                """).paramSource(entry).update();
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("area"),
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class),
                row.getLong("person"),
                row.getString("capacity"),
                row.getString("source"),
                row.getString("act"),
                row.getString("kind"),
                row.getLong("subject"),
                row.getInt("version"),
                row.getString("outcome"),
                row.getString("detail"),
                row.getString("hash"));
    }

    private record Head(long number, String hash) {
        static final Head START = new Head(0, Chain.START);
    }

    /** Goes from link to link and stays where the chain is broken. */
    private static final class Walk {
        private Head last = Head.START;
        private boolean fits = true;

        void step(Entry entry, Sealed sealed) {
            fits = fits && entry.follows(last.number(), last.hash(), sealed);
            if (fits) last = new Head(entry.number(), entry.hash());
        }
    }
}
