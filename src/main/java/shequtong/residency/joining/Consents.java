package shequtong.residency.joining;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;

/** Who agreed to what, in which wording, when (R98). A new wording is asked for anew. */
@Repository
public class Consents {

    /** The version of PrivacyPage: a change of purpose or kind of data makes a new one. */
    static final int VERSION = 1;

    private static final String JOINING = "JOINING";

    private final JdbcClient db;
    private final Clock clock;

    Consents(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param withdrawnAt since when it counts no more */
    public record Given(
            String kind, int version, Instant at, @Nullable Instant withdrawnAt) {}

    /** Given anew after it was taken back, it counts from now. */
    public void give(PersonId person) {
        db.sql("""
                insert into residency.consent (person, kind, version, at) values (:person, :kind, :version, :now)
                on conflict (person, kind, version) do update set at = excluded.at, withdrawn_at = null
                where consent.withdrawn_at is not null
                """)
                .param("person", person.value())
                .param("kind", JOINING)
                .param("version", VERSION)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** In every wording in which it was given. */
    public void withdraw(PersonId person) {
        Refused.unlessChanged(db.sql("""
                update residency.consent set withdrawn_at = :now
                where person = :person and kind = :kind and withdrawn_at is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("person", person.value())
                .param("kind", JOINING)
                .update());
    }

    public List<Given> of(PersonId person) {
        return db.sql("""
                select kind, version, at, withdrawn_at from residency.consent where person = :person order by kind, version
                """)
                .param("person", person.value())
                .query((row, _) -> {
                    var withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
                    return new Given(
                            row.getString("kind"),
                            row.getInt("version"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            withdrawn == null ? null : withdrawn.toInstant());
                })
                .list();
    }
}
