package shequtong.supervision;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Duty;

/** What the first page of a desk may ask. */
@Repository
public class Supervision {

    private final JdbcClient db;
    private final Clock clock;

    Supervision(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What a community has still to answer to those above. @param late of both, whose time is over */
    public record Needs(int orders, int remarks, int late) {

        public int all() {
            return orders + remarks;
        }
    }

    public Needs needs(Duty duty) {
        return db.sql("""
                select count(*) filter (where ordered) as orders, count(*) filter (where not ordered) as remarks,
                       count(*) filter (where due < :now) as late
                from (
                    select true as ordered, due
                    from supervision.supervision_order
                    where community = :community and state = 'ISSUED'
                    union all
                    select false, due from supervision.finding where community = :community and state = 'REMARKED') it
                """)
                .param("community", duty.area().id())
                .param("now", OffsetDateTime.now(clock))
                .query(Needs.class)
                .single();
    }
}
