package shequtong.audit;

import static java.time.ZoneOffset.UTC;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Anchor.Pin;

/** The ends of the chains, and whether what is pinned outside is still in them. */
@Repository
class Heads {

    private final JdbcClient db;

    Heads(JdbcClient db) {
        this.db = db;
    }

    List<Pin> ends() {
        return db.sql("""
                select area, number, hash from audit.head where number > 0 order by area
                """).query(Pin.class).list();
    }

    /** Chains of which there is an end, and those of which somebody took the end away. */
    @Transactional(readOnly = true)
    List<Long> areas() {
        return db.sql("""
                select area from audit.head union select distinct area from audit.entry order by area
                """).query(Long.class).list();
    }

    @Transactional(readOnly = true)
    long entries(List<Long> areas) {
        return db.sql("""
                select count(*) from audit.entry where area = any(:areas)
                """)
                .param("areas", areas.toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    /** Those among the pins whose link is gone or has become another. */
    List<Pin> lost(List<Pin> pins) {
        return db.sql("""
                select pin.area, pin.number, pin.hash
                from unnest(:areas::bigint[], :numbers::bigint[], :hashes::text[]) as pin (area, number, hash)
                left join audit.entry on entry.area = pin.area and entry.number = pin.number
                where entry.hash is distinct from pin.hash
                order by pin.area, pin.number
                """)
                .param("areas", pins.stream().map(Pin::area).toArray(Long[]::new))
                .param("numbers", pins.stream().map(Pin::number).toArray(Long[]::new))
                .param("hashes", pins.stream().map(Pin::hash).toArray(String[]::new))
                .query(Pin.class)
                .list();
    }

    @Transactional
    void anchored(Anchor anchor) {
        db.sql("""
                insert into audit.anchor (serial, at, root) values (:serial, :at, :root) on conflict do nothing
                """)
                .param("serial", anchor.serial())
                .param("at", anchor.at().atOffset(UTC))
                .param("root", anchor.root())
                .update();
    }

    /** The last anchor that the database knows of: the files outside must hold it. */
    Optional<Known> lastAnchor() {
        return db.sql("""
                select serial, root from audit.anchor order by serial desc limit 1
                """).query(Known.class).optional();
    }

    record Known(long serial, String root) {}
}
