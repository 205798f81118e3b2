package shequtong.supervision.orders;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.supervision.Places.Place;

/** A matter of a community, as little of it as whoever notes something needs. What only the committee sees is not there. */
@Repository
class Matters {

    private final JdbcClient db;

    Matters(JdbcClient db) {
        this.db = db;
    }

    record Matter(
            CaseId id,
            String title,
            String number,
            Instant reportedAt,
            boolean answered,
            boolean closed,
            @Nullable Instant due) {

        boolean late(Instant now) {
            return due != null && !due.isAfter(now);
        }
    }

    /** @param ours whether it lies at the asker's own desk, even if it was raised for the committee alone */
    Optional<Matter> find(Place place, CaseId id, boolean ours) {
        return db.sql("""
                select id, title, number, reported_at, first_answered_at is not null as answered, state = 'CLOSED' as closed,
                       due
                from casework.case_view
                where community = :community and id = :id and (:ours or :observed and visibility <> 'COMMITTEE')
                """)
                .param("community", place.id())
                .param("id", id.value())
                .param("ours", ours)
                .param("observed", place.observed())
                .query((row, _) -> {
                    var due = row.getObject("due", OffsetDateTime.class);
                    return new Matter(
                            new CaseId(row.getLong("id")),
                            row.getString("title"),
                            row.getString("number"),
                            row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                            row.getBoolean("answered"),
                            row.getBoolean("closed"),
                            due == null ? null : due.toInstant());
                })
                .optional();
    }
}
