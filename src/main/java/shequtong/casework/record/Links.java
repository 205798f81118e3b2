package shequtong.casework.record;

import static shequtong.casework.file.Standings.instant;
import static shequtong.casework.file.Standings.maybe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;

/** Reads the chain of a case with everything its links cover, hidden notes too: a digest gives none of them away. */
@Repository
class Links {

    private final JdbcClient db;

    Links(JdbcClient db) {
        this.db = db;
    }

    /** In the order of their numbers. */
    List<Link> of(long community, CaseId id) {
        var dispatches = dispatches(community, id);
        return db.sql("""
                select coalesce(step.number, link.number) as number, link.digest, link.late, link.dispatches, step.id as step_id,
                       step.community, step.case_id, step.at, step.kind, step.person, step.mandate, step.shown,
                       step.words, step.bodies, step.handed_to, step.category, step.due, step.stage, step.before,
                       feedback.outcome, feedback.present, feedback.present_at, feedback.absent,
                       rating.round, rating.resolved, rating.grade, rating.at as rated_at,
                       (select string_agg(sha256, ',' order by position) from media.picture_view
                        where kind = 'casework.step' and subject = step.id) as pictures,
                       file.title, file.words as matter, file.place, own.pictures as own
                from (select * from casework.step where community = :community and case_id = :id) as step
                full join (select * from casework.link where community = :community and case_id = :id) as link
                       on link.number = step.number
                join casework.case_file file on file.community = :community and file.id = :id
                left join casework.feedback on feedback.community = step.community
                      and feedback.case_id = step.case_id and feedback.number = step.number
                left join casework.rating on rating.community = step.community
                      and rating.case_id = step.case_id and rating.number = step.number
                cross join (
                    select string_agg(sha256, ',' order by position) as pictures from media.picture_view
                    where kind = 'casework.case' and subject = :id) as own
                order by number
                """)
                .param("community", community)
                .param("id", id.value())
                .query((row, _) -> link(row, dispatches))
                .list();
    }

    private List<Link.Dispatch> dispatches(long community, CaseId id) {
        return db.sql("""
                select id, body, purpose, issued_at, answer, stage, answered_by, answered_at, contact, contact_at,
                       contact_again_at
                from casework.dispatch
                where community = :community and case_id = :id
                order by id
                """)
                .param("community", community)
                .param("id", id.value())
                .query((row, _) -> new Link.Dispatch(
                        row.getLong("id"),
                        row.getLong("body"),
                        row.getString("purpose"),
                        instant(row, "issued_at"),
                        row.getString("answer"),
                        row.getString("stage"),
                        number(row, "answered_by"),
                        maybe(row, "answered_at"),
                        row.getString("contact"),
                        maybe(row, "contact_at"),
                        maybe(row, "contact_again_at")))
                .list();
    }

    /** A receipt for the case as it stands; none while its last step has no link. */
    Optional<Receipt> receipt(long community, CaseId id) {
        return db.sql("""
                select number, digest
                from casework.link
                where community = :community and case_id = :id
                order by number desc
                limit 1
                """)
                .param("community", community)
                .param("id", id.value())
                .query((row, _) -> Receipt.of(row.getInt("number"), row.getString("digest")))
                .optional();
    }

    /** By the number that stands on the receipt's sheet of paper; asked for before anybody may see the case. */
    Optional<CaseId> numbered(String number) {
        return db.sql("""
                select id from casework.case_file where number = :number
                """)
                .param("number", number)
                .query((row, _) -> new CaseId(row.getLong("id")))
                .optional();
    }

    private static Link link(ResultSet row, List<Link.Dispatch> dispatches) throws SQLException {
        var covered = row.getArray("dispatches") == null ? List.of() : longs(row, "dispatches");
        row.getLong("case_id");
        var step = row.wasNull()
                ? null
                : step(
                        row,
                        dispatches.stream()
                                .filter(it -> covered.contains(it.id()))
                                .toList());
        return new Link(row.getInt("number"), step, row.getString("digest"), maybe(row, "late"));
    }

    private static Link.Step step(ResultSet row, List<Link.Dispatch> dispatches) throws SQLException {
        var before = row.getInt("before");
        var beside = row.wasNull() ? null : before;
        return new Link.Step(
                row.getLong("step_id"),
                row.getLong("community"),
                row.getLong("case_id"),
                instant(row, "at"),
                row.getString("kind"),
                row.getLong("person"),
                row.getLong("mandate"),
                row.getBoolean("shown"),
                row.getString("words"),
                longs(row, "bodies"),
                number(row, "handed_to"),
                row.getString("category"),
                maybe(row, "due"),
                row.getString("stage"),
                beside,
                feedback(row),
                rating(row),
                text(row, "pictures"),
                dispatches,
                new Link.Matter(
                        row.getString("title"), row.getString("matter"), row.getString("place"), text(row, "own")));
    }

    private static Link.@Nullable Feedback feedback(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return outcome == null
                ? null
                : new Link.Feedback(
                        outcome, row.getString("present"), maybe(row, "present_at"), row.getString("absent"));
    }

    private static Link.@Nullable Rating rating(ResultSet row) throws SQLException {
        var resolved = row.getString("resolved");
        return resolved == null
                ? null
                : new Link.Rating(row.getInt("round"), resolved, row.getInt("grade"), instant(row, "rated_at"));
    }

    private static List<Long> longs(ResultSet row, String column) throws SQLException {
        return Arrays.asList((Long[]) row.getArray(column).getArray());
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }
}
