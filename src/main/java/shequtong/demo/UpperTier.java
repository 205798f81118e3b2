package shequtong.demo;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a street does about a matter: it calls bodies to a table, or says that it is legacy. */
@Repository
class UpperTier {

    private static final Duration ANSWERED = Duration.ofHours(6);
    private static final Duration YEAR = Duration.ofDays(365);

    private final JdbcClient db;

    UpperTier(JdbcClient db) {
        this.db = db;
    }

    /** @param leader who leads it: person and mandate; the first of the bodies has said that it comes */
    void invited(
            Course course, Instant at, Instant meets, long[] leader, List<Long> bodies, String purpose, String place) {
        var id = db.sql("""
                insert into casework.invitation (
                    community, case_id, street, district, desk, cause, state, lead, purpose, place, opened_at, called_by,
                    called_at, answer_due, meets_at, due)
                select place.id, :case, street.id, street.parent, street.id, 'CALLED', 'CALLED', :lead, :purpose, :where,
                       :at, :lead, :at, :answer, :meets, :meets
                from organization.area place join organization.area street on street.id = place.parent
                where place.id = :community
                returning id
                """)
                .param("case", course.id)
                .param("lead", leader[1])
                .param("purpose", purpose)
                .param("where", place)
                .param("at", at.atOffset(UTC))
                .param("answer", meets.minus(Duration.ofDays(1)).atOffset(UTC))
                .param("meets", meets.atOffset(UTC))
                .param("community", course.community)
                .query(Long.class)
                .single();
        for (var body : bodies)
            db.sql("""
                    insert into casework.invitee (community, case_id, invitation, body, meets_at, coming, answered_by, answered_at)
                    select :community, :case, :id, :body, :meets, case when :first then true end,
                           case when :first then min(id) end, case when :first then :answered::timestamptz end
                    from organization.mandate where body = :body
                    """)
                    .param("community", course.community)
                    .param("case", course.id)
                    .param("id", id)
                    .param("body", body)
                    .param("meets", meets.atOffset(UTC))
                    .param("first", body.equals(bodies.getFirst()))
                    .param("answered", at.plus(ANSWERED).atOffset(UTC))
                    .update();
        course.state = "HANDLING";
        course.tier = "INVITATION";
        course.dated(at, "INVITED", leader, purpose + "。地点：" + place, bodies, meets);
        db.sql("""
                update casework.case_file set above = true, invitation = 'CALLED' where id = :id
                """).param("id", course.id).update();
    }

    /** From then on its clock stands at the day of the yearly review; a deadline that had passed stays that of the figures. */
    void legacy(Course course, Instant at, long[] marker, String reason) {
        var review = at.plus(YEAR);
        db.sql("""
                insert into casework.legacy (
                    community, case_id, street, district, desk, reason, marked_by, marked_at, was_due, review_due)
                select place.id, :case, street.id, street.parent, street.id, :reason, :by, :at, :was, :review
                from organization.area place join organization.area street on street.id = place.parent
                where place.id = :community
                """)
                .param("case", course.id)
                .param("reason", reason)
                .param("by", marker[1])
                .param("at", at.atOffset(UTC))
                .param("was", course.handleDue.atOffset(UTC))
                .param("review", review.atOffset(UTC))
                .param("community", course.community)
                .update();
        var over = !at.isBefore(course.handleDue);
        if (!over) course.handleDue = review;
        course.step(at, "LEGACY_MARKED", marker[0], marker[1], true, reason, List.of(), null);
        db.sql("""
                update casework.case_file set above = true, legacy = true, overdrawn = :over where id = :id
                """).param("over", over).param("id", course.id).update();
    }

    /** The leader of the street of a case. */
    long[] leader(long street) {
        return db.sql("""
                select person, id from organization.mandate where area = :street and position = 'STREET_LEADER' order by id limit 1
                """)
                .param("street", street)
                .query((row, _) -> new long[] {row.getLong("person"), row.getLong("id")})
                .single();
    }

    /** A department of the district by the end of its name. */
    long department(String name) {
        return db.sql("""
                select id from organization.body where kind = 'DEPARTMENT' and name like '%' || :name
                """).param("name", name).query(Long.class).single();
    }
}
