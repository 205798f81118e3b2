package shequtong.organization.register;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Area;
import shequtong.organization.Sprouts;

/** Writes the changes of an edition into the tree. Nothing is deleted: what ends is closed, and stays where it was. */
@Repository
class Tree {

    private final JdbcClient db;
    private final Sprouts sprouts;
    private final Clock clock;

    Tree(JdbcClient db, Sprouts sprouts, Clock clock) {
        this.db = db;
        this.sprouts = sprouts;
        this.clock = clock;
    }

    /** One edition is written at a time. */
    void lock() {
        db.sql("""
                select pg_advisory_xact_lock(hashtextextended('organization.register', 0))
                """).query((_, _) -> true).single();
    }

    List<Known> known(long district) {
        return db.sql("""
                select area.id, area.code, area.kind, area.sort, area.name, area.label, above.code as parent,
                       area.closed_at is null as open
                from organization.area top
                join organization.area on area.path <@ top.path and area.kind in ('SUBDISTRICT', 'COMMUNITY')
                join organization.area above on above.id = area.parent
                where top.id = :district
                order by area.code
                """)
                .param("district", district)
                .query((row, _) -> new Known(
                        row.getLong("id"),
                        row.getString("code"),
                        Area.Kind.valueOf(row.getString("kind")),
                        Area.Sort.valueOf(row.getString("sort")),
                        row.getString("name"),
                        row.getString("label"),
                        row.getString("parent"),
                        row.getBoolean("open")))
                .list();
    }

    /** All that were ever given, to whatever. */
    Set<String> slugs() {
        return new HashSet<>(db.sql("""
                select short from organization.area where short is not null
                """).query(String.class).list());
    }

    void write(List<Change> changes) {
        end(of(changes, What::ends));
        var renamed = of(changes, it -> it == What.RENAMED || it == What.RECODED || it == What.REOPENED);
        remember(renamed);
        rename(renamed);
        add(of(changes, What::fresh), Area.Kind.SUBDISTRICT);
        add(of(changes, What::fresh), Area.Kind.COMMUNITY);
        settle(renamed);
        straighten(Area.Kind.SUBDISTRICT);
        straighten(Area.Kind.COMMUNITY);
        straighten(Area.Kind.ESTATE);
        sprouts.grow();
        link(of(changes, it -> it == What.SPLIT || it == What.MERGED));
    }

    private static List<Change> of(List<Change> changes, java.util.function.Predicate<What> what) {
        return changes.stream().filter(it -> what.test(it.what())).toList();
    }

    private void end(List<Change> ended) {
        db.sql("""
                update organization.area set closed_at = :now where id = any(:ids) and closed_at is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("ids", ids(ended))
                .update();
    }

    private void remember(List<Change> renamed) {
        db.sql("""
                insert into organization.area_name (area, until, code, name, label)
                select id, :now, code, name, label from organization.area where id = any(:ids)
                on conflict do nothing
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("ids", ids(renamed))
                .update();
    }

    /** A body that was named after its area is named after it again. */
    private void rename(List<Change> renamed) {
        db.sql("""
                update organization.body
                set name = case body.name when area.name then it.name else it.label || substr(body.name, length(area.label) + 1) end
                from organization.area
                join unnest(:ids::bigint[], :names::text[], :labels::text[]) as it (id, name, label) on it.id = area.id
                where body.area = area.id and (body.name = area.name or starts_with(body.name, area.label))
                """)
                .param("ids", ids(renamed))
                .param("names", texts(renamed, it -> it.becomes().name()))
                .param("labels", texts(renamed, Change::label))
                .update();
        db.sql("""
                update organization.area
                set name = it.name, label = it.label, sort = it.sort, code = it.code, closed_at = null
                from unnest(:ids::bigint[], :codes::text[], :names::text[], :labels::text[], :sorts::text[])
                     as it (id, code, name, label, sort)
                where area.id = it.id
                """)
                .param("ids", ids(renamed))
                .param("codes", texts(renamed, Change::code))
                .param("names", texts(renamed, it -> it.becomes().name()))
                .param("labels", texts(renamed, Change::label))
                .param("sorts", texts(renamed, it -> it.becomes().sort().name()))
                .update();
    }

    private void add(List<Change> all, Area.Kind kind) {
        var added = all.stream().filter(it -> it.becomes().kind() == kind).toList();
        db.sql("""
                insert into organization.area (code, kind, sort, name, label, short, type, parent, path)
                select it.code, it.kind, it.sort, it.name, it.label, it.short,
                       case when it.kind = 'COMMUNITY'
                            then case it.sort when 'VILLAGE' then 'RURAL' else 'COMMODITY' end end,
                       above.id, above.path || it.code::ltree
                from unnest(:codes::text[], :kinds::text[], :sorts::text[], :names::text[], :labels::text[],
                            :shorts::text[], :parents::text[])
                     as it (code, kind, sort, name, label, short, parent)
                join organization.area above on above.code = it.parent
                order by it.code
                """)
                .param("codes", texts(added, Change::code))
                .param("kinds", texts(added, it -> it.becomes().kind().name()))
                .param("sorts", texts(added, it -> it.becomes().sort().name()))
                .param("names", texts(added, it -> it.becomes().name()))
                .param("labels", texts(added, Change::label))
                .param("shorts", texts(added, Change::slug))
                .param("parents", texts(added, Change::parent))
                .update();
    }

    /** Where it lies now; its estates' codes begin with its own. */
    private void settle(List<Change> renamed) {
        db.sql("""
                update organization.area
                set parent = above.id
                from unnest(:ids::bigint[], :parents::text[]) as it (id, parent)
                join organization.area above on above.code = it.parent
                where area.id = it.id
                """)
                .param("ids", ids(renamed))
                .param("parents", texts(renamed, Change::parent))
                .update();
        db.sql("""
                update organization.area estate
                set code = community.code || substr(estate.code, 13)
                from organization.area community
                where community.id = any(:ids) and community.kind = 'COMMUNITY' and estate.parent = community.id
                """).param("ids", ids(renamed)).update();
    }

    private void straighten(Area.Kind kind) {
        db.sql("""
                update organization.area
                set path = above.path || area.code::ltree
                from organization.area above
                where above.id = area.parent and area.kind = :kind and area.path <> above.path || area.code::ltree
                """).param("kind", kind.name()).update();
    }

    private void link(List<Change> linked) {
        db.sql("""
                insert into organization.area_link (old, new, kind, at)
                select old.id, new.id, it.kind, :now
                from unnest(:olds::text[], :news::text[], :kinds::text[]) as it (old, new, kind)
                join organization.area old on old.code = it.old
                join organization.area new on new.code = it.new
                where old.id <> new.id
                on conflict do nothing
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("olds", texts(linked, it -> it.what() == What.SPLIT ? it.other() : it.code()))
                .param("news", texts(linked, it -> it.what() == What.SPLIT ? it.code() : it.other()))
                .param("kinds", texts(linked, it -> it.what().name()))
                .update();
    }

    private static Long[] ids(List<Change> changes) {
        return changes.stream().map(it -> it.was().id()).toArray(Long[]::new);
    }

    private static String[] texts(List<Change> changes, Function<Change, @Nullable String> part) {
        return changes.stream().map(part).toArray(String[]::new);
    }
}
