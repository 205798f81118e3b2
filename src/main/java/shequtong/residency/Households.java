package shequtong.residency;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Area;

/** How many of a community are here (S24). Counts only, never who. */
@Repository
public class Households {

    private final JdbcClient db;

    Households(JdbcClient db) {
        this.db = db;
    }

    /** @param households dwellings with at least one member */
    public record Count(int households, int residents) {}

    public Count in(Area community) {
        return db.sql("""
                select count(distinct (estate, building, room)) as households, count(*) as residents
                from residency.member
                where community = :community and until is null
                """)
                .param("community", community.id())
                .query((row, _) -> new Count(row.getInt("households"), row.getInt("residents")))
                .single();
    }
}
