package shequtong.casework.ways;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.Bodies;
import shequtong.casework.file.Case;
import shequtong.casework.file.DispatchId;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** What bodies said is not their own, and what came back. */
@Repository
class Objections {

    private final JdbcClient db;
    private final Clock clock;

    Objections(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param reason that residents read; suggested: whose it is instead (A21) */
    record Said(String reason, String suggested) {

        String sentence() {
            return reason + "。建议由" + suggested + "来办";
        }
    }

    /**
     * @param body its name is its label; it may have been sent back since
     * @param area of the desk that had sent it, which decides; 0 where a rule did
     */
    record Raised(String body, long area, Said said, Instant due, boolean open) {}

    /** @throws Refused when the body objected to this dispatch before */
    void raise(Case.Head head, DispatchId dispatch, Duty duty, Said said, Instant due) {
        var raised = db.sql("""
                insert into casework.objection (
                    community, case_id, dispatch, reason, suggested, raised_by, raised_at, due, state)
                values (:community, :case, :dispatch, :reason, :suggested, :by, :now, :due, 'OPEN')
                on conflict do nothing
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("dispatch", dispatch.value())
                .param("reason", said.reason())
                .param("suggested", said.suggested())
                .param("by", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .param("due", due.atOffset(UTC))
                .update();
        if (raised == 0) throw new Refused("每张派单只能提一次异议，这张已经提过了");
    }

    Optional<Raised> raised(Case.Head head, DispatchId dispatch) {
        return db.sql("""
                select body.name, coalesce(sent.issued_area, 0) as area, it.reason, it.suggested, it.due, it.state
                from casework.objection it
                join casework.dispatch sent on sent.id = it.dispatch
                join organization.body_view body on body.id = sent.body
                where it.community = :community and it.case_id = :case and it.dispatch = :dispatch
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("dispatch", dispatch.value())
                .query((row, _) -> new Raised(
                        row.getString("name"),
                        row.getLong("area"),
                        new Said(row.getString("reason"), row.getString("suggested")),
                        row.getObject("due", OffsetDateTime.class).toInstant(),
                        row.getString("state").equals("OPEN")))
                .optional();
    }

    void decide(Case.Head head, DispatchId dispatch, Duty duty, boolean accepted, String words) {
        Refused.unlessChanged(db.sql("""
                update casework.objection
                set state = case when :accepted then 'ACCEPTED' else 'REFUSED' end, decided_by = :by, decided_at = :now,
                    words = :words
                where community = :community and case_id = :case and dispatch = :dispatch and state = 'OPEN'
                """)
                .param("accepted", accepted)
                .param("by", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .param("words", words)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("dispatch", dispatch.value())
                .update());
    }

    /** Not decided in time: not accepted. False where somebody has decided meanwhile. */
    boolean lapse(Case.Head head, DispatchId dispatch) {
        return db.sql("""
                        update casework.objection set state = 'LAPSED', decided_at = :now
                        where community = :community and case_id = :case and dispatch = :dispatch and state = 'OPEN'
                          and due <= :now
                        """)
                        .param("now", OffsetDateTime.now(clock))
                        .param("community", head.community())
                        .param("case", head.id().value())
                        .param("dispatch", dispatch.value())
                        .update()
                == 1;
    }

    void bounce(Case.Head head, DispatchId dispatch, Said said) {
        db.sql("""
                insert into casework.bounce (community, case_id, dispatch, reason, suggested, at)
                values (:community, :case, :dispatch, :reason, :suggested, :now)
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("dispatch", dispatch.value())
                .param("reason", said.reason())
                .param("suggested", said.suggested())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Whoever sent it, if they are still in office. */
    Optional<Bodies.Official> issuer(DispatchId dispatch) {
        return db.sql("""
                select sender.person, sender.area
                from casework.dispatch
                join organization.mandate_view sender on sender.id = dispatch.issued_by
                where dispatch.id = :id and sender.since <= :now and (sender.until is null or sender.until > :now)
                """)
                .param("id", dispatch.value())
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Bodies.Official(new PersonId(row.getLong("person")), row.getLong("area")))
                .optional();
    }
}
