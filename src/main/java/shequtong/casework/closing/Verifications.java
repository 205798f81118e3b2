package shequtong.casework.closing;

import static java.time.ZoneOffset.UTC;
import static shequtong.casework.file.Standings.instant;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** What the tier above is to look at, and what it found. */
@Repository
class Verifications {

    private final JdbcClient db;

    Verifications(JdbcClient db) {
        this.db = db;
    }

    enum Way {
        PHONE("打电话问了反映人"),
        VISIT("上门问了"),
        SITE("到现场看了");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** @param found whether it was really solved; none while nobody has looked */
    record Verification(long id, Instant due, @Nullable Boolean found, String words) {}

    /** Once for each round of work. */
    boolean draw(Case.Head head, Instant now, Instant due) {
        var drawn = db.sql("""
                insert into casework.verification (community, case_id, round, street, opened_at, due)
                select :community, :case, :round, parent, :now, :due
                from organization.area_view
                where id = :community
                on conflict (community, case_id, round) do nothing
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("round", head.reworks() + 1)
                .param("now", now.atOffset(UTC))
                .param("due", due.atOffset(UTC))
                .update();
        db.sql("""
                update casework.case_file set above = true where community = :community and id = :case
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .update();
        return drawn == 1;
    }

    /** The one of this round. */
    Optional<Verification> of(long community, CaseId id, int round) {
        return db.sql("""
                select id, due, found, words
                from casework.verification
                where community = :community and case_id = :case and round = :round
                """)
                .param("community", community)
                .param("case", id.value())
                .param("round", round)
                .query((row, _) -> new Verification(
                        row.getLong("id"),
                        instant(row, "due"),
                        (Boolean) row.getObject("found"),
                        row.getString("words")))
                .optional();
    }

    void found(Case.Head head, Verification it, Duty by, boolean found, Way way, String words, Instant now) {
        Refused.unlessChanged(db.sql("""
                update casework.verification
                set found = :found, way = :way, words = :words, decided_by = :by, decided_at = :now
                where community = :community and case_id = :case and id = :id and found is null
                """)
                .param("found", found)
                .param("way", way.name())
                .param("words", words)
                .param("by", by.mandate().id())
                .param("now", now.atOffset(UTC))
                .param("community", head.community())
                .param("case", head.id().value())
                .param("id", it.id())
                .update());
        db.sql("""
                update casework.case_file set verified = :found where community = :community and id = :case
                """)
                .param("found", found)
                .param("community", head.community())
                .param("case", head.id().value())
                .update();
    }
}
