package shequtong.organization;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The communities below a desk's area, by code: 567 of them, twenty at a time. */
@Repository
class Communities {

    private final CommunitySearch search;
    private final JdbcClient db;
    private final Clock clock;

    Communities(CommunitySearch search, JdbcClient db, Clock clock) {
        this.search = search;
        this.db = db;
        this.clock = clock;
    }

    List<CommunitiesPage.Row> below(Duty duty, String q, String after) {
        var ids = search.ids(duty, CommunitySearch.Question.words(q, after));
        return db.sql("""
                select area.code, area.label, above.label as above, area.short, area.type,
                       area.sort = 'VILLAGE' as village,
                       exists (select from organization.observe_right observe
                               join organization.area scope on scope.id = observe.area
                               where observe.person = :person and scope.path @> area.path
                                 and observe.since <= :now and observe.until > :now) as observed
                from organization.area
                join organization.area above on above.id = area.parent
                where area.id = any(:ids)
                order by area.path
                """)
                .param("person", duty.person().value())
                .param("now", OffsetDateTime.now(clock))
                .param("ids", ids.toArray(Long[]::new))
                .query((row, _) -> new CommunitiesPage.Row(
                        row.getString("code"),
                        row.getString("label"),
                        row.getString("above"),
                        row.getString("short"),
                        CommunityType.valueOf(row.getString("type")).label(),
                        row.getBoolean("village"),
                        row.getBoolean("observed")))
                .list();
    }
}
