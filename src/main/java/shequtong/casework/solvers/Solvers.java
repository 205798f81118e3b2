package shequtong.casework.solvers;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;

/**
 * Counts in one statement: at most the last {@value #MOST} solved matters of that kind in each community of one 街镇, by an
 * index. What a district has besides is not touched.
 */
@Repository
public class Solvers {

    private static final int MOST = 50;
    private static final Duration YEAR = Duration.ofDays(365);

    private final JdbcClient db;
    private final Clock clock;

    Solvers(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** For whoever decides whom to send it to. */
    public Solved like(long community, CaseId id) {
        return Solved.of(rows(community, id));
    }

    /** For the body that has it. The lead of the category is what is left to say where nothing was solved yet. */
    public Why why(long community, CaseId id, long body) {
        var solved = like(community, id);
        return new Why(solved.isEmpty() ? "同类事近一年还没有解决的先例；按分类，一般由" + lead(community, id) + "来办" : solved.why(body));
    }

    /** The last body that was on the spot solved it; where none was asked, the committee did. */
    private List<Solved.Row> rows(long community, CaseId id) {
        return db.sql("""
                select coalesce(solver.body, 0) as body, coalesce(body.name, '居（村）委会自己') as name,
                       count(*) filter (where file.community = mine.community and file.estate = mine.estate) as estate,
                       count(*) filter (where file.community = mine.community) as community,
                       count(*) as street
                from casework.case_file mine
                join organization.area_view own on own.id = mine.community
                join organization.area_view place on place.parent = own.parent and place.kind = 'COMMUNITY'
                cross join lateral (
                    select id, community, estate
                    from casework.case_file
                    where community = place.id and category = mine.category and state = 'CLOSED' and result = 'SOLVED'
                      and confirmed and closed_at > :since and id <> mine.id
                    order by closed_at desc
                    limit 50) file
                left join lateral (
                    select dispatch.body
                    from casework.dispatch
                    where dispatch.community = file.community and dispatch.case_id = file.id and state = 'ANSWERED'
                    order by stage = 'REPLY', answered_at desc
                    limit 1) solver on true
                left join organization.body_view body on body.id = solver.body
                where mine.community = :community and mine.id = :id
                group by 1, 2
                """)
                .param("since", clock.instant().minus(YEAR).atOffset(UTC))
                .param("community", community)
                .param("id", id.value())
                .query((row, _) -> new Solved.Row(
                        row.getLong("body"),
                        row.getString("name"),
                        row.getInt("estate"),
                        row.getInt("community"),
                        row.getInt("street")))
                .list();
    }

    private String lead(long community, CaseId id) {
        return db.sql("""
                select category.lead
                from casework.case_file
                join casework.category on category.code = case_file.category
                where case_file.community = :community and case_file.id = :id
                """)
                .param("community", community)
                .param("id", id.value())
                .query(String.class)
                .single();
    }
}
