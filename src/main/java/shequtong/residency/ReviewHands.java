package shequtong.residency;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Area;
import shequtong.organization.Hands;
import shequtong.organization.Mandate;

/** Who waits at the gate: it is the committee's to answer, and whoever takes over should know how many. */
@Repository
class ReviewHands implements Hands {

    private final JdbcClient db;

    ReviewHands(JdbcClient db) {
        this.db = db;
    }

    @Override
    public List<Held> held(Mandate mandate, Area area) {
        if (area.kind() != Area.Kind.COMMUNITY) return List.of();
        var count =
                db.sql("""
                select count(*) from residency.registration where community = :community and state = 'SUBMITTED'
                """).param("community", area.id()).query(Integer.class).single();
        return List.of(new Held("等审核的居民", count, "人", "/registrations"));
    }
}
