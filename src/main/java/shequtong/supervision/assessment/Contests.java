package shequtong.supervision.assessment;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Cursor;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;

/** What the assessed said against a figure, and what was decided. */
@Repository
class Contests {

    private final JdbcClient db;

    Contests(JdbcClient db) {
        this.db = db;
    }

    /** @param number of the case, as printed @param subject who says so, by the name of that day in {@code label} */
    record Contest(
            long id,
            long district,
            Kind kind,
            YearMonth month,
            long subject,
            String label,
            String indicator,
            String number,
            String title,
            String words,
            Instant raisedAt,
            String state,
            String answer) {

        boolean open() {
            return state.equals("OPEN");
        }

        String said() {
            return switch (state) {
                case "OPEN" -> "等区里决定";
                case "UPHELD" -> "异议成立，不再计入";
                default -> "异议不成立";
            };
        }
    }

    /** @return its number */
    long raise(
            Duty duty, Report report, Rows.Row row, String indicator, Behind.Thing thing, String words, Instant now) {
        try {
            return db.sql("""
                    insert into supervision.contest
                        (district, kind, month, subject, label, indicator, thing, number, title, words, raised_by, raised_at,
                         state)
                    values (:district, :kind, :month, :subject, :label, :indicator, :thing, :number, :title, :words, :me, :now,
                            'OPEN')
                    returning id
                    """)
                    .param("district", report.district())
                    .param("kind", report.kind().name())
                    .param("month", report.month().atDay(1))
                    .param("subject", row.subject())
                    .param("label", row.label())
                    .param("indicator", indicator)
                    .param("thing", thing.thing())
                    .param("number", thing.number())
                    .param("title", thing.title())
                    .param("words", words)
                    .param("me", duty.mandate().id())
                    .param("now", now.atOffset(UTC))
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException twice) {
            throw new Refused("这一件已经提过异议了");
        }
    }

    Slice<Contest> open(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        select * from supervision.contest
                        where district = :district and state = 'OPEN' and (raised_at, id) > (:at, :id)
                        order by raised_at, id
                        limit 21
                        """)
                        .param("district", duty.area().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Contests::contest)
                        .list(),
                it -> new Cursor(it.raisedAt(), it.id()));
    }

    List<Contest> of(Report report, long subject) {
        return db.sql("""
                select * from supervision.contest
                where kind = :kind and subject = :subject and month = :month
                order by id desc
                limit 50
                """)
                .param("kind", report.kind().name())
                .param("subject", subject)
                .param("month", report.month().atDay(1))
                .query(Contests::contest)
                .list();
    }

    Contest get(Duty duty, long id) {
        return db.sql("""
                select * from supervision.contest where id = :id and district = :district
                """)
                .param("id", id)
                .param("district", duty.area().id())
                .query(Contests::contest)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** For the clock, which has no desk. */
    Contest get(long id) {
        return db.sql("""
                select * from supervision.contest where id = :id
                """).param("id", id).query(Contests::contest).optional().orElseThrow(() -> new Missing(id));
    }

    void decide(Duty duty, Contest it, boolean upheld, String answer, Instant now) {
        Refused.unlessChanged(db.sql("""
                update supervision.contest
                set state = :state, answer = :answer, decided_by = :me, decided_at = :now
                where id = :id and state = 'OPEN'
                """)
                .param("state", upheld ? "UPHELD" : "REFUSED")
                .param("answer", answer)
                .param("me", duty.mandate().id())
                .param("now", now.atOffset(UTC))
                .param("id", it.id())
                .update());
    }

    private static Contest contest(ResultSet row, int number) throws SQLException {
        return new Contest(
                row.getLong("id"),
                row.getLong("district"),
                Kind.valueOf(row.getString("kind")),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getLong("subject"),
                row.getString("label"),
                row.getString("indicator"),
                row.getString("number"),
                row.getString("title"),
                row.getString("words"),
                Reports.instant(row, "raised_at"),
                row.getString("state"),
                row.getString("answer"));
    }
}
