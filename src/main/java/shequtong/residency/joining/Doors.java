package shequtong.residency.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Token;

/** The QR codes, one for each 小区 (R12). An estate that never had one gets it at the start; one shut by hand stays shut. */
@Repository
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Doors implements ApplicationRunner {

    private final JdbcClient db;
    private final Clock clock;

    Doors(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Where a token leads.
     *
     * @param slug of the community, for whoever lives there already
     * @param place what the community is called
     * @param phone of its committee; none where none was entered
     * @param open whether it lets anybody in: it hangs, and its estate and its community are still there
     * @param renewed whether this one was revoked and another took its place
     */
    record Door(
            String token,
            long community,
            String slug,
            String place,
            String committee,
            @Nullable String phone,
            long estate,
            String label,
            String street,
            boolean open,
            boolean renewed) {}

    /**
     * @param token of the open door; none when it is shut
     * @param closed whether the estate itself is no more
     */
    record Estate(
            long id, String code, String label, @Nullable String token, boolean closed) {}

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        hang();
    }

    void hang() {
        var estates = db.sql("""
                select id from organization.area_view area
                where kind = 'ESTATE' and closed_at is null and not exists (select from residency.door where door.estate = area.id)
                """).query(Long.class).list();
        if (estates.isEmpty()) return;
        db.sql("""
                insert into residency.door (token, community, estate, made_at)
                select it.token, area.parent, area.id, :now
                from unnest(:tokens::text[], :estates::bigint[]) as it (token, estate)
                join organization.area_view area on area.id = it.estate
                on conflict do nothing
                """)
                .param("now", OffsetDateTime.now(clock))
                .param(
                        "tokens",
                        Stream.generate(Token::random).limit(estates.size()).toArray(String[]::new))
                .param("estates", estates.toArray(Long[]::new))
                .update();
    }

    Door at(String token) {
        return db.sql("""
                select door.token, door.community, door.estate, estate.label, community.short, community.sort,
                       community.label as place, street.label as street,
                       door.revoked_at is null and estate.closed_at is null and community.closed_at is null as open,
                       community.phone,
                       door.revoked_at is not null and exists (
                           select from residency.door other
                           where other.estate = door.estate and other.revoked_at is null) as renewed
                from residency.door
                join organization.area_view estate on estate.id = door.estate
                join organization.area_view community on community.id = door.community
                join organization.area_view street on street.id = community.parent
                where door.token = :token
                """)
                .param("token", token)
                .query((row, _) -> new Door(
                        row.getString("token"),
                        row.getLong("community"),
                        row.getString("short"),
                        row.getString("place"),
                        row.getString("sort").equals("VILLAGE") ? "村委会" : "居委会",
                        row.getString("phone"),
                        row.getLong("estate"),
                        row.getString("label"),
                        row.getString("street"),
                        row.getBoolean("open"),
                        row.getBoolean("renewed")))
                .optional()
                .orElseThrow(() -> new Missing("door"));
    }

    /** A page of a community's estates, those that are still there first; by a part of the name. */
    List<Estate> of(long community, String q, String after) {
        return db.sql("""
                select area.id, case when area.closed_at is null then '0' else '1' end || area.code as code, area.label,
                       door.token, area.closed_at is not null as closed
                from organization.area_view area
                left join residency.door on door.estate = area.id and door.revoked_at is null
                where area.parent = :community and area.kind = 'ESTATE' and area.label like '%' || :q || '%'
                  and case when area.closed_at is null then '0' else '1' end || area.code > :after
                order by 2
                limit 21
                """)
                .param("community", community)
                .param("q", q.replaceAll("[%_\\\\]", ""))
                .param("after", after)
                .query(Doors::estate)
                .list();
    }

    /** All that hang in a community, for a stack of posters. */
    List<Estate> hanging(long community, int limit) {
        return db.sql("""
                select area.id, area.code, area.label, door.token, false as closed
                from organization.area_view area
                join residency.door on door.estate = area.id and door.revoked_at is null
                where area.parent = :community and area.kind = 'ESTATE' and area.closed_at is null
                order by area.code
                limit :limit
                """)
                .param("community", community)
                .param("limit", limit)
                .query(Doors::estate)
                .list();
    }

    Estate get(long community, long estate) {
        return db.sql("""
                select area.id, area.code, area.label, door.token, area.closed_at is not null as closed
                from organization.area_view area
                left join residency.door on door.estate = area.id and door.revoked_at is null
                where area.id = :estate and area.parent = :community and area.kind = 'ESTATE'
                """)
                .param("estate", estate)
                .param("community", community)
                .query(Doors::estate)
                .optional()
                .orElseThrow(() -> new Missing(estate));
    }

    private static Estate estate(ResultSet row, int number) throws SQLException {
        return new Estate(
                row.getLong("id"),
                row.getString("code"),
                row.getString("label"),
                row.getString("token"),
                row.getBoolean("closed"));
    }

    /** How many live there now, or have asked to. */
    int residents(long community, long estate) {
        return db.sql("""
                select (select count(*) from residency.member
                        where community = :community and estate = :estate and until is null)
                       + (select count(*) from residency.registration
                          where community = :community and estate = :estate
                            and state in ('SUBMITTED', 'NEED_MORE', 'REJECTED'))
                """)
                .param("community", community)
                .param("estate", estate)
                .query(Integer.class)
                .single();
    }

    /** Opens it, or puts a new one in the place of the one that is up. */
    void open(long community, long estate) {
        revoke(community, estate);
        Refused.unlessChanged(db.sql("""
                insert into residency.door (token, community, estate, made_at)
                values (:token, :community, :estate, :now)
                on conflict do nothing
                """)
                .param("token", Token.random())
                .param("community", community)
                .param("estate", estate)
                .param("now", OffsetDateTime.now(clock))
                .update());
    }

    void shut(long community, long estate) {
        Refused.unlessChanged(revoke(community, estate));
    }

    /** Takes down what hangs, if anything does. */
    void takeDown(long community, long estate) {
        revoke(community, estate);
    }

    private int revoke(long community, long estate) {
        return db.sql("""
                update residency.door set revoked_at = :now
                where community = :community and estate = :estate and revoked_at is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("community", community)
                .param("estate", estate)
                .update();
    }
}
