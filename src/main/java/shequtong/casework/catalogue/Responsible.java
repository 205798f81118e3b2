package shequtong.casework.catalogue;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.Bodies.Body;
import shequtong.casework.file.Case;
import shequtong.casework.file.DispatchId;
import shequtong.organization.Duty;

/** The body that answers here for what goes on in another system, and the dispatch it does so under. */
@Repository
class Responsible {

    private final JdbcClient db;

    Responsible(JdbcClient db) {
        this.db = db;
    }

    /** @param made whether the body had been sent nothing of this case that is open; what it took on at a table is its own */
    record Sent(DispatchId id, boolean made) {}

    /** The body of a 街镇 that answers for what goes on elsewhere. */
    Optional<Body> body(long community, String kind) {
        return db.sql("""
                select body.id, body.name, body.kind
                from organization.area_view community
                join organization.body_view body on body.area = community.parent and body.kind = :kind
                where community.id = :community
                order by body.id
                limit 1
                """)
                .param("community", community)
                .param("kind", kind)
                .query((row, _) -> new Body(row.getLong("id"), row.getString("name"), row.getString("kind"), true))
                .optional();
    }

    /** The body goes on being responsible under the dispatch that it was sent; one that has none gets one. */
    Sent dispatch(Case.Head head, Duty by, Body body, String purpose, Instant due, Instant now) {
        return db.sql("""
                insert into casework.dispatch (
                    community, case_id, body, tier, purpose, due, state, issued_by, issued_area, issued_at)
                values (:community, :case, :body, 'GRID', :purpose, :due, 'OPEN', :mandate, :area, :now)
                on conflict (community, case_id, body) where state = 'OPEN' and not committed do update
                set tier = 'GRID', due = greatest(dispatch.due, excluded.due)
                returning id, issued_at = :now::timestamptz as made
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("body", body.id())
                .param("purpose", purpose)
                .param("due", due.atOffset(UTC))
                .param("mandate", by.mandate().id())
                .param("area", by.area().id())
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new Sent(new DispatchId(row.getLong("id")), row.getBoolean("made")))
                .single();
    }

    /** @return whether the body had not answered by itself meanwhile */
    boolean answered(Referral it, String words, Instant now) {
        return db.sql("""
                        update casework.dispatch
                        set state = 'ANSWERED', answer = :words, stage = 'REPLY', answered_at = :now, contact = 'COMMITTEE'
                        where community = :community and case_id = :case and id = :id and state = 'OPEN'
                        """)
                        .param("words", words)
                        .param("now", now.atOffset(UTC))
                        .param("community", it.community())
                        .param("case", it.caseId().value())
                        .param("id", it.dispatch().value())
                        .update()
                == 1;
    }

    /** What was made for this ends with it; what the body had before it goes on having. Either counts as come back. */
    boolean returned(Referral it, String reason, Instant now) {
        var changed = db.sql("""
                update casework.dispatch
                set state = case when :made then 'WITHDRAWN' else state end,
                    tier = case when :made then tier else 'SUBDISTRICT' end
                where community = :community and case_id = :case and id = :id and state = 'OPEN'
                """)
                .param("made", it.made())
                .param("community", it.community())
                .param("case", it.caseId().value())
                .param("id", it.dispatch().value())
                .update();
        if (changed == 0) return false;
        db.sql("""
                insert into casework.bounce (community, case_id, dispatch, reason, suggested, at)
                values (:community, :case, :dispatch, left(:reason, 300), '由街镇另行安排', :now)
                on conflict do nothing
                """)
                .param("community", it.community())
                .param("case", it.caseId().value())
                .param("dispatch", it.dispatch().value())
                .param("reason", reason)
                .param("now", now.atOffset(UTC))
                .update();
        return true;
    }
}
