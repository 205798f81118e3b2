package shequtong.casework.file;

import static java.time.ZoneOffset.UTC;
import static shequtong.casework.file.Standings.instant;
import static shequtong.casework.file.Standings.maybe;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** What bodies were asked to do for a case, and what they answered. */
@Repository
public class Dispatches {

    private final JdbcClient db;

    Dispatches(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param body its name is its label: a body is no person
     * @param area the area of the desk that sent it; none when a rule did
     * @param committed whether the body took it on at a table, where it may take on several things
     */
    public record Dispatch(
            DispatchId id,
            long body,
            String label,
            Tier tier,
            String purpose,
            Limit limit,
            boolean open,
            @Nullable Long area,
            @Nullable String answer,
            @Nullable Contact contact,
            boolean committed) {

        /** Which of the things that it took on; nothing of what it was sent. */
        public String promise() {
            return committed ? "会上认领的“" + purpose + "”" : "";
        }

        /** What is said of it on the path of the case, where a body may have several. */
        public String about(String words) {
            return committed ? promise() + (words.isEmpty() ? "" : "：" + words) : words;
        }
    }

    /**
     * @param by the desk it comes from; none when a rule sends it
     * @throws Refused while the body has anything of this case to answer
     */
    public DispatchId add(
            Case.Head head, @Nullable Duty by, Bodies.Body body, String purpose, Instant due, Instant now) {
        return db.sql("""
                insert into casework.dispatch (
                    community, case_id, body, tier, purpose, due, state, issued_by, issued_area, issued_at)
                select :community, :case, :body, :tier, :purpose, :due, 'OPEN', :mandate::bigint, :area::bigint, :now
                where not exists (
                    select from casework.dispatch
                    where community = :community and case_id = :case and body = :body and state = 'OPEN')
                on conflict (community, case_id, body) where state = 'OPEN' and not committed do nothing
                returning id
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("body", body.id())
                .param("tier", body.tier().name())
                .param("purpose", purpose)
                .param("due", due.atOffset(UTC))
                .param("mandate", by == null ? null : by.mandate().id())
                .param("area", by == null ? null : by.area().id())
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new DispatchId(row.getLong("id")))
                .optional()
                .orElseThrow(() -> new Refused(body.label() + "手上已经有一张没有答复的派单"));
    }

    /** What a body takes on at a table, beside whatever else it took on there. */
    public DispatchId commit(Case.Head head, Duty by, long body, String what, Instant due, Instant now) {
        return db.sql("""
                insert into casework.dispatch (
                    community, case_id, body, tier, purpose, due, state, issued_by, issued_area, issued_at, committed)
                values (:community, :case, :body, 'SUBDISTRICT', :what, :due, 'OPEN', :mandate, :area, :now, true)
                returning id
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("body", body)
                .param("what", what)
                .param("due", due.atOffset(UTC))
                .param("mandate", by.mandate().id())
                .param("area", by.area().id())
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new DispatchId(row.getLong("id")))
                .single();
    }

    public List<Dispatch> of(long community, CaseId id) {
        return db.sql("""
                select dispatch.id, dispatch.body, body.name, dispatch.tier, dispatch.purpose, dispatch.issued_at,
                       dispatch.due, dispatch.answered_at, dispatch.state = 'OPEN' as open, dispatch.issued_area,
                       dispatch.answer, dispatch.contact, dispatch.contact_at, dispatch.contact_again_at,
                       dispatch.committed
                from casework.dispatch
                join organization.body_view body on body.id = dispatch.body
                where dispatch.community = :community and dispatch.case_id = :id and dispatch.state <> 'WITHDRAWN'
                order by dispatch.state <> 'OPEN', dispatch.id
                """)
                .param("community", community)
                .param("id", id.value())
                .query((row, _) -> {
                    var contact = row.getString("contact");
                    return new Dispatch(
                            new DispatchId(row.getLong("id")),
                            row.getLong("body"),
                            row.getString("name"),
                            Tier.valueOf(row.getString("tier")),
                            row.getString("purpose"),
                            new Limit(instant(row, "issued_at"), instant(row, "due"), maybe(row, "answered_at")),
                            row.getBoolean("open"),
                            Standings.number(row, "issued_area"),
                            row.getString("answer"),
                            contact == null
                                    ? null
                                    : new Contact(
                                            Contact.Way.valueOf(contact),
                                            maybe(row, "contact_at"),
                                            maybe(row, "contact_again_at")),
                            row.getBoolean("committed"));
                })
                .list();
    }

    /** Whether bodies are called to a table that has still to meet. */
    public boolean called(Case.Head head) {
        return db.sql("""
                select exists (
                    select from casework.invitation
                    where community = :community and case_id = :case and state = 'CALLED')
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .query(Boolean.class)
                .single();
    }

    /** Nobody says how a matter ends before those who were called have met (R38). */
    public void mustHaveMet(Case.Head head) {
        if (called(head)) throw new Refused("约请部门的联办会还没有开。请等开过会，或请街镇取消约请");
    }

    public void withdraw(Case.Head head, DispatchId id) {
        Refused.unlessChanged(db.sql("""
                update casework.dispatch set state = 'WITHDRAWN'
                where community = :community and case_id = :case and id = :id and state = 'OPEN'
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("id", id.value())
                .update());
    }

    /** The case of a dispatch to the asker's own body. */
    public Optional<CaseId> caseOf(Duty duty, DispatchId id) {
        return db.sql("""
                select case_id from casework.dispatch where id = :id and body = :body and state <> 'WITHDRAWN'
                """)
                .param("id", id.value())
                .param("body", duty.mandate().body().id())
                .query((row, _) -> new CaseId(row.getLong("case_id")))
                .optional();
    }

    public void answer(Duty duty, DispatchId id, Step.Stage stage, String words, Contact contact, Instant now) {
        Refused.unlessChanged(db.sql("""
                update casework.dispatch
                set state = 'ANSWERED', answer = :words, stage = :stage, answered_by = :mandate, answered_at = :now,
                    contact = :contact, contact_at = :contactAt, contact_again_at = :contactAgainAt
                where id = :id and body = :body and state = 'OPEN'
                """)
                .param("words", words)
                .param("stage", stage.name())
                .param("mandate", duty.mandate().id())
                .param("now", now.atOffset(UTC))
                .param("contact", contact.way().name())
                .param("contactAt", utc(contact.at()))
                .param("contactAgainAt", utc(contact.again()))
                .param("id", id.value())
                .param("body", duty.mandate().body().id())
                .update());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(UTC);
    }
}
