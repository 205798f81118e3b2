package shequtong.residency.joining;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.residency.facts.IdNumber;
import shequtong.residency.facts.Relation;

/** Who waits for the committee, the first due first, with what the register says about it. */
@Repository
class Queue {

    static final Cursor FIRST = new Cursor(Instant.EPOCH, 0);

    private final JdbcClient db;
    private final Clock clock;

    Queue(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Something a reviewer has to know, in words; an alert contradicts what the applicant wrote. */
    record Hint(String text, boolean alert) {}

    record Line(
            long id,
            String estate,
            String dwelling,
            String relation,
            Instant submittedAt,
            Instant dueAt,
            List<Hint> hints) {}

    Slice<Line> lines(Duty duty, List<State> states, Cursor after) {
        var found = db.sql("""
                select registration.id, estate.label, registration.building || registration.room as dwelling,
                       registration.relation, registration.submitted_at, registration.due_at, registration.born,
                       review.card_elsewhere, review.other_card, review.households
                from residency.registration
                join residency.review using (community, id)
                join organization.area_view estate on estate.id = registration.estate
                where registration.community = :community and registration.state = any(:states)
                  and (registration.due_at, registration.id) > (:at, :id)
                order by registration.due_at, registration.id
                limit :size
                """)
                .param("community", duty.area().id())
                .param("states", states.stream().map(Enum::name).toArray(String[]::new))
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .param("size", Slice.FETCH)
                .query(this::line)
                .list();
        return Slice.of(found, it -> new Cursor(it.dueAt(), it.id()));
    }

    List<Hint> hints(Duty duty, RegistrationId id) {
        return db.sql("""
                select registration.relation, registration.born, review.card_elsewhere, review.other_card,
                       review.households
                from residency.registration
                join residency.review using (community, id)
                where registration.community = :community and registration.id = :id
                """)
                .param("community", duty.area().id())
                .param("id", id.value())
                .query((row, _) -> hints(row))
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    private Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getString("label"),
                row.getString("dwelling"),
                Relation.valueOf(row.getString("relation")).label(),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                hints(row));
    }

    private List<Hint> hints(ResultSet row) throws SQLException {
        var hints = new ArrayList<Hint>();
        var family = Relation.valueOf(row.getString("relation")) == Relation.FAMILY;
        var households = row.getInt("households");
        if (row.getBoolean("card_elsewhere")) hints.add(new Hint("同一证件已在别处登记", true));
        if (row.getBoolean("other_card")) hints.add(new Hint("本人以前登记的是另一张证件", true));
        if (households > 0 && !family) hints.add(new Hint("该室已登记另%d户".formatted(households), true));
        if (households == 0 && family) hints.add(new Hint("该室还没有登记业主或租客", true));
        if (hints.isEmpty()) hints.add(new Hint(family ? "号码有效，该室已有登记住户" : "号码有效，该室无人登记", false));
        var born = row.getObject("born", LocalDate.class);
        if (born != null && IdNumber.minor(born, clock))
            hints.add(new Hint("年龄%d岁，不参加表决".formatted(IdNumber.age(born, clock)), false));
        return hints;
    }
}
