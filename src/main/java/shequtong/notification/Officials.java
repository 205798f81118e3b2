package shequtong.notification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;

/** Who works at a desk now. */
@Repository
class Officials {

    private final JdbcClient db;
    private final Clock clock;

    Officials(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Official(PersonId person, long area) {}

    /** The committee of a community, 书记 and 社工 too. */
    List<Official> committee(long community) {
        return db.sql("""
                select distinct person, area
                from organization.mandate_view
                where area = :community and position in ('PARTY_SECRETARY', 'COMMITTEE_MEMBER', 'COMMUNITY_WORKER')
                  and since <= :now and (until is null or until > :now)
                """)
                .param("community", community)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Official(new PersonId(row.getLong("person")), row.getLong("area")))
                .list();
    }

    /** The 街镇 that a community lies in. */
    List<Official> above(long community) {
        return db.sql("""
                select distinct mandate.person, mandate.area
                from organization.area_view community
                join organization.mandate_view mandate on mandate.area = community.parent
                where community.id = :community and mandate.position in ('STREET_STAFF', 'STREET_LEADER')
                  and mandate.since <= :now and (mandate.until is null or mandate.until > :now)
                """)
                .param("community", community)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Official(new PersonId(row.getLong("person")), row.getLong("area")))
                .list();
    }
}
