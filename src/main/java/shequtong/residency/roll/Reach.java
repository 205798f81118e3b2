package shequtong.residency.roll;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far the platform reaches (S24, S27): counted from the roll and the members, never estimated. */
@Repository
class Reach {

    private final JdbcClient db;

    Reach(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param dwellings on the register, empty ones too
     * @param households dwellings with somebody on the roll
     * @param online those of them with at least one member
     * @param beside dwellings with members that are not on the roll
     */
    record Figures(int dwellings, int households, int online, int beside) {

        /** In tenths of a percent; nothing where there is no household (R91). */
        String share() {
            return households == 0 ? "—" : "%.1f%%".formatted(100.0 * online / households);
        }
    }

    /** A building without an online household. */
    record Building(String estate, String building, int households, int people) {}

    Figures figures(long community) {
        return db.sql("""
                with online as (
                    select distinct estate, building, room from residency.member
                    where community = :community and until is null),
                home as (
                    select estate, building, room,
                           exists (select from residency.roll_entry entry
                                   where entry.community = dwelling.community and entry.dwelling = dwelling.id
                                     and entry.until is null) as household
                    from residency.dwelling
                    where community = :community and until is null)
                select count(*) filter (where home.building is not null) as dwellings,
                       count(*) filter (where home.household) as households,
                       count(*) filter (where home.household and online.building is not null) as online,
                       count(*) filter (where home.building is null) as beside
                from home
                full join online using (estate, building, room)
                """)
                .param("community", community)
                .query((row, _) -> new Figures(
                        row.getInt("dwellings"), row.getInt("households"), row.getInt("online"), row.getInt("beside")))
                .single();
    }

    /** @param largest the buildings with most households first, or in the order of the houses */
    List<Building> unreached(long community, boolean largest) {
        return db.sql("""
                select estate.label, dwelling.building, count(distinct dwelling.id) as households, count(*) as people
                from residency.dwelling
                join residency.roll_entry entry
                  on entry.community = dwelling.community and entry.dwelling = dwelling.id and entry.until is null
                join organization.area_view estate on estate.id = dwelling.estate
                where dwelling.community = :community and dwelling.until is null
                  and not exists (
                      select from residency.member
                      where member.community = dwelling.community and member.estate = dwelling.estate
                        and member.building = dwelling.building and member.until is null)
                group by estate.label, dwelling.building
                order by case when :largest then count(distinct dwelling.id) else 0 end desc, estate.label,
                         min(dwelling.place)
                limit 500
                """)
                .param("community", community)
                .param("largest", largest)
                .query((row, _) -> new Building(
                        row.getString("label"),
                        row.getString("building"),
                        row.getInt("households"),
                        row.getInt("people")))
                .list();
    }
}
