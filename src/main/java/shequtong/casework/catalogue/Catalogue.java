package shequtong.casework.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** The 9+X catalogue of a district, with what its streets added for themselves. */
@Repository
class Catalogue {

    /** As many as one may still choose among. */
    private static final int MOST = 40;

    private final JdbcClient db;
    private final Clock clock;

    Catalogue(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Where a desk stands: below which district, and in which of its streets, if in one. */
    record Seat(long district, long street) {}

    Seat seat(long area) {
        return db.sql("""
                select coalesce((case own.kind when 'DISTRICT' then own.id when 'SUBDISTRICT' then own.parent else street.parent end), 0)
                           as district,
                       coalesce((case own.kind when 'DISTRICT' then own.id when 'SUBDISTRICT' then own.id else street.id end), 0)
                           as street
                from organization.area_view own
                left join organization.area_view street on street.id = own.parent
                where own.id = :area
                """).param("area", area).query(Seat.class).single();
    }

    /** The core first. What a district says of a class takes the place of what was shipped. */
    List<GridClass> all(Seat seat) {
        return db.sql("""
                select distinct on (code) code, area, name, units, matters, active
                from casework.grid_class
                where district in (0, :district) and area in (0, :district, :street)
                order by code, district desc
                """)
                .param("district", seat.district())
                .param("street", seat.street())
                .query(Catalogue::row)
                .list();
    }

    List<GridClass> chosenFrom(Seat seat) {
        return all(seat).stream().filter(GridClass::active).toList();
    }

    Optional<GridClass> find(Seat seat, String code) {
        return all(seat).stream().filter(it -> it.code().equals(code)).findFirst();
    }

    /**
     * Numbered downwards from 999, each number once in a district. Of two who add at once the same number is meant, so that
     * the second is refused, and sees the name of the first when it tries again.
     */
    String add(Duty duty, Seat seat, String title, List<Unit> units) {
        var own = all(seat).stream()
                .filter(it ->
                        it.active() && !it.core() && it.area() == duty.area().id())
                .count();
        mustBeNew(seat, "", title);
        if (own >= MOST) throw new Refused("自定义类别最多" + MOST + "个，请先停用不用的");
        return db.sql("""
                insert into casework.grid_class (district, code, area, name, units, mandate, at)
                select :district, lpad((coalesce(min(code::int), 1000) - 1)::text, 3, '0'), :area, :title, :units, :mandate, :now
                from casework.grid_class
                where district = :district and code >= '080'
                having coalesce(min(code::int), 1000) > 80
                   and not coalesce(bool_or(active and area in (:district, :area) and name = :title), false)
                on conflict do nothing
                returning code
                """)
                .param("district", seat.district())
                .param("area", duty.area().id())
                .param("title", title)
                .param("units", names(units))
                .param("mandate", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused("刚刚有人也加了一个，请再试一次"));
    }

    void change(Duty duty, Seat seat, GridClass it) {
        if (it.active()) mustBeNew(seat, it.code(), it.title());
        Refused.unlessChanged(db.sql("""
                insert into casework.grid_class (district, code, area, name, units, matters, active, mandate, at)
                values (:district, :code, :area, :title, :units, :matters, :active, :mandate, :now)
                on conflict (district, code) do update
                set name = excluded.name, units = excluded.units, active = excluded.active, mandate = excluded.mandate,
                    at = excluded.at
                where grid_class.area = excluded.area
                """)
                .param("district", seat.district())
                .param("code", it.code())
                .param("area", duty.area().id())
                .param("title", it.title())
                .param("units", names(it.units()))
                .param("matters", it.matters().toArray(String[]::new))
                .param("active", it.active())
                .param("mandate", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .update());
    }

    /** Whoever chooses among them goes by the name. */
    private void mustBeNew(Seat seat, String code, String title) {
        if (chosenFrom(seat).stream()
                .anyMatch(it -> !it.code().equals(code) && it.title().equals(title))) throw new Refused("已经有同名的一类");
    }

    private static String[] names(List<Unit> units) {
        return units.stream().distinct().map(Enum::name).toArray(String[]::new);
    }

    private static GridClass row(ResultSet row, int number) throws SQLException {
        return new GridClass(
                row.getString("code"),
                row.getLong("area"),
                row.getString("name"),
                Arrays.stream((String[]) row.getArray("units").getArray())
                        .map(Unit::valueOf)
                        .toList(),
                List.of((String[]) row.getArray("matters").getArray()),
                row.getBoolean("active"));
    }
}
