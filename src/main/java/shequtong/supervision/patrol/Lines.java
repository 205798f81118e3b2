package shequtong.supervision.patrol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is on the sheets of a day, and what waits in the communities that are. */
@Repository
class Lines {

    private final JdbcClient db;

    Lines(JdbcClient db) {
        this.db = db;
    }

    /** A line of today's sheets. @param title nothing for a community as a whole */
    record Line(
            long round,
            Turn turn,
            long community,
            String slug,
            String place,
            String why,
            @Nullable Long matter,
            @Nullable String title,
            boolean opened,
            boolean fault) {}

    /** All the lines of three sheets: 66 at most. */
    List<Line> of(List<Long> rounds) {
        return db.sql("""
                select line.round, round.number as turn, line.community, place.short, place.label, line.why,
                       line.subject, file.title, line.opened_at is not null as opened,
                       exists (
                           select from supervision.finding
                           where finding.round = line.round and finding.community = line.community
                             and (line.kind is null or finding.kind = line.kind and finding.subject = line.subject))
                           as fault
                from supervision.line
                join supervision.round on round.id = line.round
                join organization.area_view place on place.id = line.community
                left join casework.case_view file on file.id = line.subject and file.community = line.community
                     and file.visibility <> 'COMMITTEE'
                where line.round = any(:rounds)
                order by round.number, line.number
                """)
                .param("rounds", rounds.toArray(Long[]::new))
                .query((row, _) -> new Line(
                        row.getLong("round"),
                        Turn.of(row.getInt("turn")),
                        row.getLong("community"),
                        row.getString("short"),
                        row.getString("label"),
                        row.getString("why"),
                        row.getObject("subject", Long.class),
                        row.getString("title"),
                        row.getBoolean("opened"),
                        row.getBoolean("fault")))
                .list();
    }

    /** What waits in a community, for the few that are on today's sheets; what only the committee sees is in no number. */
    record Waiting(long community, int unanswered, int overdue) {}

    List<Waiting> waiting(List<Long> communities) {
        return db.sql("""
                select community, unanswered, late as overdue
                from casework.pulse_view
                where community = any(:communities)
                """)
                .param("communities", communities.toArray(Long[]::new))
                .query(Waiting.class)
                .list();
    }
}
