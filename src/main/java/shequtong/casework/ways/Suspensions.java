package shequtong.casework.ways;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.Case;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** When the clocks of cases rest, and why. */
@Repository
class Suspensions {

    private final JdbcClient db;
    private final Clock clock;

    Suspensions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Objective reasons, and no others (R42). */
    enum Ground {
        WEATHER("台风、高温、严寒等天气，不能施工"),
        SEASON("要等合适的季节，如补种绿化"),
        PROCEDURE("要走审批、招标、公示等法定程序"),
        LITIGATION("正在诉讼、仲裁或信访复查"),
        PARTS("要等定制的配件、材料"),
        ABSENCE("必须到场的当事人联系不上或不在本市");

        private final String label;

        Ground(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * @param due where the clock stood
     * @param restsDue where it was put, which holds from the end of the rest on
     */
    record Suspension(
            long id,
            Ground ground,
            String words,
            Instant since,
            Instant until,
            Instant due,
            Instant restsDue,
            Instant reviewDue) {}

    long begin(Case.Head head, Duty duty, Suspension it) {
        return db.sql("""
                insert into casework.suspension (
                    community, case_id, ground, words, since, until, due, rests_due, review_due, decided_by)
                values (:community, :case, :ground, :words, :since, :until, :due, :restsDue, :reviewDue, :by)
                returning id
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("ground", it.ground().name())
                .param("words", it.words())
                .param("since", it.since().atOffset(UTC))
                .param("until", it.until().atOffset(UTC))
                .param("due", it.due().atOffset(UTC))
                .param("restsDue", it.restsDue().atOffset(UTC))
                .param("reviewDue", it.reviewDue().atOffset(UTC))
                .param("by", duty.mandate().id())
                .query(Long.class)
                .single();
    }

    /** The one that holds now: what was answered, classified anew or begun anew meanwhile rests no longer. */
    Optional<Suspension> active(Case.Head head) {
        return db.sql("""
                select it.id, it.ground, it.words, it.since, it.until, it.due, it.rests_due, it.review_due
                from casework.suspension it
                join casework.case_file file on file.community = it.community and file.id = it.case_id
                where it.community = :community and it.case_id = :case and it.ended_at is null
                  and file.handle_due = it.rests_due and file.state not in ('ANSWERED', 'CLOSED')
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .query(Suspensions::row)
                .optional();
    }

    /** How many days it has rested altogether, begun days counted whole. */
    int rested(Case.Head head) {
        return db.sql("""
                select coalesce(ceil(sum(extract(epoch from coalesce(ended_at, until) - since)) / 86400), 0)
                from casework.suspension
                where community = :community and case_id = :case
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .query(Integer.class)
                .single();
    }

    /** Also of one that does not hold any longer. */
    boolean end(Case.Head head) {
        return db.sql("""
                        update casework.suspension set ended_at = least(until, :now)
                        where community = :community and case_id = :case and ended_at is null
                        """)
                        .param("now", OffsetDateTime.now(clock))
                        .param("community", head.community())
                        .param("case", head.id().value())
                        .update()
                == 1;
    }

    /** This one, and none that began after it. */
    boolean end(Case.Head head, long id) {
        return db.sql("""
                        update casework.suspension set ended_at = least(until, :now)
                        where community = :community and case_id = :case and id = :id and ended_at is null
                        """)
                        .param("now", OffsetDateTime.now(clock))
                        .param("community", head.community())
                        .param("case", head.id().value())
                        .param("id", id)
                        .update()
                == 1;
    }

    void reviewed(Case.Head head, long id, Instant next) {
        Refused.unlessChanged(db.sql("""
                update casework.suspension set review_due = :next
                where community = :community and case_id = :case and id = :id and ended_at is null
                """)
                .param("next", next.atOffset(UTC))
                .param("community", head.community())
                .param("case", head.id().value())
                .param("id", id)
                .update());
    }

    /** The open dispatches rest as long as the case does; back again where it goes on earlier. */
    void shift(Case.Head head, Instant from, Instant to, Instant since) {
        db.sql("""
                update casework.dispatch set due = due + (:to::timestamptz - :from::timestamptz)
                where community = :community and case_id = :case and state = 'OPEN' and issued_at <= :since
                """)
                .param("from", from.atOffset(UTC))
                .param("to", to.atOffset(UTC))
                .param("since", since.atOffset(UTC))
                .param("community", head.community())
                .param("case", head.id().value())
                .update();
    }

    private static Suspension row(ResultSet row, int number) throws SQLException {
        return new Suspension(
                row.getLong("id"),
                Ground.valueOf(row.getString("ground")),
                row.getString("words"),
                at(row, "since"),
                at(row, "until"),
                at(row, "due"),
                at(row, "rests_due"),
                at(row, "review_due"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
