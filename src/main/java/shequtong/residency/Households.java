package shequtong.residency;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Position;

/** How many of a community are here (S24). Counts only, never who. */
@Repository
public class Households {

    private static final Count NOBODY = new Count(0, 0);

    private final JdbcClient db;

    Households(JdbcClient db) {
        this.db = db;
    }

    /** @param households dwellings with at least one member */
    public record Count(int households, int residents) {}

    public Count in(Area community) {
        return db.sql("""
                select households, residents from residency.online where community = :community
                """)
                .param("community", community.id())
                .query((row, _) -> new Count(row.getInt("households"), row.getInt("residents")))
                .optional()
                .orElse(NOBODY);
    }

    /**
     * What of its households waits for a committee.
     *
     * @param disputed members whose head says that they are not of the family: they may not write meanwhile
     * @param moving members who asked to be registered in another dwelling
     */
    public record Needs(int disputed, int moving) {

        public int all() {
            return disputed + moving;
        }
    }

    public Needs needs(Duty duty) {
        duty.must(Position.Work.COMMUNITY);
        return db.sql("""
                select (select count(*) from residency.member
                        where community = :community and until is null and standing = 'DISPUTED') as disputed,
                       (select count(*) from residency.move
                        where community = :community and state = 'ASKED') as moving
                """)
                .param("community", duty.area().id())
                .query((row, _) -> new Needs(row.getInt("disputed"), row.getInt("moving")))
                .single();
    }
}
