package shequtong;

import static java.util.Objects.requireNonNull;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import shequtong.organization.Area;

/** What the cast has of the tier above: tables, what is legacy, ends that wait for it, and a reporter's consent. */
final class CastAbove {

    private final JdbcClient db;
    private final People people;

    CastAbove(JdbcClient db, People people) {
        this.db = db;
        this.people = people;
    }

    /** In place of a case among people of that place; its state is as the name says. */
    void put(String name, Map<String, Object> it, Area there, long id, long lead) {
        it.put("id", id);
        it.put("ask", name.equals("case legacy") ? "review" : "mark");
        it.put("squad", people.squad.mandate().body().id());
        it.put("lead", lead);
        switch (name) {
            case "invitation" -> it.put("id", invitation(there, id, "CALLED", 3));
            case "invitation today" -> it.put("id", invitation(there, id, "CALLED", 0));
            case "invitation held" -> it.put("id", invitation(there, id, "HELD", 0));
            case "case legacy" -> legacy(there, id);
            case "case to close" -> answered(id);
            case "case asked to close" -> {
                answered(id);
                it.put("closure", closure(there, id));
            }
            case "case to verify" -> verification(there, id);
            default -> throw new IllegalArgumentException(name);
        }
    }

    /** On its way to the platform; nobody has been sent out yet. */
    void referred(Map<String, Object> it, Area there) {
        db.sql("""
                insert into casework.referral (
                    community, case_id, dispatch, made, class, class_name, purpose, peer, sent_by, sent_at, state)
                values (?, ?, ?, true, '006', '毁绿占绿', '请到场整治', 'PLATFORM', ?, ?, 'OPEN')
                """)
                .params(
                        there.id(),
                        requireNonNull(it.get("id")),
                        requireNonNull(it.get("dispatch")),
                        people.grid.mandate().id(),
                        now())
                .update();
        db.sql("update casework.case_file set tier = 'GRID' where id = ?")
                .param(requireNonNull(it.get("id")))
                .update();
    }

    private void answered(long id) {
        db.sql("update casework.case_file set first_answered_at = reported_at, above = true where id = ?")
                .param(id)
                .update();
    }

    private long invitation(Area there, long id, String state, int days) {
        db.sql("""
                update casework.case_file
                set state = 'HANDLING', tier = 'INVITATION', above = true, invitation = ?, first_answered_at = reported_at
                where id = ?
                """).params(state, id).update();
        var meets = now().plusDays(days).plusMinutes(10);
        var invitation = db.sql("""
                insert into casework.invitation (
                    community, case_id, street, district, desk, cause, state, lead, purpose, place, opened_at, called_by,
                    called_at, answer_due, meets_at, held_by, held_at, due)
                select place.id, :case, street.id, street.parent, street.id, 'CALLED', :state, :lead, '定分工', '三楼', :now,
                       :lead, :now, :meets, :meets, case :state when 'HELD' then :lead end,
                       case :state when 'HELD' then :now::timestamptz end, :meets
                from organization.area place join organization.area street on street.id = place.parent
                where place.id = :place
                returning id
                """)
                .param("case", id)
                .param("state", state)
                .param("lead", people.grid.mandate().id())
                .param("now", now())
                .param("meets", meets)
                .param("place", there.id())
                .query(Long.class)
                .single();
        db.sql("""
                insert into casework.invitee (community, case_id, invitation, body, meets_at, attended)
                values (:place, :case, :id, :body, :meets, :attended)
                """)
                .param("place", there.id())
                .param("case", id)
                .param("id", invitation)
                .param("body", people.squad.mandate().body().id())
                .param("meets", meets)
                .param("attended", state.equals("HELD") ? true : null)
                .update();
        return invitation;
    }

    private void legacy(Area there, long id) {
        answered(id);
        db.sql("update casework.case_file set legacy = true where id = ?")
                .param(id)
                .update();
        db.sql("""
                insert into casework.legacy (
                    community, case_id, street, district, desk, reason, marked_by, marked_at, was_due, review_due)
                select place.id, ?, street.id, street.parent, street.id, '产权没有理清', ?, ?, ?, ?
                from organization.area place join organization.area street on street.id = place.parent
                where place.id = ?
                """)
                .params(id, people.grid.mandate().id(), now(), now(), now().plusYears(1), there.id())
                .update();
    }

    private long closure(Area there, long id) {
        return db.sql("""
                insert into casework.closure (
                    community, case_id, street, ground, words, asked_by, asker, asked_at, state)
                select id, ?, parent, 'UNREACHABLE', '打了六次电话', ?, ?, ?, 'OPEN' from organization.area where id = ?
                returning id
                """)
                .params(id, people.li.mandate().id(), people.li.person().value(), now(), there.id())
                .query(Long.class)
                .single();
    }

    private void verification(Area there, long id) {
        db.sql("""
                update casework.case_file
                set state = 'CLOSED', above = true, first_answered_at = reported_at, answered_at = :now, closed_at = :now,
                    outcome = 'SOLVED', result = 'SOLVED'
                where id = :id
                """).param("now", now()).param("id", id).update();
        db.sql("""
                insert into casework.verification (community, case_id, round, street, opened_at, due)
                select id, ?, 1, parent, ?, ? from organization.area where id = ?
                """).params(id, now(), now().plusDays(5), there.id()).update();
    }

    /** The reporter of a dispatch's case agrees that this body knows them. */
    void agreed(Map<String, Object> it) {
        db.sql("""
                insert into casework.separate_consent (community, case_id, body, person, given_at)
                select sent.community, sent.case_id, sent.body, file.reporter, ?
                from casework.dispatch sent join casework.case_file file on file.id = sent.case_id
                where sent.id = ?
                """).params(now(), requireNonNull(it.get("id"))).update();
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
