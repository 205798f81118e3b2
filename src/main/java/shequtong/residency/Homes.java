package shequtong.residency;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.organization.Here;

/** What somebody's own homes are to them, those that are over too. */
@Repository
public class Homes {

    private final JdbcClient db;
    private final Clock clock;
    private final ResidencySettings settings;

    Homes(JdbcClient db, Clock clock, ResidencySettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    /** For the first page of somebody who lives here. */
    public HomeCard card(Here here) {
        return db.sql("""
                select case when mine.confirmed_until <= :soon then mine.confirmed_until end as until,
                       coalesce(household.offered_to = :me, false) as offered,
                       (select count(*)
                        from residency.member other
                        where household.head = :me and other.community = mine.community and other.estate = mine.estate
                          and other.building = mine.building and other.room = mine.room and other.until is null
                          and other.standing = 'AWAITING') as awaiting
                from residency.member mine
                left join residency.household
                       on household.community = mine.community and household.estate = mine.estate
                      and household.building = mine.building and household.room = mine.room
                where mine.community = :community and mine.person = :me and mine.until is null
                """)
                .param("soon", OffsetDateTime.now(clock).plus(settings.asked()))
                .param("me", here.person().value())
                .param("community", here.community().id())
                .query((row, _) -> {
                    var until = row.getObject("until", OffsetDateTime.class);
                    return new HomeCard(
                            here.path(""),
                            here.community().label(),
                            here.rest(),
                            until == null ? null : until.toInstant(),
                            row.getInt("awaiting"),
                            row.getBoolean("offered"),
                            before(here));
                })
                .optional()
                .orElseThrow(() -> new Missing(here.person()));
    }

    /** The homes from before this one, as long as nothing was said about them. */
    private List<HomeCard.Other> before(Here here) {
        return db.sql("""
                select other.community, area.label
                from residency.member mine
                join residency.member other
                  on other.person = mine.person and other.until is null and other.since < mine.since
                join organization.area_view area on area.id = other.community
                where mine.community = :community and mine.person = :me and mine.until is null
                  and not exists (
                      select from residency.first_step
                      where community = :community and person = :me and step = 'KEPT')
                order by other.since
                limit 5
                """)
                .param("community", here.community().id())
                .param("me", here.person().value())
                .query((row, _) -> new HomeCard.Other(row.getLong("community"), row.getString("label")))
                .list();
    }

    /** @param words the committee's, when it ended the membership under this mandate */
    public record Ended(
            long community, String label, String committee, OffsetDateTime at, long mandate, String words) {}

    public boolean principal(PersonId person, long community) {
        return db.sql("""
                select principal from residency.member
                where community = :community and person = :person and until is null
                """)
                .param("community", community)
                .param("person", person.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Those the committee ended: the person is told why, and what they can do about it. */
    public List<Ended> ended(PersonId person) {
        return db.sql("""
                select member.community, area.label, area.sort = 'VILLAGE' as village, member.until, member.ending_mandate,
                       member.ending_words
                from residency.member
                join organization.area_view area on area.id = member.community
                where member.person = :person and member.ending = 'ENDED'
                order by member.until desc, member.community
                limit 20
                """)
                .param("person", person.value())
                .query((row, _) -> new Ended(
                        row.getLong("community"),
                        row.getString("label"),
                        row.getBoolean("village") ? "村委会" : "居委会",
                        row.getObject("until", OffsetDateTime.class),
                        row.getLong("ending_mandate"),
                        row.getString("ending_words")))
                .list();
    }
}
