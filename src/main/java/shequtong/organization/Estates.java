package shequtong.organization;

import java.text.Normalizer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;

/** The 小区 of a community: added, renamed and closed by its committee (S19). What was written about one stays about it. */
@Repository
public class Estates {

    public static final int NAME = 20;

    private static final Pattern PLAIN = Pattern.compile("[\\p{IsHan}A-Za-z0-9()（）·-]+");

    private final JdbcClient db;
    private final Clock clock;

    Estates(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    }

    /** What is wrong with a name for one; empty when nothing is. */
    public Optional<String> fault(long community, String name, long but) {
        if (name.isEmpty() || name.length() > NAME) return Optional.of("请填小区名称，1到20个字");
        if (!PLAIN.matcher(name).matches()) return Optional.of("小区名称只用汉字、字母、数字和括号");
        return taken(community, name, but) ? Optional.of("本居村已经有“" + name + "”了") : Optional.empty();
    }

    private boolean taken(long community, String name, long but) {
        return db.sql("""
                select exists (
                    select from organization.area
                    where parent = :community and kind = 'ESTATE' and label = :name and closed_at is null and id <> :but)
                """)
                .param("community", community)
                .param("name", name)
                .param("but", but)
                .query(Boolean.class)
                .single();
    }

    /** Its code is the community's and the next number; a number is never given twice. */
    public long add(long community, String name) {
        lock(community);
        fault(community, name, 0).ifPresent(it -> {
            throw new Refused(it);
        });
        return db.sql("""
                with next as (
                    select community.code || lpad(number::text, greatest(2, length(number::text)), '0') as code
                    from organization.area community
                    cross join lateral (
                        select coalesce(max(substr(estate.code, length(community.code) + 1)::int), 0) + 1 as number
                        from organization.area estate
                        where estate.kind = 'ESTATE' and estate.code like community.code || '%'
                    ) as last
                    where community.id = :community
                )
                insert into organization.area (code, kind, sort, name, label, parent, path)
                select next.code, 'ESTATE', 'ESTATE', :name, :name, community.id, community.path || next.code::ltree
                from next, organization.area community
                where community.id = :community
                returning id
                """)
                .param("community", community)
                .param("name", name)
                .query(Long.class)
                .single();
    }

    public void rename(long community, long estate, String name) {
        lock(community);
        fault(community, name, estate).ifPresent(it -> {
            throw new Refused(it);
        });
        db.sql("""
                insert into organization.area_name (area, until, code, name, label)
                select id, :now, code, name, label from organization.area
                where id = :estate and parent = :community and kind = 'ESTATE'
                on conflict do nothing
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("estate", estate)
                .param("community", community)
                .update();
        change(db.sql("""
                update organization.area set name = :name, label = :name
                where id = :estate and parent = :community and kind = 'ESTATE' and closed_at is null
                """)
                .param("name", name)
                .param("estate", estate)
                .param("community", community)
                .update());
    }

    /** @throws Refused for the last one: where would people live? */
    public void close(long community, long estate) {
        lock(community);
        Refused.unlessChanged(db.sql("""
                update organization.area set closed_at = :now
                where id = :estate and parent = :community and kind = 'ESTATE' and closed_at is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("estate", estate)
                .param("community", community)
                .update());
        if (!any(community)) throw new Refused("这是最后一个小区了，先添一个新的，再停用它");
    }

    public void reopen(long community, long estate) {
        lock(community);
        change(db.sql("""
                update organization.area set closed_at = null
                where id = :estate and parent = :community and kind = 'ESTATE' and closed_at is not null
                  and not exists (
                      select from organization.area other
                      where other.parent = :community and other.kind = 'ESTATE' and other.label = area.label
                        and other.closed_at is null)
                """).param("estate", estate).param("community", community).update());
    }

    /** To another community, with its number there; its id, and so all that was said about it, stays (S23). */
    public void move(long estate, long from, long to) {
        lock(Math.min(from, to));
        lock(Math.max(from, to));
        change(db.sql("""
                with next as (
                    select community.id, community.path,
                           community.code || lpad(number::text, greatest(2, length(number::text)), '0') as code
                    from organization.area community
                    cross join lateral (
                        select coalesce(max(substr(estate.code, length(community.code) + 1)::int), 0) + 1 as number
                        from organization.area estate
                        where estate.kind = 'ESTATE' and estate.code like community.code || '%'
                    ) as last
                    where community.id = :to
                )
                update organization.area estate
                set code = next.code, parent = next.id, path = next.path || next.code::ltree
                from next
                where estate.id = :estate and estate.parent = :from and estate.kind = 'ESTATE'
                """)
                .param("estate", estate)
                .param("from", from)
                .param("to", to)
                .update());
    }

    /** Two who change the estates of one community wait for each other: else both would give the same number or name. */
    private void lock(long community) {
        var locked = db.sql("""
                select id from organization.area where id = :community for update
                """).param("community", community).query(Long.class).list();
        if (locked.isEmpty()) throw new Missing(community);
    }

    private boolean any(long community) {
        return db.sql("""
                select exists (
                    select from organization.area
                    where parent = :community and kind = 'ESTATE' and closed_at is null)
                """).param("community", community).query(Boolean.class).single();
    }

    private static void change(int rows) {
        if (rows == 0) throw new Refused("有人先您一步改了，请刷新后再看看");
    }

    /** The telephone of a community's committee, as it is printed; nothing where none was entered. */
    public @Nullable String phone(long community) {
        return db.sql("""
                select phone from organization.area where id = :community and phone is not null
                """)
                .param("community", community)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** @param phone digits and hyphens; empty to take it away */
    public void phone(long community, String phone) {
        Refused.unlessChanged(
                db.sql("""
                update organization.area set phone = nullif(:phone, '') where id = :community
                """).param("phone", phone).param("community", community).update());
    }
}
