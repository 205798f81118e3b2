package shequtong.residency.roll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.Relation;

/** The whole roll of a community at once: a file is compared with it in memory, a few thousand rows in two statements. */
@Repository
class Snapshot {

    private final JdbcClient db;

    Snapshot(JdbcClient db) {
        this.db = db;
    }

    /** One change of a roll after the other, so that what was compared is what is written over; ends with the transaction. */
    void lock(long community) {
        db.sql("""
                select pg_advisory_xact_lock(hashtextextended('residency.roll', :community))
                """).param("community", community).query((_, _) -> true).single();
    }

    /** The estates by the name that a file has to use. */
    Map<String, Long> estates(long community) {
        var estates = new TreeMap<String, Long>();
        db.sql("""
                select id, label from organization.area_view where parent = :community and kind = 'ESTATE'
                """).param("community", community).query(row -> {
            estates.put(row.getString("label"), row.getLong("id"));
        });
        return estates;
    }

    Known of(long community) {
        var homes = new HashMap<Dwelling, Known.Home>();
        var byName = new HashMap<Known.Who, Known.Entry>();
        var byCard = new HashMap<String, Known.Entry>();
        var heads = new HashMap<Dwelling, Known.Entry>();
        db.sql("""
                select id, estate, building, room, area, use, note
                from residency.dwelling
                where community = :community and until is null
                """).param("community", community).query(row -> {
            var home = home(row);
            homes.put(home.dwelling(), home);
        });
        db.sql("""
                select entry.id, dwelling.estate, dwelling.building, dwelling.room, entry.name_index, entry.id_index,
                       entry.phone_index, entry.relation, entry.head, entry.moved_in
                from residency.roll_entry entry
                join residency.dwelling on dwelling.community = entry.community and dwelling.id = entry.dwelling
                where entry.community = :community and entry.until is null
                """).param("community", community).query(row -> {
            var entry = entry(row);
            byName.put(entry.who(), entry);
            if (entry.card() != null) byCard.put(entry.card(), entry);
            if (entry.head()) heads.put(entry.dwelling(), entry);
        });
        return new Known(homes, byName, byCard, heads);
    }

    private static Known.Home home(ResultSet row) throws SQLException {
        return new Known.Home(
                row.getLong("id"),
                dwelling(row),
                row.getBigDecimal("area"),
                Use.valueOf(row.getString("use")),
                row.getString("note"));
    }

    private static Known.Entry entry(ResultSet row) throws SQLException {
        return new Known.Entry(
                row.getLong("id"),
                dwelling(row),
                HexFormat.of().formatHex(row.getBytes("name_index")),
                hex(row.getBytes("id_index")),
                hex(row.getBytes("phone_index")),
                Relation.valueOf(row.getString("relation")),
                row.getBoolean("head"),
                row.getObject("moved_in", LocalDate.class));
    }

    private static Dwelling dwelling(ResultSet row) throws SQLException {
        return new Dwelling(row.getLong("estate"), row.getString("building"), row.getString("room"));
    }

    private static @Nullable String hex(byte @Nullable [] index) {
        return index == null ? null : HexFormat.of().formatHex(index);
    }
}
