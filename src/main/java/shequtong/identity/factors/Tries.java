package shequtong.identity.factors;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shequtong.identity.IdentitySettings;

/**
 * How often somebody may be wrong (R105, AT-32). A try is counted before anybody looks whether it is right, in a
 * transaction of its own: whatever becomes of the request, it has been counted, and of a thousand that come at once no
 * more get through than may.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRES_NEW)
public class Tries {

    private final JdbcClient db;
    private final Clock clock;
    private final IdentitySettings settings;

    Tries(JdbcClient db, Clock clock, IdentitySettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    /** What is counted: whose door it is, or from where somebody knocks. */
    public record Key(String text, boolean peer) {

        public static Key of(String what, byte[] account) {
            return new Key(what + ":" + java.util.HexFormat.of().formatHex(account), false);
        }

        public static Key of(String what, long person) {
            return new Key(what + ":" + person, false);
        }

        public static Key peer(String address) {
            return new Key("peer:" + Peer.of(address), true);
        }
    }

    /** Counts all of them. @return whether there is still a try left under each */
    public boolean allow(Key... keys) {
        return List.of(keys).stream().map(this::count).reduce(true, Boolean::logicalAnd);
    }

    /** It was right: the account begins anew, its address is given back the one try. */
    public void right(Key... keys) {
        for (var key : keys) {
            if (key.peer()) giveBack(key);
            else forget(key);
        }
    }

    private boolean count(Key key) {
        var limit = key.peer() ? settings.peerFailures() : settings.failures();
        var now = OffsetDateTime.now(clock);
        return db.sql("""
                insert into identity.tries (key, failures, until) values (:key, 1, :until)
                on conflict (key) do update set
                    failures = case when tries.until <= :now then 1 else tries.failures + 1 end,
                    until = case when tries.until > :now and tries.failures >= :limit then tries.until else :until end
                returning failures <= :limit
                """)
                .param("key", key.text())
                .param("now", now)
                .param("limit", limit)
                .param("until", now.plus(settings.locked()))
                .query(Boolean.class)
                .single();
    }

    private void forget(Key key) {
        db.sql("""
                delete from identity.tries where key = :key
                """).param("key", key.text()).update();
    }

    private void giveBack(Key key) {
        db.sql("""
                update identity.tries set failures = failures - 1 where key = :key and failures > 0
                """).param("key", key.text()).update();
    }

    /** What is past locks nobody. */
    public void tidy() {
        db.sql("""
                delete from identity.tries where until <= :now
                """).param("now", OffsetDateTime.now(clock)).update();
    }
}
