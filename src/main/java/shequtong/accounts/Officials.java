package shequtong.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.organization.Duty;

/** Officials with a post below a desk's area, and how it stands with their accounts. */
@Repository
class Officials {

    private final JdbcClient db;
    private final Clock clock;

    Officials(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param mandate the one that came first of those in force here; the name is asked of it
     * @param place the area of it
     * @param invited when the link that is still open was made
     */
    record Official(
            PersonId person,
            long mandate,
            String place,
            boolean active,
            @Nullable Instant shut,
            @Nullable Instant invited) {}

    /** In the order in which they were made known, after one of them. */
    List<Official> below(Duty duty, String q, long after) {
        return db.sql("""
                select distinct on (mandate.person) mandate.person, mandate.id as mandate, area.label as place,
                       account.active, account.disabled_at, account.invited_at
                from organization.area_view scope
                join organization.area_view area on scope.path @> area.path
                join organization.mandate_view mandate on mandate.area = area.id
                     and mandate.since <= :now and (mandate.until is null or mandate.until > :now)
                join identity.account_view account on account.person = mandate.person
                where scope.id = :scope and mandate.person > :after and position(:q in mandate.officer) > 0
                  and (not :workers or mandate.position = 'COMMUNITY_WORKER')
                order by mandate.person, mandate.id
                limit 21
                """)
                .param("scope", duty.area().id())
                .param("now", OffsetDateTime.now(clock))
                .param("after", after)
                .param("q", q)
                .param("workers", May.ofOwnWorkers(duty))
                .query(Officials::official)
                .list();
    }

    /** @throws Missing for whoever holds no post below this desk that it looks after */
    Official get(Duty duty, long person) {
        return db.sql("""
                select mandate.person, mandate.id as mandate, area.label as place,
                       account.active, account.disabled_at, account.invited_at
                from organization.area_view scope
                join organization.area_view area on scope.path @> area.path
                join organization.mandate_view mandate on mandate.area = area.id
                     and mandate.since <= :now and (mandate.until is null or mandate.until > :now)
                join identity.account_view account on account.person = mandate.person
                where scope.id = :scope and mandate.person = :person
                  and (not :workers or mandate.position = 'COMMUNITY_WORKER')
                order by mandate.id
                limit 1
                """)
                .param("scope", duty.area().id())
                .param("now", OffsetDateTime.now(clock))
                .param("person", person)
                .param("workers", May.ofOwnWorkers(duty))
                .query(Officials::official)
                .optional()
                .orElseThrow(() -> new Missing(person));
    }

    private static Official official(ResultSet row, int number) throws SQLException {
        return new Official(
                new PersonId(row.getLong("person")),
                row.getLong("mandate"),
                row.getString("place"),
                row.getBoolean("active"),
                instant(row.getObject("disabled_at", OffsetDateTime.class)),
                instant(row.getObject("invited_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
