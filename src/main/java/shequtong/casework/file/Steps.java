package shequtong.casework.file;

import static shequtong.casework.file.Standings.instant;
import static shequtong.casework.file.Standings.maybe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.residency.Author;

/** Reads the path of a case. */
@Repository
public class Steps {

    private final JdbcClient db;

    Steps(JdbcClient db) {
        this.db = db;
    }

    /** @param labels the names of its bodies */
    public record Row(
            int number,
            long id,
            Instant at,
            Step.Kind kind,
            Author author,
            boolean shown,
            String words,
            List<String> labels,
            List<String> kinds,
            @Nullable Long to,
            @Nullable String category,
            @Nullable Instant due,
            Step.@Nullable Stage stage,
            @Nullable Integer before,
            @Nullable Outcome outcome,
            String present,
            @Nullable Instant presentAt,
            String absent,
            @Nullable Resolved resolved,
            @Nullable Grade grade) {}

    /** @param inner whether the committee's own notes are among them */
    public List<Row> of(Standing standing, boolean inner) {
        return db.sql("""
                select step.number, step.id, step.at, step.kind, step.person, step.mandate, step.shown, step.words,
                       units.labels, units.kinds, step.handed_to, category.major || ' / ' || category.minor as category,
                       step.due, step.stage, step.before, feedback.outcome, feedback.present, feedback.present_at,
                       feedback.absent, rating.resolved, rating.grade
                from casework.step
                left join casework.feedback on feedback.community = step.community
                      and feedback.case_id = step.case_id and feedback.number = step.number
                left join casework.rating on rating.community = step.community
                      and rating.case_id = step.case_id and rating.number = step.number
                left join casework.category on category.code = step.category
                left join lateral (
                    select array_agg(body.name order by body.id) as labels, array_agg(body.kind order by body.id) as kinds
                    from organization.body_view body
                    where body.id = any(step.bodies)
                ) units on true
                where step.community = :community and step.case_id = :id and (step.shown or :inner)
                order by step.number
                """)
                .param("community", standing.community())
                .param("id", standing.id().value())
                .param("inner", inner)
                .query((row, _) -> row(standing, row))
                .list();
    }

    private static Row row(Standing standing, ResultSet row) throws SQLException {
        var person = new PersonId(row.getLong("person"));
        var mandate = row.getLong("mandate");
        var kind = Step.Kind.valueOf(row.getString("kind"));
        var stage = row.getString("stage");
        var before = row.getInt("before");
        var known = !row.wasNull();
        var resolved = row.getString("resolved");
        return new Row(
                row.getInt("number"),
                row.getLong("id"),
                instant(row, "at"),
                kind,
                mandate == 0 ? standing.author() : new Author(person, mandate, false),
                row.getBoolean("shown"),
                row.getString("words"),
                List.of(Standings.texts(row.getArray("labels"))),
                List.of(Standings.texts(row.getArray("kinds"))),
                Standings.number(row, "handed_to"),
                row.getString("category"),
                maybe(row, "due"),
                stage == null ? null : Step.Stage.valueOf(stage),
                known ? before : null,
                Standings.outcome(row, "outcome"),
                text(row, "present"),
                maybe(row, "present_at"),
                text(row, "absent"),
                resolved == null ? null : Resolved.valueOf(resolved),
                resolved == null ? null : Grade.of(row.getInt("grade")));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }
}
