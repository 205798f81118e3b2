package shequtong.supervision.orders;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.supervision.Places.Place;

/** One finding: noted, put to the community, answered, handed over. */
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
                .param("answer", it.answer().words())
                .param("by", it.answer().by())
                .param("now", it.answer().at().atOffset(UTC))
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
        var committee = duty.does(Work.COMMUNITY);
        return db.sql("""
                select *
                from supervision.finding_line
                where id = :id
                  and case when :committee then community = :scope and due is not null
                           else person = :me and area = :scope end
                """)
                .param("id", id.value())
                .param("committee", committee)
                .param("scope", duty.area().id())
                .param("me", duty.person().value())
                .query(committee ? Findings::ours : Findings::above)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

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
                """).param("now", now.atOffset(UTC)).query(Orders::late).list();
    }

    /** What was put to a community is the office's: whoever comes after has it and its answer (B19). A note stays. */
    int pass(long from, long to) {
        return db.sql("""
                update supervision.finding
                set mandate = :to, person = (select person from organization.mandate_view where id = :to)
                where mandate = :from and due is not null
                """).param("from", from).param("to", to).update();
    }

    int held(long mandate) {
        return db.sql("""
                select count(*) from supervision.finding where mandate = :mandate and due is not null
                """).param("mandate", mandate).query(Integer.class).single();
    }

    /** As the community reads it, whose matter it is. */
    static Finding ours(ResultSet row, int number) throws SQLException {
        return finding(row, row.getString("title"));
    }

    /** What was raised for the committee alone has no title above. */
    static Finding above(ResultSet row, int number) throws SQLException {
        return finding(row, row.getBoolean("hidden") ? null : row.getString("title"));
    }

    private static Finding finding(ResultSet row, @Nullable String title) throws SQLException {
        var head = new Finding.Head(
                new FindingId(row.getLong("id")),
                row.getLong("community"),
                row.getLong("street"),
                row.getString("short"),
                row.getString("label"),
                new Subject(row.getString("kind"), row.getLong("subject")),
                title == null ? row.getString("label") : title,
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
            case "ANSWERED" -> new Finding.Answered(head, Orders.instant(row, "due"), answer(row));
            default ->
                new Finding.Ordered(
                        head,
                        new OrderId(row.getLong("issued")),
                        due,
                        row.getString("answer") == null ? null : answer(row));
        };
    }

    private static Finding.Answer answer(ResultSet row) throws SQLException {
        return new Finding.Answer(
                row.getString("answer"), row.getLong("answered_by"), Orders.instant(row, "answered_at"));
    }
}
