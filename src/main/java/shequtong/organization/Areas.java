package shequtong.organization;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Missing;

/** The tree. An area changes a few times a year, so who asks for one by its address may get it from five seconds ago. */
@Repository
public class Areas {

    private final JdbcClient db;
    private final Cache<String, Area> bySlug = Caffeine.newBuilder()
            .maximumSize(2000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    Areas(JdbcClient db) {
        this.db = db;
    }

    Area at(String slug) {
        var area = bySlug.get(slug, it -> find(it).orElse(null));
        if (area == null) throw new Missing(slug);
        return area;
    }

    /** For the audit, which goes by numbers; 0, the platform, when there is no such place. */
    long number(String slug) {
        var area = bySlug.get(slug, it -> find(it).orElse(null));
        return area == null ? 0 : area.id();
    }

    private Optional<Area> find(String slug) {
        return db.sql("""
                select area.id, area.code, area.kind, area.sort, area.name, area.label, area.short,
                       coalesce(above.label, '') as above, area.closed_at is not null as closed
                from organization.area
                left join organization.area above on above.id = area.parent
                where area.short = :slug
                """).param("slug", slug).query(Areas::area).optional();
    }

    public Area get(long id) {
        return db.sql("""
                select area.id, area.code, area.kind, area.sort, area.name, area.label, area.short,
                       coalesce(above.label, '') as above, area.closed_at is not null as closed
                from organization.area
                left join organization.area above on above.id = area.parent
                where area.id = :id
                """).param("id", id).query(Areas::area).optional().orElseThrow(() -> new Missing(id));
    }

    /** In the order of their codes, which is the register's. */
    public List<Area> all(Collection<Long> ids) {
        return db.sql("""
                select area.id, area.code, area.kind, area.sort, area.name, area.label, area.short,
                       coalesce(above.label, '') as above, area.closed_at is not null as closed
                from organization.area
                left join organization.area above on above.id = area.parent
                where area.id = any(:ids)
                order by area.code
                """)
                .param("ids", ids.toArray(Long[]::new))
                .query(Areas::area)
                .list();
    }

    /** The estates of a community, the places below it that have a QR code each (S19). */
    public List<Area> estates(long community) {
        return db.sql("""
                select area.id, area.code, area.kind, area.sort, area.name, area.label, area.short,
                       above.label as above, false as closed
                from organization.area
                join organization.area above on above.id = area.parent
                where area.parent = :community and area.kind = 'ESTATE' and area.closed_at is null
                order by area.code
                """).param("community", community).query(Areas::area).list();
    }

    /** The 街镇 that a community lies in. */
    public Area above(long id) {
        return db.sql("""
                select above.id, above.code, above.kind, above.sort, above.name, above.label, above.short,
                       coalesce(top.label, '') as above, above.closed_at is not null as closed
                from organization.area
                join organization.area above on above.id = area.parent
                left join organization.area top on top.id = above.parent
                where area.id = :id
                """).param("id", id).query(Areas::area).optional().orElseThrow(() -> new Missing(id));
    }

    static Area area(ResultSet row, int number) throws SQLException {
        return new Area(
                row.getLong("id"),
                row.getString("code"),
                Area.Kind.valueOf(row.getString("kind")),
                Area.Sort.valueOf(row.getString("sort")),
                row.getString("name"),
                row.getString("label"),
                row.getString("short"),
                row.getString("above"),
                row.getBoolean("closed"));
    }
}
