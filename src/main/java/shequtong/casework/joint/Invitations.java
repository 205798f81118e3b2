package shequtong.casework.joint;

import static java.time.ZoneOffset.UTC;
import static shequtong.casework.file.Standings.instant;
import static shequtong.casework.file.Standings.maybe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.file.Scope;
import shequtong.casework.joint.Invitation.Guest;
import shequtong.casework.joint.Invitation.State;
import shequtong.kernel.Missing;
import shequtong.organization.Duty;

/** Reads the tables that were called: one by its number, those of a case. */
@Repository
class Invitations {

    private final JdbcClient db;

    Invitations(JdbcClient db) {
        this.db = db;
    }

    /**
     * A body that was called to what is for the committee alone, and is not any more, has no title of it.
     *
     * @throws Missing when it is not of this desk's area and its body is not invited
     */
    Invitation get(Duty duty, InvitationId id) {
        return whole(db.sql("""
                select it.id, it.community, it.case_id, area.label, it.desk, it.cause, it.state, it.lead,
                       case when :reach = 'UNIT' and it.state = 'CALLED_OFF' and file.visibility = 'COMMITTEE'
                            then '只给居委会看的一件事' else file.title end as title,
                       it.purpose, it.place, it.opened_at, it.answer_due, it.meets_at, it.held_at, it.due, it.ended_words
                from casework.invitation it
                join casework.case_file file on file.community = it.community and file.id = it.case_id
                join organization.area_view area on area.id = it.community
                where it.id = :id and case :reach
                    when 'STREET' then it.street = :place
                    when 'DISTRICT' then it.district = :place
                    when 'STAFF' then it.community = :place
                    when 'UNIT' then exists (
                        select from casework.invitee
                        where invitee.community = it.community and invitee.case_id = it.case_id
                          and invitee.invitation = it.id and invitee.body = :unit)
                    else false
                    end
                """)
                .param("id", id.value())
                .params(Scope.of(duty).params())
                .query(Invitations::row)
                .optional()
                .orElseThrow(() -> new Missing("invitation " + id.value())));
    }

    /** For a deadline, which sees what it was set for. */
    Optional<Invitation> find(InvitationId id) {
        return db.sql("""
                select it.id, it.community, it.case_id, file.title, area.label, it.desk, it.cause, it.state, it.lead,
                       it.purpose, it.place, it.opened_at, it.answer_due, it.meets_at, it.held_at, it.due, it.ended_words
                from casework.invitation it
                join casework.case_file file on file.community = it.community and file.id = it.case_id
                join organization.area_view area on area.id = it.community
                where it.id = :id
                """)
                .param("id", id.value())
                .query(Invitations::row)
                .optional()
                .map(this::whole);
    }

    /** The one that has still to be set up or to meet. */
    Optional<Invitation> active(long community, CaseId id) {
        return of(community, id).stream().filter(Invitation::active).findFirst();
    }

    /** All of a case, the newest first. */
    List<Invitation> of(long community, CaseId id) {
        return db
                .sql("""
                select it.id, it.community, it.case_id, file.title, area.label, it.desk, it.cause, it.state, it.lead,
                       it.purpose, it.place, it.opened_at, it.answer_due, it.meets_at, it.held_at, it.due, it.ended_words
                from casework.invitation it
                join casework.case_file file on file.community = it.community and file.id = it.case_id
                join organization.area_view area on area.id = it.community
                where it.community = :community and it.case_id = :case
                order by it.id desc
                limit 10
                """)
                .param("community", community)
                .param("case", id.value())
                .query(Invitations::row)
                .list()
                .stream()
                .map(this::whole)
                .toList();
    }

    private Invitation whole(Invitation it) {
        return it.state() == State.OPENED
                ? it
                : new Invitation(
                        it.id(),
                        it.community(),
                        it.caseId(),
                        it.title(),
                        it.area(),
                        it.desk(),
                        it.byRule(),
                        it.state(),
                        it.lead(),
                        it.purpose(),
                        it.place(),
                        it.openedAt(),
                        it.answerDue(),
                        it.meetsAt(),
                        it.heldAt(),
                        it.due(),
                        it.ended(),
                        guests(it));
    }

    private List<Guest> guests(Invitation it) {
        return db.sql("""
                select invitee.body, body.name, invitee.coming, invitee.reason, invitee.answered_at, invitee.attended,
                       invitee.justified, invitee.opinion
                from casework.invitee
                join organization.body_view body on body.id = invitee.body
                where invitee.community = :community and invitee.case_id = :case and invitee.invitation = :id
                order by invitee.body
                """)
                .param("community", it.community())
                .param("case", it.caseId().value())
                .param("id", it.id().value())
                .query((row, _) -> new Guest(
                        row.getLong("body"),
                        row.getString("name"),
                        (Boolean) row.getObject("coming"),
                        row.getString("reason"),
                        maybe(row, "answered_at"),
                        (Boolean) row.getObject("attended"),
                        (Boolean) row.getObject("justified"),
                        row.getString("opinion")))
                .list();
    }

    private static Invitation row(ResultSet row, int number) throws SQLException {
        return new Invitation(
                new InvitationId(row.getLong("id")),
                row.getLong("community"),
                new CaseId(row.getLong("case_id")),
                row.getString("title"),
                row.getString("label"),
                row.getLong("desk"),
                row.getString("cause").equals("RETURNED"),
                State.valueOf(row.getString("state")),
                lead(row),
                row.getString("purpose"),
                row.getString("place"),
                instant(row, "opened_at"),
                maybe(row, "answer_due"),
                maybe(row, "meets_at"),
                maybe(row, "held_at"),
                instant(row, "due"),
                row.getString("ended_words"),
                new ArrayList<>());
    }

    private static @Nullable Long lead(ResultSet row) throws SQLException {
        var lead = row.getLong("lead");
        return row.wasNull() ? null : lead;
    }

    /** @param written who wrote it: a mandate */
    record Minutes(int number, String words, long written, Instant at) {}

    List<Minutes> minutes(Invitation it) {
        return db.sql("""
                select number, words, written_by, at
                from casework.minutes
                where community = :community and case_id = :case and invitation = :id
                order by number
                """)
                .param("community", it.community())
                .param("case", it.caseId().value())
                .param("id", it.id().value())
                .query((row, _) -> new Minutes(
                        row.getInt("number"), row.getString("words"), row.getLong("written_by"), instant(row, "at")))
                .list();
    }

    void write(Invitation it, Duty by, String words, Instant now) {
        db.sql("""
                insert into casework.minutes (community, case_id, invitation, number, words, written_by, at)
                select :community, :case, :id, coalesce(max(number), 0) + 1, :words, :by, :now
                from casework.minutes
                where community = :community and case_id = :case and invitation = :id
                """)
                .param("community", it.community())
                .param("case", it.caseId().value())
                .param("id", it.id().value())
                .param("words", words)
                .param("by", by.mandate().id())
                .param("now", now.atOffset(UTC))
                .update();
    }
}
