package shequtong.supervision.orders;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
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

/** One 督办: made, moved on, handed over. */
@Repository
class Orders {

    private final JdbcClient db;

    Orders(JdbcClient db) {
        this.db = db;
    }

    OrderId add(Duty duty, Place place, Subject about, String demand, Instant now, Instant due) {
        var id = db.sql("""
                insert into supervision.supervision_order
                    (community, street, kind, subject, person, mandate, area, demand, issued_at, due, state)
                values (:community, :street, :kind, :subject, :person, :mandate, :area, :demand, :now, :due, 'ISSUED')
                returning id
                """)
                .param("community", place.id())
                .param("street", place.street())
                .param("kind", about.kind())
                .param("subject", about.id())
                .param("person", duty.person().value())
                .param("mandate", duty.mandate().id())
                .param("area", duty.area().id())
                .param("demand", demand)
                .param("now", now.atOffset(UTC))
                .param("due", due.atOffset(UTC))
                .query((row, _) -> new OrderId(row.getLong("id")))
                .single();
        add(id, 1, OrderStep.of(OrderStep.Kind.ISSUED, duty, now, demand, due));
        return id;
    }

    /** The version that the state was read with is the lock. */
    void save(SupervisionOrder next, OrderStep step) {
        var head = next.head();
        Refused.unlessChanged(db.sql("""
                update supervision.supervision_order
                set state = :state, due = :due, version = version + 1,
                    replied_at = coalesce(:replied::timestamptz, replied_at), lifted_at = :lifted::timestamptz,
                    told_at = case when due = :due then told_at end
                where id = :id and version = :version and state <> 'LIFTED'
                """)
                .param("state", state(next))
                .param("due", head.due().atOffset(UTC))
                .param(
                        "replied",
                        next instanceof SupervisionOrder.Replied it
                                ? it.repliedAt().atOffset(UTC)
                                : null)
                .param(
                        "lifted",
                        next instanceof SupervisionOrder.Lifted it
                                ? it.liftedAt().atOffset(UTC)
                                : null)
                .param("id", head.id().value())
                .param("version", head.version())
                .update());
        add(head.id(), head.version() + 1, step);
    }

    private static String state(SupervisionOrder it) {
        return switch (it) {
            case SupervisionOrder.Issued _ -> "ISSUED";
            case SupervisionOrder.Replied _ -> "REPLIED";
            case SupervisionOrder.Lifted _ -> "LIFTED";
        };
    }

    private void add(OrderId id, int number, OrderStep step) {
        db.sql("""
                insert into supervision.order_step (id, number, at, kind, person, mandate, words, due)
                values (:id, :number, :at, :kind, :person, :mandate, :words, :due::timestamptz)
                """)
                .param("id", id.value())
                .param("number", number)
                .param("at", step.at().atOffset(UTC))
                .param("kind", step.kind().name())
                .param("person", step.person())
                .param("mandate", step.mandate())
                .param("words", step.words())
                .param("due", step.due() == null ? null : step.due().atOffset(UTC))
                .update();
    }

    List<OrderStep> steps(OrderId id) {
        return db.sql("""
                select number, at, kind, person, mandate, words, due
                from supervision.order_step
                where id = :id
                order by number
                """)
                .param("id", id.value())
                .query((row, _) -> new OrderStep(
                        row.getInt("number"),
                        instant(row, "at"),
                        OrderStep.Kind.valueOf(row.getString("kind")),
                        row.getLong("person"),
                        row.getLong("mandate"),
                        row.getString("words"),
                        maybe(row, "due")))
                .list();
    }

    /** The community it is on, or a desk within whose area that lies; nobody else knows of it. */
    SupervisionOrder get(Duty duty, OrderId id) {
        var above = !duty.does(Work.COMMUNITY);
        return db.sql("""
                select it.*
                from supervision.order_line it
                join organization.area_view desk on desk.id = :scope
                where it.id = :id and it.path <@ desk.path and (:above or it.community = desk.id)
                """)
                .param("id", id.value())
                .param("scope", duty.area().id())
                .param("above", above)
                .query(above ? Orders::above : Orders::ours)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** Late, and nobody was told: marked in the transaction that tells it. */
    List<Late> late(Instant now) {
        return db.sql("""
                update supervision.supervision_order set told_at = :now
                where id in (
                    select id from supervision.supervision_order
                    where state = 'ISSUED' and told_at is null and due <= :now
                    order by due, id
                    limit 200
                    for update skip locked)
                returning id, community, person, area
                """).param("now", now.atOffset(UTC)).query(Orders::late).list();
    }

    /** Orders are the office's: whoever comes after its issuer has them (B19). */
    int pass(long from, long to) {
        return db.sql("""
                update supervision.supervision_order
                set mandate = :to, person = (select person from organization.mandate_view where id = :to),
                    version = version + 1
                where mandate = :from and state <> 'LIFTED'
                """).param("from", from).param("to", to).update();
    }

    int held(long mandate) {
        return db.sql("""
                select count(*) from supervision.supervision_order where mandate = :mandate and state <> 'LIFTED'
                """).param("mandate", mandate).query(Integer.class).single();
    }

    /** As the community reads it, whose matter it is. */
    static SupervisionOrder ours(ResultSet row, int number) throws SQLException {
        return order(row, row.getString("title"));
    }

    /** What was raised for the committee alone has no title above. */
    static SupervisionOrder above(ResultSet row, int number) throws SQLException {
        return order(row, row.getBoolean("hidden") ? null : row.getString("title"));
    }

    private static SupervisionOrder order(ResultSet row, @Nullable String title) throws SQLException {
        var head = new SupervisionOrder.Head(
                new OrderId(row.getLong("id")),
                row.getInt("version"),
                row.getLong("community"),
                row.getString("short"),
                row.getString("label"),
                new Subject(row.getString("kind"), row.getLong("subject")),
                title == null ? row.getString("label") : title,
                new PersonId(row.getLong("person")),
                row.getLong("mandate"),
                row.getLong("area"),
                row.getString("demand"),
                instant(row, "issued_at"),
                instant(row, "due"),
                maybe(row, "replied_at"));
        return switch (row.getString("state")) {
            case "ISSUED" -> new SupervisionOrder.Issued(head);
            case "REPLIED" -> new SupervisionOrder.Replied(head, instant(row, "replied_at"));
            default -> new SupervisionOrder.Lifted(head, instant(row, "lifted_at"));
        };
    }

    static Late late(ResultSet row, int number) throws SQLException {
        return new Late(
                row.getLong("id"), row.getLong("community"), new PersonId(row.getLong("person")), row.getLong("area"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
