package shequtong.casework.complaints;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.Grade;
import shequtong.casework.file.Resolved;
import shequtong.casework.file.Standings;
import shequtong.identity.PersonId;
import shequtong.residency.Author;

/** The path of a complaint: what was done to it, line by line. */
@Repository
class ComplaintPath {

    private final JdbcClient db;

    ComplaintPath(JdbcClient db) {
        this.db = db;
    }

    void add(long street, ComplaintId id, int number, ComplaintStep step) {
        db.sql("""
                insert into casework.complaint_step
                    (street, complaint, number, at, kind, person, mandate, shown, words, finding, resolved, grade)
                values (:street, :id, :number, :at, :kind, :person, :mandate, :shown, :words, :finding, :resolved, :grade)
                """)
                .param("street", street)
                .param("id", id.value())
                .param("number", number)
                .param("at", step.at().atOffset(UTC))
                .param("kind", step.kind().name())
                .param("person", step.author().person().value())
                .param("mandate", step.author().mandate())
                .param("shown", step.shown())
                .param("words", step.words())
                .param("finding", step.finding() == null ? null : step.finding().name())
                .param(
                        "resolved",
                        step.resolved() == null ? null : step.resolved().name())
                .param("grade", step.grade() == null ? null : step.grade().value())
                .update();
    }

    /** @param inner whether the office's own notes are among them */
    List<ComplaintStep> of(Complaint.Head head, boolean inner) {
        return db.sql("""
                select at, kind, person, mandate, shown, words, finding, resolved, grade
                from casework.complaint_step
                where street = :street and complaint = :id and (shown or :inner)
                order by number
                """)
                .param("street", head.street())
                .param("id", head.id().value())
                .param("inner", inner)
                .query((row, _) -> step(row))
                .list();
    }

    private static ComplaintStep step(ResultSet row) throws SQLException {
        var finding = row.getString("finding");
        var resolved = row.getString("resolved");
        return new ComplaintStep(
                ComplaintStep.Kind.valueOf(row.getString("kind")),
                new Author(new PersonId(row.getLong("person")), row.getLong("mandate"), false),
                row.getBoolean("shown"),
                Standings.instant(row, "at"),
                row.getString("words"),
                finding == null ? null : Finding.valueOf(finding),
                resolved == null ? null : Resolved.valueOf(resolved),
                resolved == null ? null : Grade.of(row.getInt("grade")));
    }
}
