package shequtong.residency.joining;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;

/** Who agreed to what, in which wording, when (R98). A new wording is asked for anew. */
@Repository
class Consents {

    /** The version of PrivacyPage: a change of purpose or kind of data makes a new one. */
    static final int VERSION = 1;

    private static final String JOINING = "JOINING";

    private final JdbcClient db;
    private final Clock clock;

    Consents(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void give(PersonId person) {
        db.sql("""
                insert into residency.consent (person, kind, version, at) values (:person, :kind, :version, :now)
                on conflict do nothing
                """)
                .param("person", person.value())
                .param("kind", JOINING)
                .param("version", VERSION)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
