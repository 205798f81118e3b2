package shequtong.supervision;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Missing;
import shequtong.organization.Duty;

/** The communities that a desk looks after. Whatever lies elsewhere is not there. */
@Repository
public class Places {

    private final JdbcClient db;
    private final Clock clock;

    Places(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * A community as it is looked at from above.
     *
     * @param observed whether whoever looks may read it now as its residents do
     * @param inspected whether they may demand something of it as well (R6)
     */
    public record Place(
            long id, String slug, String label, long street, String above, boolean observed, boolean inspected) {

        /** Where it is read as its residents read it. */
        public String face(String rest) {
            return "/c/" + slug + rest;
        }
    }

    public Place get(Duty duty, String slug) {
        return db.sql("""
                select place.id, place.short, place.label, place.parent, street.label as above,
                       exists (
                           select from organization.right_view watch
                           where watch.person = :me and watch.path @> place.path
                             and watch.since <= :now and watch.until > :now) as observed,
                       exists (
                           select from organization.right_view watch
                           where watch.person = :me and watch.path @> place.path and watch.inspects
                             and watch.since <= :now and watch.until > :now) as inspected
                from organization.area_view place
                join organization.area_view street on street.id = place.parent
                where place.short = :slug and place.kind = 'COMMUNITY' and supervision.reaches(place.id, :scope, :unit)
                """)
                .param("slug", slug)
                .param("me", duty.person().value())
                .param("now", OffsetDateTime.now(clock))
                .param("scope", duty.area().id())
                .param("unit", Eyes.unit(duty))
                .query((row, _) -> new Place(
                        row.getLong("id"),
                        row.getString("short"),
                        row.getString("label"),
                        row.getLong("parent"),
                        row.getString("above"),
                        row.getBoolean("observed"),
                        row.getBoolean("inspected")))
                .optional()
                .orElseThrow(() -> new Missing(slug));
    }

    /** Whether this person may inspect that community now: asked again in the transaction that demands something. */
    public boolean inspects(Duty duty, long community) {
        return db.sql("""
                select exists (
                    select from organization.right_view watch
                    join organization.area_view place on place.id = :community
                    where watch.person = :me and watch.path @> place.path and watch.inspects
                      and watch.since <= :now and watch.until > :now)
                """)
                .param("community", community)
                .param("me", duty.person().value())
                .param("now", OffsetDateTime.now(clock))
                .query(Boolean.class)
                .single();
    }
}
