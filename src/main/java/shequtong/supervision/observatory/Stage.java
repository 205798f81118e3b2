package shequtong.supervision.observatory;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.supervision.Places.Place;

/** A community from above: what it has in hand, without what only its committee was told (R34). */
@Repository
class Stage {

    private final JdbcClient db;

    Stage(JdbcClient db) {
        this.db = db;
    }

    /** @param due from when on it is 超时, as its committee counts it; nothing once it was answered, or where it is legacy */
    record Matter(
            long id,
            String number,
            String title,
            Instant reportedAt,
            String state,
            boolean legacy,
            @Nullable Instant due) {

        boolean late(Instant now) {
            return due != null && !due.isAfter(now);
        }
    }

    /** For whoever may read them now as residents do: the numbers are everybody's who looks after the place. */
    Slice<Matter> open(Place place, String tab, Instant now, Cursor after) {
        if (!place.observed()) return new Slice<>(List.of(), null);
        return Slice.of(
                db.sql("""
                        select id, number, title, reported_at, state, legacy, due
                        from casework.case_view
                        where community = :community and state <> 'CLOSED' and visibility <> 'COMMITTEE'
                          and (reported_at, id) < (:at, :id)
                          and case :tab
                              when 'WAITING' then first_answered_at is null
                              when 'LATE' then due <= :now
                              when 'REWORK' then state = 'REWORK'
                              else true
                              end
                        order by reported_at desc, id desc
                        limit 21
                        """)
                        .param("community", place.id())
                        .param("tab", tab)
                        .param("now", now.atOffset(UTC))
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query((row, _) -> {
                            var due = row.getObject("due", OffsetDateTime.class);
                            return new Matter(
                                    row.getLong("id"),
                                    row.getString("number"),
                                    row.getString("title"),
                                    row.getObject("reported_at", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getString("state"),
                                    row.getBoolean("legacy"),
                                    due == null ? null : due.toInstant());
                        })
                        .list(),
                it -> new Cursor(it.reportedAt(), it.id()));
    }

    record Counts(int open, int waiting, int late, int rework, int orders) {}

    Counts counts(Place place, Instant now) {
        return db.sql("""
                select count(*) as open, count(*) filter (where first_answered_at is null) as waiting,
                       count(*) filter (where due <= :now) as late,
                       count(*) filter (where state = 'REWORK') as rework,
                       (select count(*) from supervision.supervision_order it
                        where it.community = :community and it.state <> 'LIFTED') as orders
                from casework.case_view
                where community = :community and state <> 'CLOSED' and visibility <> 'COMMITTEE'
                """)
                .param("community", place.id())
                .param("now", now.atOffset(UTC))
                .query(Counts.class)
                .single();
    }

    /** The mandates of those in whose patch it lies: its own contacts, and those of its street. */
    List<Long> contacts(Place place) {
        return db.sql("""
                select mandate
                from organization.charge_view
                where area in (:community, :street) and mechanism = 'CONTACT' and until is null
                order by id
                limit 10
                """)
                .param("community", place.id())
                .param("street", place.street())
                .query(Long.class)
                .list();
    }
}
