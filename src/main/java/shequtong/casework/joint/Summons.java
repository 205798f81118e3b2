package shequtong.casework.joint;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;
import shequtong.casework.file.DispatchId;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.residency.Author;

/** Opens and calls tables, and says who may be called to one and who may lead it. */
@Repository
class Summons {

    private final JdbcClient db;
    private final Clock clock;

    Summons(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param department a table needs one at least (R38): 物业 alone is no table */
    record Choice(long body, String label, boolean department) {}

    record Leader(long mandate, PersonId person) {

        Author author() {
            return new Author(person, mandate, false);
        }
    }

    /** The departments of the 街镇 and of the district that are connected (S69), and the 物业 of the community. */
    List<Choice> choices(long community) {
        return db.sql("""
                select body.id, body.name, body.kind <> 'PROPERTY_COMPANY' as department
                from organization.area_view place
                join organization.area_view street on street.id = place.parent
                join organization.body_view body
                     on body.area in (street.id, street.parent) and body.kind in ('DEPARTMENT', 'URBAN_MANAGEMENT_SQUAD')
                     or body.area = place.id and body.kind = 'PROPERTY_COMPANY'
                where place.id = :community and body.onboarding <> 'NONE'
                order by body.kind = 'PROPERTY_COMPANY', body.area <> street.id, body.id
                limit 60
                """)
                .param("community", community)
                .query((row, _) -> new Choice(row.getLong("id"), row.getString("name"), row.getBoolean("department")))
                .list();
    }

    /** Those of a desk who may lead a table now, leaders first. */
    List<Leader> leaders(long desk) {
        return db.sql("""
                select id, person
                from organization.mandate_view
                where area = :desk and position in ('STREET_LEADER', 'STREET_STAFF', 'GRID_OFFICER', 'DISTRICT_STAFF')
                  and since <= :now and (until is null or until > :now)
                order by position <> 'STREET_LEADER', position <> 'STREET_STAFF', id
                limit 40
                """)
                .param("desk", desk)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Leader(row.getLong("id"), new PersonId(row.getLong("person"))))
                .list();
    }

    /** How often it came back since its last table was opened. */
    int returned(long community, CaseId id) {
        return db.sql("""
                select count(*)
                from casework.bounce
                where community = :community and case_id = :case and at > coalesce((
                    select max(opened_at) from casework.invitation
                    where community = :community and case_id = :case), '-infinity')
                """)
                .param("community", community)
                .param("case", id.value())
                .query(Integer.class)
                .single();
    }

    /** To be set up at the 街镇, where somebody has it from now on. */
    InvitationId open(Case.Head head, @Nullable Leader lead, Instant due, Instant now) {
        var id = db.sql("""
                insert into casework.invitation (
                    community, case_id, street, district, desk, cause, state, lead, opened_at, due)
                select :community, :case, street.id, street.parent, street.id, 'RETURNED', 'OPENED', :lead::bigint, :now, :due
                from organization.area_view place
                join organization.area_view street on street.id = place.parent
                where place.id = :community
                returning id
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("lead", lead == null ? null : lead.mandate())
                .param("now", now.atOffset(UTC))
                .param("due", due.atOffset(UTC))
                .query((row, _) -> new InvitationId(row.getLong("id")))
                .single();
        marked(head.community(), head.id(), "OPENED");
        return id;
    }

    /** Sets up the one that is open, or calls a new one. */
    InvitationId call(Case.Head head, @Nullable InvitationId open, Duty by, Call call, Instant now) {
        var id = open == null ? called(head, by, call, now) : setUp(open, by, call, now);
        for (var body : call.bodies())
            db.sql("""
                    insert into casework.invitee (community, case_id, invitation, body, meets_at)
                    values (:community, :case, :id, :body, :meets)
                    """)
                    .param("community", head.community())
                    .param("case", head.id().value())
                    .param("id", id.value())
                    .param("body", body)
                    .param("meets", call.meetsAt().atOffset(UTC))
                    .update();
        marked(head.community(), head.id(), "CALLED");
        return id;
    }

    private InvitationId called(Case.Head head, Duty by, Call call, Instant now) {
        return db.sql("""
                insert into casework.invitation (
                    community, case_id, street, district, desk, cause, state, lead, purpose, place, opened_at, called_by,
                    called_at, answer_due, meets_at, due)
                select :community, :case, street.id, street.parent, :desk, 'CALLED', 'CALLED', :lead, :purpose, :where, :now,
                       :by, :now, :answer, :meets, :meets
                from organization.area_view place
                join organization.area_view street on street.id = place.parent
                where place.id = :community
                on conflict (community, case_id) where state in ('OPENED', 'CALLED') do nothing
                returning id
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("desk", by.area().id())
                .param("lead", call.lead())
                .param("purpose", call.purpose())
                .param("where", call.place())
                .param("now", now.atOffset(UTC))
                .param("by", by.mandate().id())
                .param("answer", call.answerDue().atOffset(UTC))
                .param("meets", call.meetsAt().atOffset(UTC))
                .query((row, _) -> new InvitationId(row.getLong("id")))
                .optional()
                .orElseThrow(() -> new Refused("这件事已经约请了，请看过再决定"));
    }

    private InvitationId setUp(InvitationId open, Duty by, Call call, Instant now) {
        Refused.unlessChanged(db.sql("""
                update casework.invitation
                set state = 'CALLED', desk = :desk, lead = :lead, purpose = :purpose, place = :where, called_by = :by,
                    called_at = :now, answer_due = :answer, meets_at = :meets, due = :meets
                where id = :id and state = 'OPENED'
                """)
                .param("id", open.value())
                .param("desk", by.area().id())
                .param("lead", call.lead())
                .param("purpose", call.purpose())
                .param("where", call.place())
                .param("by", by.mandate().id())
                .param("now", now.atOffset(UTC))
                .param("answer", call.answerDue().atOffset(UTC))
                .param("meets", call.meetsAt().atOffset(UTC))
                .update());
        return open;
    }

    /** @return whether an earlier table of the case has met, so that it stays one of those */
    boolean callOff(Invitation it, String reason) {
        Refused.unlessChanged(
                db.sql("""
                update casework.invitation set state = 'CALLED_OFF', ended_words = :reason
                where id = :id and state in ('OPENED', 'CALLED')
                """).param("reason", reason).param("id", it.id().value()).update());
        return db.sql("""
                update casework.case_file file
                set invitation = case when exists (
                    select from casework.invitation met
                    where met.community = file.community and met.case_id = file.id and met.state = 'HELD') then 'HELD' end
                where community = :community and id = :case
                returning invitation is not null
                """)
                .param("community", it.community())
                .param("case", it.caseId().value())
                .query(Boolean.class)
                .single();
    }

    /** The case itself says how its table stands, and the tier above may read it from now on. */
    void marked(long community, CaseId id, String state) {
        db.sql("""
                update casework.case_file set above = true, invitation = :state where community = :community and id = :case
                """)
                .param("state", state)
                .param("community", community)
                .param("case", id.value())
                .update();
    }

    record Committed(InvitationId invitation, long body, Instant due) {}

    /** What was taken on at a table and is not answered yet. */
    Optional<Committed> committed(DispatchId dispatch) {
        return db.sql("""
                select took.invitation, sent.body, sent.due
                from casework.dispatch sent
                join casework.commitment took
                     on took.community = sent.community and took.case_id = sent.case_id and took.dispatch = sent.id
                where sent.id = :dispatch and sent.state = 'OPEN'
                """)
                .param("dispatch", dispatch.value())
                .query((row, _) -> new Committed(
                        new InvitationId(row.getLong("invitation")),
                        row.getLong("body"),
                        row.getObject("due", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
