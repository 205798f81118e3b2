package shequtong.organization.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Missing;
import shequtong.organization.Area;
import shequtong.organization.CommunityType;
import shequtong.organization.Duty;

/** What lies within the area of a desk. Whatever lies elsewhere is not there. */
@Repository
public class Units {

    private final JdbcClient db;

    Units(JdbcClient db) {
        this.db = db;
    }

    public Unit get(Duty duty, String code) {
        return db.sql("""
                select area.id, area.code, area.kind, area.sort, area.name, area.label, area.short, area.type, area.phone,
                       coalesce(above.label, '') as above, area.id = scope.id as own,
                       case when area.id <> scope.id then above.code end as above_code
                from organization.area scope
                join organization.area on area.path <@ scope.path and area.kind <> 'ESTATE'
                left join organization.area above on above.id = area.parent
                where scope.id = :scope and area.code = :code
                """)
                .param("scope", duty.area().id())
                .param("code", code)
                .query(Units::unit)
                .optional()
                .orElseThrow(() -> new Missing(code));
    }

    /** Those of the codes that lie strictly below the desk's own area: only there may it give anything away (AT-42). */
    public List<Unit> below(Duty duty, List<String> codes) {
        return db.sql("""
                select area.id, area.code, area.kind, area.sort, area.name, area.label, area.short, area.type, area.phone,
                       above.label as above, false as own, above.code as above_code
                from organization.area scope
                join organization.area on area.path <@ scope.path and area.id <> scope.id and area.kind <> 'ESTATE'
                join organization.area above on above.id = area.parent
                where scope.id = :scope and area.code = any(:codes)
                order by area.code
                """)
                .param("scope", duty.area().id())
                .param("codes", codes.toArray(String[]::new))
                .query(Units::unit)
                .list();
    }

    private static Unit unit(ResultSet row, int number) throws SQLException {
        var type = row.getString("type");
        return new Unit(
                new Area(
                        row.getLong("id"),
                        row.getString("code"),
                        Area.Kind.valueOf(row.getString("kind")),
                        Area.Sort.valueOf(row.getString("sort")),
                        row.getString("name"),
                        row.getString("label"),
                        row.getString("short"),
                        row.getString("above")),
                row.getString("phone"),
                type == null ? null : CommunityType.valueOf(type),
                row.getString("above_code"),
                row.getBoolean("own"));
    }
}
