package shequtong.demo;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Many more people than anybody would invent by hand, with what they said and what became of it: for measuring what a
 * page costs when a district is full (performance.md). The same numbers make the same rows, in a few statements each.
 */
@Repository
class Crowd {

    private final JdbcClient db;
    private final CrowdPeople people;
    private final CrowdMatters matters;

    Crowd(JdbcClient db, CrowdPeople people, CrowdMatters matters) {
        this.db = db;
        this.people = people;
        this.matters = matters;
    }

    /**
     * @param everywhere in all communities of the register, or only where the demonstration's people live
     * @param residents altogether; so are the posts, of which 35 in 100 are cases
     * @param comments under each post
     * @param days over which all of it was said; few for the small one, so that a community has as much open as in the
     *     district, and what a page costs there tells of the district alone
     */
    record Size(boolean everywhere, int residents, int posts, int comments, int days) {

        static final Size SMALL = new Size(false, 400, 200, 20, 10);
        static final Size DISTRICT = new Size(true, 430_000, 1_000_000, 10, 365);
    }

    void gather(Size size, Instant moment) {
        var now = moment.truncatedTo(ChronoUnit.MICROS);
        unhurried();
        var places = places(size);
        people.settle(places, size, now);
        later();
        matters.tell(places, size, now);
        counted(now);
        linked();
    }

    /** A million steps are linked, and their cases counted, in one go, when all that hangs on them is there. */
    private void later() {
        db.sql("""
                select set_config('casework.links', 'later', true), set_config('casework.tallies', 'later', true)
                """).query((_, _) -> true).single();
    }

    private void counted(Instant now) {
        db.sql("""
                select casework.count_rest(:now)
                """).param("now", utc(now)).query((_, _) -> true).single();
        db.sql("""
                select set_config('casework.tallies', '', true)
                """).query((_, _) -> true).single();
    }

    private void linked() {
        db.sql("""
                select set_config('casework.links', '', true), casework.link_rest(null)
                """).query((_, _) -> true).single();
    }

    /** A statement that fills a district may take longer than one that answers a resident. */
    private void unhurried() {
        db.sql("""
                select set_config('statement_timeout', '0', true)
                """).query((_, _) -> true).single();
    }

    private List<Long> places(Size size) {
        return db.sql("""
                select id
                from organization.area
                where kind = 'COMMUNITY'
                  and (:everywhere or exists (select from residency.member where community = area.id))
                order by code
                """)
                .param("everywhere", size.everywhere())
                .query(Long.class)
                .list();
    }

    static java.time.OffsetDateTime utc(Instant at) {
        return at.atOffset(UTC);
    }
}
