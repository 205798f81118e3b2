package shequtong.residency;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.web.Moments;

/** Who looks at what is masked more often than anybody should need to, for the auditors' page. */
@Repository
public class FrequentLooks {

    private static final int DAYS = 30;

    private final JdbcClient db;
    private final Clock clock;
    private final LookSettings settings;

    FrequentLooks(JdbcClient db, Clock clock, LookSettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    /** Those among these people who did on one of the last 30 days. */
    public Set<Long> among(Collection<Long> officials) {
        return db.sql("""
                select distinct official
                from residency.look_view
                where official = any(:officials) and day >= :since and times > :often
                """)
                .param("officials", officials.toArray(Long[]::new))
                .param(
                        "since",
                        LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI).minusDays(DAYS))
                .param("often", settings.often())
                .query(Long.class)
                .set();
    }
}
