package shequtong.organization;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What every new area begins with: a 小区 of its own name, and the bodies without which nothing is answered. */
@Repository
public class Sprouts {

    private final JdbcClient db;

    Sprouts(JdbcClient db) {
        this.db = db;
    }

    /** Gives it to those that have nothing yet. */
    public void grow() {
        db.sql("""
                insert into organization.area (code, kind, sort, name, label, parent, path)
                select code || '01', 'ESTATE', 'ESTATE', label, label, id, path || (code || '01')::ltree
                from organization.area
                where kind = 'COMMUNITY' and closed_at is null
                  and not exists (select from organization.area estate where estate.parent = area.id)
                order by code
                """).update();
        db.sql("""
                insert into organization.body (area, kind, name)
                select area.id, body.kind, body.name
                from organization.area
                cross join lateral (values
                    (1, 'DISTRICT', 'DISTRICT_OFFICE', area.label || '社建办'),
                    (2, 'SUBDISTRICT', 'SUBDISTRICT_OFFICE', area.label || '社建办'),
                    (3, 'SUBDISTRICT', 'GRID_CENTRE', area.label || '网格化中心'),
                    (4, 'SUBDISTRICT', 'URBAN_MANAGEMENT_SQUAD', area.label || '城管中队'),
                    (5, 'COMMUNITY', 'PARTY_ORGANIZATION', area.label || '党组织'),
                    (6, 'COMMUNITY',
                     case area.sort when 'VILLAGE' then 'VILLAGERS_COMMITTEE' else 'RESIDENTS_COMMITTEE' end,
                     area.name),
                    (7, 'COMMUNITY', 'PROPERTY_COMPANY', area.label || '物业')
                ) as body (number, level, kind, name)
                where area.kind = body.level and not (area.sort = 'VILLAGE' and body.kind = 'PROPERTY_COMPANY')
                  and not exists (select from organization.body other where other.area = area.id)
                order by area.code, body.number
                """).update();
    }
}
