package shequtong.residency.roll;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Missing;
import shequtong.kernel.Subject;

/** The register of dwellings, in the order people count: 3号楼 before 11号楼. */
@Repository
class Dwellings {

    private final JdbcClient db;
    private final Clock clock;

    Dwellings(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param enrolled how many are on the roll there
     * @param online how many of a household have joined
     */
    record Home(
            long id,
            String estate,
            String building,
            String room,
            @Nullable BigDecimal area,
            Use use,
            String note,
            int enrolled,
            int online) {

        String place() {
            return building + room;
        }

        Subject subject() {
            return new Subject("residency.dwelling", id);
        }
    }

    /** Beginning after a dwelling; 0 begins at the first. */
    List<Home> list(long community, String building, String room, long after) {
        return db.sql("""
                select dwelling.id, estate.label as estate, dwelling.building, dwelling.room, dwelling.area, dwelling.use,
                       dwelling.note, enrolled.count as enrolled, online.count as online
                from residency.dwelling
                join organization.area_view estate on estate.id = dwelling.estate
                cross join lateral (
                    select count(*) from residency.roll_entry entry
                    where entry.community = dwelling.community and entry.dwelling = dwelling.id
                      and entry.until is null) enrolled
                cross join lateral (
                    select count(*) from residency.member
                    where member.community = dwelling.community and member.estate = dwelling.estate
                      and member.building = dwelling.building and member.room = dwelling.room
                      and member.until is null) online
                where dwelling.community = :community and dwelling.until is null
                  and (:building = '' or dwelling.building = :building) and (:room = '' or dwelling.room = :room)
                  and (dwelling.place, dwelling.id) > (
                      coalesce((select place from residency.dwelling where community = :community and id = :after), ''),
                      :after)
                order by dwelling.place, dwelling.id
                limit 21
                """)
                .param("community", community)
                .param("building", building)
                .param("room", room)
                .param("after", after)
                .query(Dwellings::home)
                .list();
    }

    /** Where somebody of exactly this name is on the roll. */
    List<Home> of(long community, byte[] likeness) {
        return db.sql("""
                select dwelling.id, estate.label as estate, dwelling.building, dwelling.room, dwelling.area, dwelling.use,
                       dwelling.note, enrolled.count as enrolled, online.count as online
                from residency.roll_entry named
                join residency.dwelling on dwelling.community = named.community and dwelling.id = named.dwelling
                join organization.area_view estate on estate.id = dwelling.estate
                cross join lateral (
                    select count(*) from residency.roll_entry entry
                    where entry.community = dwelling.community and entry.dwelling = dwelling.id
                      and entry.until is null) enrolled
                cross join lateral (
                    select count(*) from residency.member
                    where member.community = dwelling.community and member.estate = dwelling.estate
                      and member.building = dwelling.building and member.room = dwelling.room
                      and member.until is null) online
                where named.community = :community and named.name_index = :likeness and named.until is null
                order by dwelling.place, dwelling.id
                limit 21
                """)
                .param("community", community)
                .param("likeness", likeness)
                .query(Dwellings::home)
                .list();
    }

    Home get(long community, long id) {
        return db.sql("""
                select dwelling.id, estate.label as estate, dwelling.building, dwelling.room, dwelling.area, dwelling.use,
                       dwelling.note, 0 as enrolled, 0 as online
                from residency.dwelling
                join organization.area_view estate on estate.id = dwelling.estate
                where dwelling.community = :community and dwelling.id = :id and dwelling.until is null
                """)
                .param("community", community)
                .param("id", id)
                .query(Dwellings::home)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** What was written before is kept. */
    void rewrite(long community, long id, @Nullable BigDecimal area, Use use, String note) {
        db.sql("""
                with past as (
                    insert into residency.dwelling_past (community, dwelling, area, use, note, until)
                    select community, id, area, use, note, :now
                    from residency.dwelling
                    where community = :community and id = :id)
                update residency.dwelling set area = :area::numeric, use = :use, note = :note
                where community = :community and id = :id
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("community", community)
                .param("id", id)
                .param("area", area)
                .param("use", use.name())
                .param("note", note)
                .update();
    }

    private static Home home(ResultSet row, int number) throws SQLException {
        return new Home(
                row.getLong("id"),
                row.getString("estate"),
                row.getString("building"),
                row.getString("room"),
                row.getBigDecimal("area"),
                Use.valueOf(row.getString("use")),
                row.getString("note"),
                row.getInt("enrolled"),
                row.getInt("online"));
    }
}
