package shequtong.organization.desk.tree;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Area;
import shequtong.organization.CommunityType;
import shequtong.organization.Duty;

/** What lies below what, and what is found by a name, a code or what is lacking there. */
@Repository
class Tree {

    private final JdbcClient db;
    private final Clock clock;

    Tree(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param count communities below a street, people in a community */
    record Child(long id, String code, Area.Kind kind, String label, int count) {}

    /** One page of what lies directly below, and the one that is looked at wherever it stands. */
    List<Child> children(long parent, long looked) {
        return db.sql("""
                select area.id, area.code, area.kind, area.label,
                       case area.kind
                           when 'COMMUNITY' then
                               (select count(*) from organization.mandate
                                where mandate.area = area.id and mandate.until is null)
                           else
                               (select count(*) from organization.area below
                                where below.parent = area.id and below.kind = 'COMMUNITY')
                           end as count
                from (
                    (select id from organization.area
                     where parent = :parent and kind in ('SUBDISTRICT', 'COMMUNITY')
                     order by code
                     limit 20)
                    union
                    select id from organization.area where id = :looked and parent = :parent) as shown
                join organization.area on area.id = shown.id
                order by area.code
                """)
                .param("parent", parent)
                .param("looked", looked)
                .query((row, _) -> new Child(
                        row.getLong("id"),
                        row.getString("code"),
                        Area.Kind.valueOf(row.getString("kind")),
                        row.getString("label"),
                        row.getInt("count")))
                .list();
    }

    int all(long parent) {
        return db.sql("""
                select count(*) from organization.area
                where parent = :parent and kind in ('SUBDISTRICT', 'COMMUNITY')
                """).param("parent", parent).query(Integer.class).single();
    }

    /** The areas from the top of the desk down to the one looked at, both included. */
    List<Area> way(Duty duty, long looked) {
        return db.sql("""
                select area.id, area.code, area.kind, area.sort, area.name, area.label, area.short, '' as above
                from organization.area scope
                join organization.area place on place.id = :looked and place.path <@ scope.path
                join organization.area on area.path @> place.path and area.path <@ scope.path
                where scope.id = :scope
                order by area.path
                """)
                .param("looked", looked)
                .param("scope", duty.area().id())
                .query((row, _) -> new Area(
                        row.getLong("id"),
                        row.getString("code"),
                        Area.Kind.valueOf(row.getString("kind")),
                        Area.Sort.valueOf(row.getString("sort")),
                        row.getString("name"),
                        row.getString("label"),
                        row.getString("short"),
                        row.getString("above")))
                .list();
    }

    /** A row of the search. @param secretary the mandate of who is responsible, 0 when nobody is */
    record Found(
            String code, String label, String above, Area.Sort sort, CommunityType type, long secretary, int people) {}

    List<Found> found(List<Long> ids) {
        return db.sql("""
                select area.code, area.label, above.label as above, area.sort, area.type,
                       coalesce((
                           select id from organization.mandate
                           where mandate.area = area.id and mandate.position = 'PARTY_SECRETARY'
                             and mandate.until is null), 0) as secretary,
                       (select count(*) from organization.mandate
                        where mandate.area = area.id and mandate.since <= :now
                          and (mandate.until is null or mandate.until > :now)) as people
                from organization.area
                join organization.area above on above.id = area.parent
                where area.id = any(:ids)
                order by area.path
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("ids", ids.toArray(Long[]::new))
                .query((row, _) -> new Found(
                        row.getString("code"),
                        row.getString("label"),
                        row.getString("above"),
                        Area.Sort.valueOf(row.getString("sort")),
                        CommunityType.valueOf(row.getString("type")),
                        row.getLong("secretary"),
                        row.getInt("people")))
                .list();
    }

    /** The streets of a desk's area, for the filter: a dozen. */
    List<Child> streets(Duty duty) {
        return db.sql("""
                select area.id, area.code, area.kind, area.label, 0 as count
                from organization.area
                where area.parent = :scope and area.kind = 'SUBDISTRICT'
                order by area.code
                limit 50
                """)
                .param("scope", duty.area().id())
                .query((row, _) -> new Child(
                        row.getLong("id"),
                        row.getString("code"),
                        Area.Kind.valueOf(row.getString("kind")),
                        row.getString("label"),
                        row.getInt("count")))
                .list();
    }
}
