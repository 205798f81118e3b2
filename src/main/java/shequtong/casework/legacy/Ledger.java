package shequtong.casework.legacy;

import static java.time.ZoneOffset.UTC;
import static shequtong.casework.file.Standings.instant;
import static shequtong.casework.file.Standings.maybe;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;
import shequtong.casework.file.Scope;
import shequtong.kernel.Cursor;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;

/** The ledger of what is legacy, and its marks on the cases. */
@Repository
class Ledger {

    private final JdbcClient db;
    private final Clock clock;

    Ledger(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param desk the area that marked it and looks at it each year
     * @param overdrawn whether its handling was over before it was marked: the figures go by that deadline
     */
    record Mark(
            long desk,
            long markedBy,
            String reason,
            Instant markedAt,
            Instant reviewDue,
            @Nullable Instant reviewedAt,
            boolean overdrawn) {}

    /** @param last when somebody last did something about it, other than press or note */
    record Row(
            long id,
            String title,
            String area,
            String number,
            String reason,
            Instant markedAt,
            Instant reviewDue,
            Instant last) {

        boolean due(Instant now) {
            return reviewDue.isBefore(now);
        }
    }

    Optional<Mark> of(long community, CaseId id) {
        return db.sql("""
                select it.desk, it.marked_by, it.reason, it.marked_at, it.review_due, it.reviewed_at, file.overdrawn
                from casework.legacy it
                join casework.case_file file on file.community = it.community and file.id = it.case_id
                where it.community = :community and it.case_id = :case and it.ended_at is null and file.legacy
                """)
                .param("community", community)
                .param("case", id.value())
                .query((row, _) -> new Mark(
                        row.getLong("desk"),
                        row.getLong("marked_by"),
                        row.getString("reason"),
                        instant(row, "marked_at"),
                        instant(row, "review_due"),
                        maybe(row, "reviewed_at"),
                        row.getBoolean("overdrawn")))
                .optional();
    }

    /** What was marked, taken off and is marked again is one line of the ledger. */
    void mark(Case.Head head, Duty by, String reason, Instant review, boolean overdrawn) {
        var marked = db.sql("""
                insert into casework.legacy as it (
                    community, case_id, street, district, desk, reason, marked_by, marked_at, was_due, review_due)
                select :community, :case, street.id, street.parent, :desk, :reason, :by, :now, :was, :review
                from organization.area_view place
                join organization.area_view street on street.id = place.parent
                where place.id = :community
                on conflict (community, case_id) do update
                set desk = excluded.desk, reason = excluded.reason, marked_by = excluded.marked_by,
                    marked_at = excluded.marked_at, was_due = excluded.was_due, review_due = excluded.review_due,
                    reviewed_at = null, ended_at = null
                where it.ended_at is not null or not exists (
                    select from casework.case_file file
                    where file.community = it.community and file.id = it.case_id and file.legacy)
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("desk", by.area().id())
                .param("reason", reason)
                .param("by", by.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .param("was", head.times().handleDue().atOffset(UTC))
                .param("review", review.atOffset(UTC))
                .update();
        if (marked == 0) throw new Refused("这件事已经列为历史遗留了");
        legacy(head, true, overdrawn);
    }

    void reviewed(Case.Head head, Instant next) {
        Refused.unlessChanged(db.sql("""
                update casework.legacy set reviewed_at = :now, review_due = :next
                where community = :community and case_id = :case and ended_at is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("next", next.atOffset(UTC))
                .param("community", head.community())
                .param("case", head.id().value())
                .update());
    }

    void end(Case.Head head) {
        Refused.unlessChanged(db.sql("""
                update casework.legacy set ended_at = :now
                where community = :community and case_id = :case and ended_at is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("community", head.community())
                .param("case", head.id().value())
                .update());
        legacy(head, false, false);
    }

    private void legacy(Case.Head head, boolean is, boolean overdrawn) {
        db.sql("""
                update casework.case_file set legacy = :is, overdrawn = :overdrawn, above = true
                where community = :community and id = :case
                """)
                .param("is", is)
                .param("overdrawn", overdrawn)
                .param("community", head.community())
                .param("case", head.id().value())
                .update();
    }

    /** What is open of a 街镇 or the district, the nearest review first: one walk along an index. */
    Slice<Row> page(Duty duty, String words, Cursor after) {
        return Slice.of(
                db.sql("""
                        with found as (
                            (select it.community, it.case_id, it.review_due, it.reason, it.marked_at
                             from casework.legacy it
                             join casework.case_file file on file.community = it.community and file.id = it.case_id
                             where :reach = 'STREET' and it.street = :place and it.ended_at is null
                               and (it.review_due, it.case_id) > (:at, :id) and file.legacy
                               and case when :words = '' then true
                                   else file.number = upper(:words) or position(lower(:words) in lower(file.title)) > 0
                                     or position(lower(:words) in lower(it.reason)) > 0 end
                             order by it.review_due, it.case_id
                             limit 21)
                            union all
                            (select it.community, it.case_id, it.review_due, it.reason, it.marked_at
                             from casework.legacy it
                             join casework.case_file file on file.community = it.community and file.id = it.case_id
                             where :reach = 'DISTRICT' and it.district = :place and it.ended_at is null
                               and (it.review_due, it.case_id) > (:at, :id) and file.legacy
                               and case when :words = '' then true
                                   else file.number = upper(:words) or position(lower(:words) in lower(file.title)) > 0
                                     or position(lower(:words) in lower(it.reason)) > 0 end
                             order by it.review_due, it.case_id
                             limit 21)
                        )
                        select file.id, file.title, area.label, file.number, found.reason, found.marked_at,
                               found.review_due, coalesce(last.at, file.reported_at) as last
                        from found
                        join casework.case_file file on file.community = found.community and file.id = found.case_id
                        join organization.area_view area on area.id = found.community
                        left join lateral (
                            select step.at
                            from casework.step
                            where step.community = found.community and step.case_id = found.case_id
                              and step.kind not in ('NUDGED', 'NOTED')
                            order by step.number desc
                            limit 1
                        ) last on true
                        order by found.review_due, file.id
                        """)
                        .param("reach", Scope.of(duty).reach())
                        .param("place", duty.area().id())
                        .param("words", words)
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query((row, _) -> new Row(
                                row.getLong("id"),
                                row.getString("title"),
                                row.getString("label"),
                                row.getString("number"),
                                row.getString("reason"),
                                instant(row, "marked_at"),
                                instant(row, "review_due"),
                                instant(row, "last")))
                        .list(),
                it -> new Cursor(it.reviewDue(), it.id()));
    }
}
