package shequtong.residency;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Duty;
import shequtong.organization.Position;

/** How many wait at the gate, for the first page of the desk. */
@Repository
public class Reviews {

    private final JdbcClient db;

    Reviews(JdbcClient db) {
        this.db = db;
    }

    /** @param agreeing those about whom nothing contradicts what they wrote */
    public record Waiting(int all, int agreeing) {}

    public Waiting waiting(Duty duty) {
        duty.must(Position.Work.COMMUNITY);
        return db.sql("""
                select count(*) as "all", count(*) filter (where review.agrees) as agreeing
                from residency.registration
                join residency.review using (community, id)
                where registration.community = :community and registration.state = 'SUBMITTED'
                """)
                .param("community", duty.area().id())
                .query((row, _) -> new Waiting(row.getInt("all"), row.getInt("agreeing")))
                .single();
    }
}
