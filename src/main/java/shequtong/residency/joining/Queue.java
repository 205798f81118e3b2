package shequtong.residency.joining;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.residency.facts.Relation;

/** Who waits for the committee, the first due first, with what the register says about it. */
@Repository
class Queue {

    /** At most so many are admitted with one press. */
    static final int TOGETHER = 100;

    static final Cursor FIRST = new Cursor(Instant.EPOCH, 0);

    private final JdbcClient db;
    private final Clock clock;

    Queue(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Line(
            long id,
            String estate,
            String dwelling,
            String relation,
            Instant submittedAt,
            Instant dueAt,
            int steps,
            boolean agrees,
            List<Comparison.Hint> hints) {}

    Slice<Line> lines(Duty duty, List<State> states, Cursor after) {
        var found = db.sql("""
                select registration.id, estate.label, registration.building || registration.room as place,
                       registration.relation as asked, registration.submitted_at, registration.due_at, registration.born,
                       registration.steps, review.*
                from residency.registration
                join residency.review using (community, id)
                join organization.area_view estate on estate.id = registration.estate
                where registration.community = :community and registration.state = any(:states)
                  and (registration.due_at, registration.id) > (:at, :id)
                order by registration.due_at, registration.id
                limit 21
                """)
                .param("community", duty.area().id())
                .param("states", states.stream().map(Enum::name).toArray(String[]::new))
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query(this::line)
                .list();
        return Slice.of(found, it -> new Cursor(it.dueAt(), it.id()));
    }

    /** Those about whom all agrees, the first due first: as many as may be admitted together. */
    List<Line> agreeing(Duty duty) {
        return db.sql("""
                select registration.id, estate.label, registration.building || registration.room as place,
                       registration.relation as asked, registration.submitted_at, registration.due_at, registration.born,
                       registration.steps, review.*
                from residency.registration
                join residency.review using (community, id)
                join organization.area_view estate on estate.id = registration.estate
                where registration.community = :community and registration.state = 'SUBMITTED' and review.agrees
                order by registration.due_at, registration.id
                limit 100
                """)
                .param("community", duty.area().id())
                .query(this::line)
                .list();
    }

    List<Comparison.Hint> hints(Duty duty, RegistrationId id) {
        return db.sql("""
                select registration.relation as asked, registration.born, review.*
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
                row.getString("place"),
                Relation.valueOf(row.getString("asked")).label(),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getInt("steps"),
                row.getBoolean("agrees"),
                hints(row));
    }

    private List<Comparison.Hint> hints(ResultSet row) throws SQLException {
        return compared(row).hints(row.getObject("born", LocalDate.class), clock);
    }

    private static Comparison compared(ResultSet row) throws SQLException {
        return new Comparison(
                Relation.valueOf(row.getString("asked")),
                row.getBoolean("card_elsewhere"),
                row.getString("card_here"),
                row.getBoolean("other_card"),
                row.getBoolean("home_elsewhere"),
                row.getBoolean("kept"),
                row.getObject("dwelling") != null,
                row.getInt("enrolled"),
                row.getBoolean("both_fit"),
                row.getBoolean("phone_fits"),
                row.getBoolean("card_fits"),
                row.getBoolean("name_fits"),
                row.getBoolean("other_number"),
                Optional.ofNullable(row.getString("relation")).map(Relation::valueOf),
                row.getBoolean("other_head"),
                row.getString("rolled_at"),
                row.getInt("households"),
                row.getInt("owners"),
                row.getBoolean("agrees"));
    }
}
