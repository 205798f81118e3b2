package shequtong.supervision.observatory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Duty;

/** What the observatory says of a community, read for the few that a page shows. */
@Repository
class Figures {

    private final JdbcClient db;
    private final Clock clock;

    Figures(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param acted when an official last did something to a case; nothing where nobody ever did */
    record Row(
            long community,
            String slug,
            String label,
            String above,
            int unanswered,
            int late,
            int reopened,
            int bad,
            int orders,
            int overdue,
            @Nullable Instant acted,
            boolean observed) {}

    /** In no order of their own. */
    List<Row> of(Duty duty, Collection<Long> communities) {
        return db.sql("""
                select pulse.community, place.short, place.label, above.label as above, pulse.unanswered, pulse.late,
                       pulse.reopened, pulse.bad, nullif(pulse.acted_at, '-infinity') as acted,
                       (select count(*) from supervision.supervision_order it
                        where it.community = pulse.community and it.state <> 'LIFTED') as orders,
                       (select count(*) from supervision.supervision_order it
                        where it.community = pulse.community and it.state = 'ISSUED' and it.due < :now) as overdue,
                       exists (
                           select from organization.right_view watch
                           where watch.person = :me and watch.path @> place.path
                             and watch.since <= :now and watch.until > :now) as observed
                from casework.pulse_view pulse
                join organization.area_view place on place.id = pulse.community
                join organization.area_view above on above.id = place.parent
                where pulse.community = any(:communities)
                """)
                .param("communities", communities.toArray(Long[]::new))
                .param("me", duty.person().value())
                .param("now", OffsetDateTime.now(clock))
                .query(Figures::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var acted = row.getObject("acted", OffsetDateTime.class);
        return new Row(
                row.getLong("community"),
                row.getString("short"),
                row.getString("label"),
                row.getString("above"),
                row.getInt("unanswered"),
                row.getInt("late"),
                row.getInt("reopened"),
                row.getInt("bad"),
                row.getInt("orders"),
                row.getInt("overdue"),
                acted == null ? null : acted.toInstant(),
                row.getBoolean("observed"));
    }
}
