package shequtong.supervision.orders;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.supervision.Places.Place;

/** All the SQL of findings. Whoever noted one has it; the community has those that were put to it. */
@Repository
class Findings {

    private final JdbcClient db;

    Findings(JdbcClient db) {
        this.db = db;
    }

    FindingId add(Duty duty, Place place, Subject about, @Nullable Long round, Fault fault, String words, Instant now) {
        return db.sql("""
                insert into supervision.finding
                    (community, street, kind, subject, person, mandate, area, round, fault, words, at, state)
                values (:community, :street, :kind, :subject, :person, :mandate, :area, :round::bigint, :fault, :words,
                        :now, 'NOTED')
                returning id
                """)
                .param("community", place.id())
                .param("street", place.street())
                .param("kind", about.kind())
                .param("subject", about.id())
                .param("person", duty.person().value())
                .param("mandate", duty.mandate().id())
                .param("area", duty.area().id())
                .param("round", round)
                .param("fault", fault.name())
                .param("words", words)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new FindingId(row.getLong("id")))
                .single();
    }

    void remark(Finding.Remarked it) {
        Refused.unlessChanged(db.sql("""
                update supervision.finding set state = 'REMARKED', due = :due where id = :id and state = 'NOTED'
                """)
                .param("due", it.due().atOffset(UTC))
                .param("id", it.head().id().value())
                .update());
    }

    void answer(Finding.Answered it) {
        Refused.unlessChanged(db.sql("""
                update supervision.finding
                set state = 'ANSWERED', answer = :answer, answered_by = :by, answered_at = :now
                where id = :id and state = 'REMARKED'
                """)
                .param("answer", it.answer())
                .param("by", it.by())
                .param("now", it.answeredAt().atOffset(UTC))
                .param("id", it.head().id().value())
                .update());
    }

    void order(FindingId id, OrderId order) {
        Refused.unlessChanged(db.sql("""
                update supervision.finding set state = 'ORDERED', issued = :order where id = :id and state <> 'ORDERED'
                """)
                .param("order", order.value())
                .param("id", id.value())
                .update());
    }

    /** Its writer's, or the community's if it was put to it. */
    Finding get(Duty duty, FindingId id) {
        return db.sql("""
                select it.*, place.short, place.label,
                       coalesce(case when file.visibility <> 'COMMITTEE' or :committee then file.title end, place.label)
                           as title
                from supervision.finding it
                join organization.area_view place on place.id = it.community
                left join casework.case_view file on it.kind = :matter and file.id = it.subject
                     and file.community = it.community
                where it.id = :id
                  and case when :committee then it.community = :scope and it.due is not null
                           else it.person = :me and it.area = :scope end
                """)
                .param("matter", CaseId.KIND)
                .param("id", id.value())
                .param("committee", duty.does(Work.COMMUNITY))
                .param("scope", duty.area().id())
                .param("me", duty.person().value())
                .query(Findings::finding)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    Slice<Finding> list(Duty duty, Cursor after) {
        return Slice.of(
                duty.does(Work.COMMUNITY) ? put(duty, after) : own(duty, after),
                it -> new Cursor(it.head().at(), it.head().id().value()));
    }

    private List<Finding> own(Duty duty, Cursor after) {
        return db.sql("""
                select it.*, place.short, place.label,
                       coalesce(case when file.visibility <> 'COMMITTEE' then file.title end, place.label) as title
                from (
                    select *
                    from supervision.finding
                    where person = :me and (at, id) < (:at, :id) and area = :scope
                    order by at desc, id desc
                    limit 21) it
                join organization.area_view place on place.id = it.community
                left join casework.case_view file on it.kind = :matter and file.id = it.subject
                     and file.community = it.community
                order by it.at desc, it.id desc
                """)
                .param("matter", CaseId.KIND)
                .param("me", duty.person().value())
                .param("scope", duty.area().id())
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query(Findings::finding)
                .list();
    }

    private List<Finding> put(Duty duty, Cursor after) {
        return db.sql("""
                select it.*, place.short, place.label, coalesce(file.title, place.label) as title
                from (
                    select *
                    from supervision.finding
                    where community = :scope and due is not null and (at, id) < (:at, :id)
                    order by at desc, id desc
                    limit 21) it
                join organization.area_view place on place.id = it.community
                left join casework.case_view file on it.kind = :matter and file.id = it.subject
                     and file.community = it.community
                order by it.at desc, it.id desc
                """)
                .param("matter", CaseId.KIND)
                .param("scope", duty.area().id())
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query(Findings::finding)
                .list();
    }

    /** The remarks on one matter, the last few: what only its writer knows is not among them. */
    List<Finding> about(long community, Subject about) {
        return db.sql("""
                select it.*, place.short, place.label, coalesce(file.title, place.label) as title
                from supervision.finding it
                join organization.area_view place on place.id = it.community
                left join casework.case_view file on it.kind = :matter and file.id = it.subject
                     and file.community = it.community
                where it.kind = :kind and it.subject = :id and it.community = :community and it.due is not null
                order by it.at desc
                limit 5
                """)
                .param("matter", CaseId.KIND)
                .param("kind", about.kind())
                .param("id", about.id())
                .param("community", community)
                .query(Findings::finding)
                .list();
    }

    /** @param person whoever waits for the answer, at which desk */
    record Late(long id, long community, PersonId person, long area) {}

    /** Not answered within the day, and nobody was told. */
    List<Late> late(Instant now) {
        return db.sql("""
                update supervision.finding set told_at = :now
                where id in (
                    select id from supervision.finding
                    where state = 'REMARKED' and told_at is null and due <= :now
                    order by due, id
                    limit 200
                    for update skip locked)
                returning id, community, person, area
                """)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new Late(
                        row.getLong("id"),
                        row.getLong("community"),
                        new PersonId(row.getLong("person")),
                        row.getLong("area")))
                .list();
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        var head = new Finding.Head(
                new FindingId(row.getLong("id")),
                row.getLong("community"),
                row.getLong("street"),
                row.getString("short"),
                row.getString("label"),
                new Subject(row.getString("kind"), row.getLong("subject")),
                row.getString("title"),
                new PersonId(row.getLong("person")),
                row.getLong("mandate"),
                row.getLong("area"),
                Fault.valueOf(row.getString("fault")),
                row.getString("words"),
                Orders.instant(row, "at"));
        var due = Orders.maybe(row, "due");
        return switch (row.getString("state")) {
            case "NOTED" -> new Finding.Noted(head);
            case "REMARKED" -> new Finding.Remarked(head, Orders.instant(row, "due"));
            case "ANSWERED" ->
                new Finding.Answered(
                        head,
                        Orders.instant(row, "due"),
                        row.getString("answer"),
                        row.getLong("answered_by"),
                        Orders.instant(row, "answered_at"));
            default -> new Finding.Ordered(head, new OrderId(row.getLong("issued")), due, row.getString("answer"));
        };
    }
}
