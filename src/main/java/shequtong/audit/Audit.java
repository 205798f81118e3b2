package shequtong.audit;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
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
        var head = lock(actor.area());
        var entry = signed(
                new Entry(
                        actor.area(),
                        head.number() + 1,
                        OffsetDateTime.now(clock).truncatedTo(MICROS),
                        actor.person(),
                        actor.capacity(),
                        source(),
                        act,
                        about.kind(),
                        about.id(),
                        ""),
                head.hash());
        add(entry);
        move(entry);
    }

    /** The first entry that does not follow from the one before it, or the first that is cut off at the end. */
    @Transactional(readOnly = true)
    public OptionalLong broken(long area) {
        var previous = new Head(0, Chain.START);
        for (var entry : entries(area)) {
            if (entry.number() != previous.number() + 1 || !entry.equals(signed(entry, previous.hash())))
                return OptionalLong.of(previous.number() + 1);
            previous = new Head(entry.number(), entry.hash());
        }
        return head(area).orElse(new Head(0, Chain.START)).equals(previous)
                ? OptionalLong.empty()
                : OptionalLong.of(previous.number() + 1);
    }

    private Entry signed(Entry it, String previous) {
        var link = Chain.next(
                previous,
                it.area(),
                it.number(),
                it.at().toInstant(),
                it.person(),
                it.capacity(),
                it.source(),
                it.act(),
                it.kind(),
                it.subject());
        return it.with(HexFormat.of().formatHex(sealed.sign(link)));
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
                insert into audit.entry (area, number, at, person, capacity, source, act, kind, subject, hash)
                values (:area, :number, :at, :person, :capacity, :source, :act, :kind, :subject, :hash)
                """).paramSource(entry).update();
    }

    private void move(Entry entry) {
        db.sql("""
                update audit.head set number = :number, hash = :hash where area = :area
                """).paramSource(entry).update();
    }

    private List<Entry> entries(long area) {
        return db.sql("""
                select area, number, at, person, capacity, source, act, kind, subject, hash
                from audit.entry
                where area = :area
                order by number
                """)
                .param("area", area)
                .query((row, _) -> new Entry(
                        row.getLong("area"),
                        row.getLong("number"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getLong("person"),
                        row.getString("capacity"),
                        row.getString("source"),
                        row.getString("act"),
                        row.getString("kind"),
                        row.getLong("subject"),
                        row.getString("hash")))
                .list();
    }

    private record Head(long number, String hash) {}

    private record Entry(
            long area,
            long number,
            OffsetDateTime at,
            long person,
            String capacity,
            String source,
            String act,
            String kind,
            long subject,
            String hash) {

        Entry with(String newHash) {
            return new Entry(area, number, at, person, capacity, source, act, kind, subject, newHash);
        }
    }
}
