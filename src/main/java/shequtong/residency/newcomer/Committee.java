package shequtong.residency.newcomer;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who works for a community at this moment. */
@Repository
class Committee {

    private final JdbcClient db;
    private final Clock clock;

    Committee(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Their mandates, the 书记 first. A committee has a dozen people at most. */
    List<Long> of(long community) {
        return db.sql("""
                select id from organization.mandate_view
                where area = :community and since <= :now and (until is null or until > :now)
                  and position in ('PARTY_SECRETARY', 'COMMITTEE_MEMBER', 'COMMUNITY_WORKER')
                order by case position when 'PARTY_SECRETARY' then 1 when 'COMMITTEE_MEMBER' then 2 else 3 end, id
                limit 50
                """)
                .param("community", community)
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .list();
    }
}
