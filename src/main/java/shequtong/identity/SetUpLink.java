package shequtong.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.identity.accounts.Accounts;
import shequtong.kernel.Chain;
import shequtong.kernel.Missing;
import shequtong.kernel.Token;

/** The one link with which the first official of a new installation comes in. It works once, and only its hash is kept. */
@Repository
public class SetUpLink {

    private final JdbcClient db;
    private final Clock clock;
    private final Accounts accounts;

    SetUpLink(JdbcClient db, Clock clock, Accounts accounts) {
        this.db = db;
        this.clock = clock;
        this.accounts = accounts;
    }

    /** A fresh token takes the place of any that was printed before and never used. */
    @Transactional
    public String renew() {
        db.sql("""
                delete from identity.set_up where used_at is null
                """).update();
        var token = Token.secret();
        db.sql("""
                insert into identity.set_up (hash, made_at) values (:hash, :now)
                """)
                .param("hash", hash(token))
                .param("now", OffsetDateTime.now(clock))
                .update();
        return token;
    }

    /** @throws Missing for a link that is unknown or was used, without telling which */
    public void mustBeFresh(String token) {
        var fresh = db.sql("""
                select exists (select from identity.set_up where hash = :hash and used_at is null)
                """).param("hash", hash(token)).query(Boolean.class).single();
        if (!fresh) throw new Missing("set-up link");
    }

    /** Whoever holds the link answers for the number. Of two who press at once, one is told that it is gone. */
    @Transactional
    public PersonId use(String token, Phone phone) {
        var used = db.sql("""
                update identity.set_up set used_at = :now where hash = :hash and used_at is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("hash", hash(token))
                .update();
        if (used == 0) throw new Missing("set-up link");
        return accounts.of(phone);
    }

    private static String hash(String token) {
        return Chain.next("set-up", token);
    }
}
