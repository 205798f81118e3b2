package shequtong.identity.accounts;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.IdentitySettings;
import shequtong.identity.factors.Peer;
import shequtong.kernel.Chain;
import shequtong.kernel.Refused;

/** One-time codes by number, and how many were asked for (AT-32, AT-33): counted by number and by real peer address. */
@Repository
public class Codes {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int TRIES = 5;
    private static final int A_DAY_TO_A_NUMBER = 10;
    private static final int AN_HOUR_FROM_A_PEER = 60;

    private final JdbcClient db;
    private final Clock clock;
    private final IdentitySettings settings;

    Codes(JdbcClient db, Clock clock, IdentitySettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * @param address at the other end of the connection
     * @throws Refused when the number or the peer asks too often, or all together cost too much today
     */
    public void count(byte[] index, String address) {
        var now = OffsetDateTime.now(clock);
        var source = Peer.of(address);
        oneAtATime(index);
        mustBeAffordable(now);
        var asked = db.sql("""
                select count(*) filter (where phone_index = :index and at > :pause) as just_now,
                       count(*) filter (where phone_index = :index) as today,
                       count(*) filter (where source = :source and at > :hour) as from_there
                from identity.code_sent
                where (phone_index = :index or source = :source) and at > :day
                """)
                .param("index", index)
                .param("source", source)
                .param("pause", now.minus(PAUSE))
                .param("hour", now.minusHours(1))
                .param("day", now.minusDays(1))
                .query((row, _) -> new int[] {row.getInt("just_now"), row.getInt("today"), row.getInt("from_there")})
                .single();
        if (asked[0] > 0) throw new Refused("验证码刚发过，请等一分钟再要");
        if (asked[1] >= A_DAY_TO_A_NUMBER) throw new Refused("今天要验证码的次数太多了，请明天再试，或到居委会当面办理");
        if (asked[2] >= AN_HOUR_FROM_A_PEER) throw new Refused("这里要验证码的人太多了，请过一会儿再试");
        db.sql("""
                insert into identity.code_sent (phone_index, source, at) values (:index, :source, :now)
                """)
                .param("index", index)
                .param("source", source)
                .param("now", now)
                .update();
    }

    private void mustBeAffordable(OffsetDateTime now) {
        var sent =
                db.sql("""
                select count(*) from identity.code_sent where at > :day
                """).param("day", now.minusDays(1)).query(Integer.class).single();
        if (sent >= settings.codesADay()) throw new Refused("今天发出的验证码太多了，请明天再试，或到居委会当面办理");
    }

    /** A hundred requests at the same moment are one after another, until the first has ended. */
    private void oneAtATime(byte[] index) {
        db.sql("""
                select pg_advisory_xact_lock(hashtextextended('identity.code' || encode(:index, 'hex'), 0))
                """).param("index", index).query((_, _) -> true).single();
    }

    public void keep(byte[] index, String code) {
        db.sql("""
                insert into identity.code (phone_index, hash, sent_at) values (:index, :hash, :now)
                on conflict (phone_index) do update set hash = excluded.hash, sent_at = excluded.sent_at, tries = 0
                """)
                .param("index", index)
                .param("hash", hash(index, code))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Counts the try before it looks, and a right code is spent. */
    public boolean spend(byte[] index, String code) {
        var kept = db.sql("""
                update identity.code set tries = tries + 1
                where phone_index = :index and sent_at > :born and tries < :tries
                returning hash
                """)
                .param("index", index)
                .param("born", OffsetDateTime.now(clock).minus(LIFE))
                .param("tries", TRIES)
                .query(String.class)
                .optional()
                .orElse("");
        var right = MessageDigest.isEqual(kept.getBytes(), hash(index, code).getBytes());
        if (right) forget(index);
        return right;
    }

    private void forget(byte[] index) {
        db.sql("""
                delete from identity.code where phone_index = :index
                """).param("index", index).update();
    }

    /** Nobody counts further back than a day. */
    public void tidy() {
        var before = OffsetDateTime.now(clock).minusDays(1);
        db.sql("""
                delete from identity.code_sent where at <= :before
                """).param("before", before).update();
        db.sql("""
                delete from identity.code where sent_at <= :before
                """).param("before", before).update();
    }

    private static String hash(byte[] index, String code) {
        return Chain.next("code", java.util.HexFormat.of().formatHex(index), code);
    }
}
