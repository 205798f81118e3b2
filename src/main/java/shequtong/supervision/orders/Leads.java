package shequtong.supervision.orders;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.casework.CaseId;
import shequtong.casework.Judged;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Area;
import shequtong.organization.Duty;

/** What residents were dissatisfied with, as the 街镇 and the district read it (S106): there with the verdict itself. */
@Repository
class Leads {

    private final JdbcClient db;
    private final Telling telling;

    Leads(JdbcClient db, Telling telling) {
        this.db = db;
        this.telling = telling;
    }

    @EventListener
    @Transactional
    public void on(Judged it) {
        if (!it.dissatisfied()) {
            db.sql("""
                    delete from supervision.lead where community = :community and subject = :id
                    """)
                    .param("community", it.community())
                    .param("id", it.id().value())
                    .update();
            return;
        }
        db.sql("""
                insert into supervision.lead (community, subject, street, at)
                select id, :id, parent, :at from organization.area_view where id = :community
                on conflict (community, subject) do update set at = excluded.at
                """)
                .param("community", it.community())
                .param("id", it.id().value())
                .param("at", it.at().atOffset(UTC))
                .update();
        telling.contacts(it.community(), Telling.UNSATISFIED, it.id().subject());
    }

    /**
     * @param read whether whoever looks at the list may open the case: the street at its own desk, the district by a right
     * @param unread whether it has to be opened first, as what was raised for the committee alone, and what they have no right
     *     to observe: until then nothing is demanded about it
     * @param order the state of what was demanded about it last, if anything was
     */
    record Lead(
            long id,
            String number,
            String title,
            String slug,
            String place,
            Instant at,
            boolean closed,
            boolean read,
            boolean unread,
            @Nullable String order) {}

    Slice<Lead> list(Duty duty, Cursor after, Instant now) {
        return Slice.of(
                duty.area().kind() == Area.Kind.DISTRICT ? ofDistrict(duty, after, now) : ofStreet(duty, after, now),
                it -> new Cursor(it.at(), it.id()));
    }

    /** What was raised for the committee alone is the street's to know, and not the district's (R34). */
    private List<Lead> ofDistrict(Duty duty, Cursor after, Instant now) {
        return db.sql("""
                select lead.subject, lead.at, file.number, file.title, file.state, place.short, place.label,
                       supervision.looks(:me, place.path, :now, :now) as read, false as unread,
                       (select state from supervision.supervision_order it
                        where it.kind = :matter and it.subject = lead.subject
                        order by it.issued_at desc limit 1) as ordered
                from (
                    select *
                    from supervision.lead
                    where (at, subject) < (:at, :id)
                      and exists (
                          select from organization.area_view it where it.id = lead.street and it.parent = :district)
                      and (
                          select visibility <> 'COMMITTEE' from casework.case_view
                          where case_view.community = lead.community and case_view.id = lead.subject)
                    order by at desc, subject desc
                    limit 21) lead
                join casework.case_view file on file.community = lead.community and file.id = lead.subject
                join organization.area_view place on place.id = lead.community
                order by lead.at desc, lead.subject desc
                """)
                .param("matter", CaseId.KIND)
                .param("me", duty.person().value())
                .param("now", now.atOffset(UTC))
                .param("district", duty.area().id())
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query(Leads::lead)
                .list();
    }

    private List<Lead> ofStreet(Duty duty, Cursor after, Instant now) {
        return db.sql("""
                select lead.subject, lead.at, file.number, file.title, file.state, place.short, place.label,
                       true as read,
                       (file.visibility = 'COMMITTEE' or not supervision.looks(:me, place.path, :now, :now)) and not exists (
                           select from supervision.opened
                           where person = :me and kind = :matter and id = lead.subject and at >= :fresh) as unread,
                       (select state from supervision.supervision_order it
                        where it.kind = :matter and it.subject = lead.subject
                        order by it.issued_at desc limit 1) as ordered
                from (
                    select *
                    from supervision.lead
                    where street = :street and (at, subject) < (:at, :id)
                    order by at desc, subject desc
                    limit 21) lead
                join casework.case_view file on file.community = lead.community and file.id = lead.subject
                join organization.area_view place on place.id = lead.community
                order by lead.at desc, lead.subject desc
                """)
                .param("matter", CaseId.KIND)
                .param("me", duty.person().value())
                .param("now", now.atOffset(UTC))
                .param("fresh", now.minus(Noting.FRESH).atOffset(UTC))
                .param("street", duty.area().id())
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query(Leads::lead)
                .list();
    }

    private static Lead lead(ResultSet row, int number) throws SQLException {
        return new Lead(
                row.getLong("subject"),
                row.getString("number"),
                row.getString("title"),
                row.getString("short"),
                row.getString("label"),
                Orders.instant(row, "at"),
                row.getString("state").equals("CLOSED"),
                row.getBoolean("read"),
                row.getBoolean("unread"),
                row.getString("ordered"));
    }
}
