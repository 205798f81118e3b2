package shequtong.casework;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Duty;
import shequtong.web.Moments;

/** For 今日工作: the common problems (S102) of a desk of which the day of the next step has passed. */
@Repository
public class OverduePlans {

    private final JdbcClient db;
    private final Clock clock;

    OverduePlans(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** How many, 99 at most. */
    public int count(Duty duty) {
        return db.sql("""
                select count(*) from (
                    select from casework.common_problem
                    where area = :area and state = 'OPEN' and day < :today
                    limit 99) as it
                """)
                .param("area", duty.area().id())
                .param("today", LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI))
                .query(Integer.class)
                .single();
    }
}
