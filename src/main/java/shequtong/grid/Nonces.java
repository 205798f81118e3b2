package shequtong.grid;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.spi.Peer;

/** Which calls were taken already. */
@Repository
class Nonces {

    private final JdbcClient db;
    private final GridSettings settings;
    private final Clock clock;

    Nonces(JdbcClient db, GridSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return whether it is new; a second that comes at the same moment waits for the first */
    boolean take(Peer peer, String nonce) {
        return db.sql("""
                        insert into grid.nonce (peer, nonce, at) values (:peer, :nonce, :now) on conflict do nothing
                        """)
                        .param("peer", peer.name())
                        .param("nonce", nonce)
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    /** Twice as long as its time is believed, in either direction, it can come again. */
    void forget() {
        db.sql("""
                delete from grid.nonce where at < :before
                """)
                .param("before", OffsetDateTime.now(clock).minus(settings.skew().multipliedBy(4)))
                .update();
    }
}
