package shequtong.demo;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What comes of a table: everybody came, each took something on by a day, and does it or has still to. */
@Repository
class Commitments {

    private final JdbcClient db;

    Commitments(JdbcClient db) {
        this.db = db;
    }

    void met(Course course, Instant at, long[] leader, String minutes) {
        var id = db.sql("""
                update casework.invitation set state = 'HELD', held_by = :by, held_at = :at
                where case_id = :case and state = 'CALLED'
                returning id
                """)
                .param("by", leader[1])
                .param("at", at.atOffset(UTC))
                .param("case", course.id)
                .query(Long.class)
                .single();
        var bodies = db.sql("""
                update casework.invitee
                set attended = true, coming = true, answered_at = coalesce(answered_at, :at::timestamptz - interval '2 days'),
                    answered_by = coalesce(
                        answered_by, (select min(id) from organization.mandate where mandate.body = invitee.body))
                where invitation = :id
                returning body
                """)
                .param("at", at.atOffset(UTC))
                .param("id", id)
                .query(Long.class)
                .list();
        db.sql("""
                insert into casework.minutes (community, case_id, invitation, number, words, written_by, at)
                values (:community, :case, :id, 1, :words, :by, :at)
                """)
                .param("community", course.community)
                .param("case", course.id)
                .param("id", id)
                .param("words", minutes)
                .param("by", leader[1])
                .param("at", at.atOffset(UTC))
                .update();
        db.sql("""
                update casework.case_file set invitation = 'HELD' where id = :id
                """).param("id", course.id).update();
        course.step(at, "MET", leader[0], leader[1], true, "请到的单位都来了", bodies, null);
    }

    void taken(Course course, Instant at, Instant due, long[] leader, long body, String what) {
        db.sql("""
                with sent as (
                    insert into casework.dispatch (
                        community, case_id, body, tier, purpose, due, state, issued_by, issued_area, issued_at, committed)
                    select community, case_id, :body, 'SUBDISTRICT', :what, :due, 'OPEN', :by, desk, :at, true
                    from casework.invitation where case_id = :case and state = 'HELD'
                    returning community, case_id, id)
                insert into casework.commitment (community, case_id, invitation, dispatch)
                select sent.community, sent.case_id, it.id, sent.id
                from sent
                join casework.invitation it on it.case_id = sent.case_id and it.state = 'HELD'
                """)
                .param("body", body)
                .param("what", what)
                .param("due", due.atOffset(UTC))
                .param("by", leader[1])
                .param("at", at.atOffset(UTC))
                .param("case", course.id)
                .update();
        course.dated(at, "COMMITTED", leader, what, List.of(body), due);
    }

    void kept(Course course, Instant at, long[] handler, long body, String what, String words) {
        db.sql("""
                update casework.dispatch
                set state = 'ANSWERED', answer = :words, stage = 'REPLY', answered_by = :by, answered_at = :at,
                    contact = 'COMMITTEE'
                where case_id = :case and body = :body and purpose = :what and state = 'OPEN'
                """)
                .param("words", words)
                .param("by", handler[1])
                .param("at", at.atOffset(UTC))
                .param("case", course.id)
                .param("body", body)
                .param("what", what)
                .update();
        course.step(
                at, "HANDLED", handler[0], handler[1], true, "会上认领的“" + what + "”：" + words, List.of(body), "REPLY");
    }
}
