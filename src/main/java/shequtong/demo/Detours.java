package shequtong.demo;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What goes back, rests, or is helped with on the course of a case. */
@Repository
class Detours {

    private static final Duration DECIDED = Duration.ofHours(24);
    private static final Duration REVIEWED = Duration.ofDays(30);

    private final JdbcClient db;

    Detours(JdbcClient db) {
        this.db = db;
    }

    /** A body says that it is not its own; told in the last hours, so that the desk has something to decide. */
    void objected(Course course, Instant at, long[] handler, long body, String suggested, String reason) {
        db.sql("""
                insert into casework.objection (
                    community, case_id, dispatch, reason, suggested, raised_by, raised_at, due, state)
                select community, case_id, id, :reason, :suggested, :by, :at, :due, 'OPEN'
                from casework.dispatch
                where case_id = :case and body = :body
                """)
                .param("reason", reason)
                .param("suggested", suggested)
                .param("by", handler[1])
                .param("at", at.atOffset(UTC))
                .param("due", at.plus(DECIDED).atOffset(UTC))
                .param("case", course.id)
                .param("body", body)
                .update();
        var words = reason + "。建议由" + suggested + "来办";
        course.step(at, "OBJECTED", handler[0], handler[1], true, words, List.of(body), null);
    }

    void joined(Course course, Instant at, long person, long mandate, String sort, String label, String does) {
        db.sql("""
                insert into casework.resource (community, case_id, kind, name, does, added_by, at)
                values (:community, :case, :sort, :label, :does, :by, :at)
                """)
                .param("community", course.community)
                .param("case", course.id)
                .param("sort", sort)
                .param("label", label)
                .param("does", does)
                .param("by", mandate)
                .param("at", at.atOffset(UTC))
                .update();
        course.step(at, "JOINED", person, mandate, true, label + "：" + does, List.of(), null);
    }

    /** Its clock stands where it will stand after the rest. */
    void rested(Course course, Instant at, Duration time, long person, long mandate, String ground, String words) {
        var due = course.handleDue;
        course.handleFrom = course.handleFrom.plus(time);
        course.handleDue = due.plus(time);
        db.sql("""
                insert into casework.suspension (
                    community, case_id, ground, words, since, until, due, rests_due, review_due, decided_by)
                values (:community, :case, :ground, :words, :at, :until, :due, :restsDue, :review, :by)
                """)
                .param("community", course.community)
                .param("case", course.id)
                .param("ground", ground)
                .param("words", words)
                .param("at", at.atOffset(UTC))
                .param("until", at.plus(time).atOffset(UTC))
                .param("due", due.atOffset(UTC))
                .param("restsDue", course.handleDue.atOffset(UTC))
                .param("review", at.plus(REVIEWED).atOffset(UTC))
                .param("by", mandate)
                .update();
        course.step(at, "SUSPENDED", person, mandate, true, words, List.of(), null);
    }
}
