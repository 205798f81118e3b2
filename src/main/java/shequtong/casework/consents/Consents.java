package shequtong.casework.consents;

import static java.time.ZoneOffset.UTC;
import static shequtong.casework.file.Standings.instant;
import static shequtong.casework.file.Standings.maybe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.file.DispatchId;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** What reporters agreed to, took back, and what was looked at by it. */
@Repository
class Consents {

    private final JdbcClient db;

    Consents(JdbcClient db) {
        this.db = db;
    }

    /** @param given since when the reporter agrees; none while they do not */
    record Handler(long body, String label, @Nullable Instant given) {}

    record Look(String label, long mandate, String purpose, Instant at) {}

    /** The bodies that have the case in hand and are no authority. */
    List<Handler> handlers(long community, CaseId id) {
        return db.sql("""
                select body.id, body.name, min(consent.given_at) as given_at
                from casework.dispatch
                join organization.body_view body on body.id = dispatch.body
                left join casework.separate_consent consent
                     on consent.community = dispatch.community and consent.case_id = dispatch.case_id
                        and consent.body = dispatch.body and consent.withdrawn_at is null
                where dispatch.community = :community and dispatch.case_id = :case and dispatch.state = 'OPEN'
                  and body.kind in ('PROPERTY_COMPANY', 'HEALTH_CENTRE', 'LAW_FIRM')
                group by body.id, body.name
                order by min(dispatch.id)
                """)
                .param("community", community)
                .param("case", id.value())
                .query((row, _) -> new Handler(row.getLong("id"), row.getString("name"), maybe(row, "given_at")))
                .list();
    }

    List<Look> looks(long community, CaseId id) {
        return db.sql("""
                select body.name, look.mandate, look.purpose, look.at
                from casework.unmasking look
                join casework.separate_consent consent
                     on consent.community = look.community and consent.case_id = look.case_id and consent.id = look.consent
                join organization.body_view body on body.id = consent.body
                where look.community = :community and look.case_id = :case
                order by look.at desc
                limit 20
                """)
                .param("community", community)
                .param("case", id.value())
                .query((row, _) -> new Look(
                        row.getString("name"), row.getLong("mandate"), row.getString("purpose"), instant(row, "at")))
                .list();
    }

    void give(long community, CaseId id, long body, PersonId person, Instant now) {
        var given = db.sql("""
                insert into casework.separate_consent (community, case_id, body, person, given_at)
                values (:community, :case, :body, :person, :now)
                on conflict (community, case_id, body) where withdrawn_at is null do nothing
                """)
                .param("community", community)
                .param("case", id.value())
                .param("body", body)
                .param("person", person.value())
                .param("now", now.atOffset(UTC))
                .update();
        if (given == 0) throw new Refused("您已经同意过了");
    }

    void withdraw(long community, CaseId id, long body, Instant now) {
        var done = db.sql("""
                update casework.separate_consent set withdrawn_at = :now
                where community = :community and case_id = :case and body = :body and withdrawn_at is null
                """)
                .param("now", now.atOffset(UTC))
                .param("community", community)
                .param("case", id.value())
                .param("body", body)
                .update();
        if (done == 0) throw new Refused("您没有同意过，或已经收回了");
    }

    /** @param title of the case */
    record Agreed(long community, CaseId caseId, String title, long consent, PersonId person) {}

    /** What lets the asker's body know the reporter of a case it has in hand; gone when the case is closed. */
    Optional<Agreed> agreed(Duty duty, DispatchId dispatch) {
        return db.sql("""
                select file.community, file.id, file.title, consent.id as consent, consent.person
                from casework.dispatch sent
                join casework.case_file file on file.community = sent.community and file.id = sent.case_id
                join casework.separate_consent consent
                     on consent.community = sent.community and consent.case_id = sent.case_id
                        and consent.body = sent.body and consent.withdrawn_at is null
                where sent.id = :dispatch and sent.body = :body and sent.state <> 'WITHDRAWN'
                  and file.state <> 'CLOSED' and file.reporter = consent.person
                """)
                .param("dispatch", dispatch.value())
                .param("body", duty.mandate().body().id())
                .query((row, _) -> new Agreed(
                        row.getLong("community"),
                        new CaseId(row.getLong("id")),
                        row.getString("title"),
                        row.getLong("consent"),
                        new PersonId(row.getLong("person"))))
                .optional();
    }

    void looked(Agreed it, Duty by, String purpose, Instant now) {
        db.sql("""
                insert into casework.unmasking (community, case_id, consent, mandate, purpose, at)
                values (:community, :case, :consent, :mandate, :purpose, :now)
                """)
                .param("community", it.community())
                .param("case", it.caseId().value())
                .param("consent", it.consent())
                .param("mandate", by.mandate().id())
                .param("purpose", purpose)
                .param("now", now.atOffset(UTC))
                .update();
    }
}
