package shequtong.casework.joint;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.DispatchId;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** Writes down who answered, who was there, what was taken on, and what is said of the call. */
@Repository
class Sitting {

    private final JdbcClient db;

    Sitting(JdbcClient db) {
        this.db = db;
    }

    /** Once; whoever comes second from the same body finds that a colleague has answered. */
    void answer(Invitation it, Duty duty, boolean coming, String reason, Instant now) {
        var done = db.sql("""
                update casework.invitee
                set coming = :coming, reason = :reason, answered_by = :by, answered_at = :now
                where community = :community and case_id = :case and invitation = :id and body = :body
                  and answered_at is null
                """)
                .param("coming", coming)
                .param("reason", reason)
                .param("by", duty.mandate().id())
                .param("now", now.atOffset(UTC))
                .param("community", it.community())
                .param("case", it.caseId().value())
                .param("id", it.id().value())
                .param("body", duty.mandate().body().id())
                .update();
        if (done == 0) throw new Refused("您单位已经答复过了");
    }

    /** Everybody is marked: whoever is not among those present was absent. */
    void held(Invitation it, Duty duty, List<Long> present, Instant now) {
        Refused.unlessChanged(db.sql("""
                update casework.invitation set state = 'HELD', held_by = :by, held_at = :now
                where id = :id and state = 'CALLED'
                """)
                .param("by", duty.mandate().id())
                .param("now", now.atOffset(UTC))
                .param("id", it.id().value())
                .update());
        db.sql("""
                update casework.invitee set attended = body = any(:present)
                where community = :community and case_id = :case and invitation = :id
                """)
                .param("present", present.toArray(Long[]::new))
                .param("community", it.community())
                .param("case", it.caseId().value())
                .param("id", it.id().value())
                .update();
    }

    void committed(Invitation it, DispatchId dispatch) {
        db.sql("""
                insert into casework.commitment (community, case_id, invitation, dispatch)
                values (:community, :case, :id, :dispatch)
                """)
                .param("community", it.community())
                .param("case", it.caseId().value())
                .param("id", it.id().value())
                .param("dispatch", dispatch.value())
                .update();
    }

    /** What was taken on at the tables of a case. */
    List<Long> commitments(Invitation it) {
        return db.sql("""
                select dispatch from casework.commitment where community = :community and case_id = :case
                """)
                .param("community", it.community())
                .param("case", it.caseId().value())
                .query(Long.class)
                .list();
    }

    void judged(Invitation it, Duty duty, boolean justified, String opinion, Instant now) {
        var done = db.sql("""
                update casework.invitee
                set justified = :justified, opinion = :opinion, judged_by = :by, judged_at = :now
                where community = :community and case_id = :case and invitation = :id and body = :body
                  and judged_at is null
                """)
                .param("justified", justified)
                .param("opinion", opinion)
                .param("by", duty.mandate().id())
                .param("now", now.atOffset(UTC))
                .param("community", it.community())
                .param("case", it.caseId().value())
                .param("id", it.id().value())
                .param("body", duty.mandate().body().id())
                .update();
        if (done == 0) throw new Refused("您单位已经评过了");
    }
}
