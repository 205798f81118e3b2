package shequtong.casework.merging;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;
import shequtong.casework.file.Scope;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Standings;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Viewer;

/** Which case went into which, and what it was before. */
@Repository
class Merges {

    private final JdbcClient db;

    Merges(JdbcClient db) {
        this.db = db;
    }

    /** @param was the state it had; @param answeredAt when it had been answered, if it had */
    record Before(CaseId into, String was, @Nullable Instant answeredAt) {}

    void add(Duty duty, Case.Open it, CaseId into, Instant now) {
        var head = it.head();
        var answered = head.times().firstAnsweredAt();
        db.sql("""
                with aside as (
                    update casework.case_file set aside = 'MERGED' where community = :community and id = :id)
                insert into casework.merge (community, case_id, into_id, at, mandate, was, was_answered_at)
                values (:community, :id, :into, :now, :mandate, :was, :answered)
                """)
                .param("community", head.community())
                .param("id", head.id().value())
                .param("into", into.value())
                .param("now", now.atOffset(UTC))
                .param("mandate", duty.mandate().id())
                .param("was", it.state())
                .param("answered", answered == null ? null : answered.atOffset(UTC))
                .update();
    }

    Optional<Before> before(long community, CaseId id) {
        return db.sql("""
                select into_id, was, was_answered_at
                from casework.merge
                where community = :community and case_id = :id and undone_at is null
                """)
                .param("community", community)
                .param("id", id.value())
                .query((row, _) -> new Before(
                        new CaseId(row.getLong("into_id")),
                        row.getString("was"),
                        Standings.maybe(row, "was_answered_at")))
                .optional();
    }

    void undo(Duty duty, CaseId id, Instant now) {
        Refused.unlessChanged(db.sql("""
                with apart as (
                    update casework.case_file set aside = null
                    where community = :community and id = :id and aside = 'MERGED')
                update casework.merge set undone_at = :now, undone_by = :mandate
                where community = :community and case_id = :id and undone_at is null
                """)
                .param("community", duty.area().id())
                .param("id", id.value())
                .param("now", now.atOffset(UTC))
                .param("mandate", duty.mandate().id())
                .update());
    }

    /** By its number, as officials tell it each other. */
    Optional<CaseId> numbered(Duty duty, String number) {
        return db.sql("""
                select id from casework.case_file where community = :community and number in (:number, upper(:number))
                """)
                .param("community", duty.area().id())
                .param("number", number)
                .query((row, _) -> new CaseId(row.getLong("id")))
                .optional();
    }

    /** Where it went; nothing when it went nowhere, or the viewer may not see that case. */
    Optional<Standing> into(Viewer viewer, Standing it) {
        return db.sql("""
                select standing.*
                from casework.merge
                join casework.standing on standing.community = merge.community and standing.id = merge.into_id
                where merge.community = :community and merge.case_id = :case and merge.undone_at is null
                  and casework.seen(
                      standing.community, standing.id, standing.reporter, standing.visibility, :reach, :place, :me, :unit)
                """)
                .param("community", it.community())
                .param("case", it.id().value())
                .params(Scope.of(viewer).params())
                .query(Standings::row)
                .optional();
    }

    /** What went into it, straight or by way of another, as far as the viewer may see. */
    List<Standing> within(Viewer viewer, Standing it) {
        return db.sql("""
                with recursive below as (
                    select merge.case_id, 1 as depth
                    from casework.merge
                    where merge.community = :community and merge.into_id = :case and merge.undone_at is null
                    union all
                    select merge.case_id, below.depth + 1
                    from casework.merge
                    join below on merge.into_id = below.case_id
                    where merge.community = :community and merge.undone_at is null and below.depth < 20)
                select standing.*
                from below
                join casework.standing on standing.community = :community and standing.id = below.case_id
                where casework.seen(
                    standing.community, standing.id, standing.reporter, standing.visibility, :reach, :place, :me, :unit)
                order by standing.reported_at, standing.id
                limit 50
                """)
                .param("community", it.community())
                .param("case", it.id().value())
                .params(Scope.of(viewer).params())
                .query(Standings::row)
                .list();
    }
}
