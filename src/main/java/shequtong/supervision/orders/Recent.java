package shequtong.supervision.orders;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Duty;
import shequtong.web.Moments;

/** What somebody demanded today, for the page of their rounds. */
@Repository
public class Recent {

    private final JdbcClient db;

    Recent(JdbcClient db) {
        this.db = db;
    }

    /** @param title of the matter, or the community's name */
    public record Line(String path, String title, String place, Instant due, String state) {}

    public List<Line> issuedOn(Duty duty, LocalDate day) {
        var from = day.atStartOfDay(Moments.SHANGHAI).toInstant();
        return db.sql("""
                select line.id, line.label, line.due, line.state,
                       coalesce(case when not line.hidden then line.title end, line.label) as title
                from (
                    select id
                    from supervision.supervision_order
                    where area = :area and issued_at >= :from and issued_at < :to and mandate = :mandate
                    order by issued_at desc, id desc
                    limit 10) it
                join supervision.order_line line on line.id = it.id
                order by line.id desc
                """)
                .param("area", duty.area().id())
                .param("mandate", duty.mandate().id())
                .param("from", from.atOffset(UTC))
                .param("to", from.plus(java.time.Duration.ofDays(1)).atOffset(UTC))
                .query((row, _) -> new Line(
                        duty.path(OrderController.PATH + "/" + row.getLong("id")),
                        row.getString("title"),
                        row.getString("label"),
                        Orders.instant(row, "due"),
                        row.getString("state")))
                .list();
    }
}
