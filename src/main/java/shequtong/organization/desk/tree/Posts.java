package shequtong.organization.desk.tree;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.desk.Unit;

/** Who is what in a unit, who was before, the bodies that act there, and who may look in. */
@Repository
class Posts {

    static final Cursor FIRST = new Cursor(Instant.EPOCH, 0);

    private final JdbcClient db;
    private final Clock clock;

    Posts(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * @param looks how many rights to look somewhere this person has now, and in how many of them to inspect
     * @param where the one place, if it is one
     */
    record Held(
            long mandate,
            Position position,
            String body,
            String duty,
            Instant since,
            @Nullable Instant until,
            @Nullable String reason,
            int looks,
            int inspects,
            @Nullable String where) {}

    /** In the order of what they are: first those who are responsible. A page of them; one body's, if it is given. */
    List<Held> now(Unit unit, long body, Cursor after) {
        return db.sql("""
                select mandate.id, mandate.position, body.name as body, mandate.duty, mandate.since, mandate.until,
                       mandate.reason, sight.looks, sight.inspects, sight.place
                from organization.mandate
                join organization.body on body.id = mandate.body
                cross join lateral (
                    select count(*) as looks, count(*) filter (where observe.inspects) as inspects,
                           min(area.label) as place
                    from organization.observe_right observe
                    join organization.area on area.id = observe.area
                    where observe.person = mandate.person and observe.since <= :now and observe.until > :now) as sight
                where mandate.area = :area and (:body = 0 or mandate.body = :body)
                  and mandate.since <= :now and (mandate.until is null or mandate.until > :now)
                  and (coalesce(array_position(:ranks::text[], mandate.position), 99), mandate.id) > (:rank, :after)
                order by coalesce(array_position(:ranks::text[], mandate.position), 99), mandate.id
                limit 21
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("area", unit.id())
                .param("body", body)
                .param("ranks", ranks())
                .param("rank", ChronoUnit.MICROS.between(Instant.EPOCH, after.at()))
                .param("after", after.id())
                .query(Posts::held)
                .list();
    }

    /** Where the page after this one begins: a rank has the place of a time. */
    static Cursor cursor(Held last) {
        return new Cursor(Instant.EPOCH.plus(last.position().ordinal() + 1L, ChronoUnit.MICROS), last.mandate());
    }

    private static String[] ranks() {
        return Arrays.stream(Position.values()).map(Enum::name).toArray(String[]::new);
    }

    /** Who was what when (A24), the latest first; those who are still there among them. */
    Slice<Held> ever(Unit unit, Cursor after) {
        return Slice.of(
                db.sql("""
                        select mandate.id, mandate.position, body.name as body, mandate.duty, mandate.since, mandate.until,
                               mandate.reason, 0 as looks, 0 as inspects, null as place
                        from organization.mandate
                        join organization.body on body.id = mandate.body
                        where mandate.area = :area and (mandate.since, mandate.id) < (:at, :id)
                        order by mandate.since desc, mandate.id desc
                        limit 21
                        """)
                        .param("area", unit.id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Posts::held)
                        .list(),
                it -> new Cursor(it.since(), it.mandate()));
    }

    /** @param near whether it is of this very unit, and not of the street above it */
    record Body(long id, String kind, String label, String onboarding, int people, boolean near) {}

    List<Body> bodies(Unit unit) {
        return db.sql("""
                select body.id, body.kind, body.name, body.onboarding, body.area = area.id as near,
                       (select count(*) from organization.mandate
                        where mandate.body = body.id and mandate.until is null) as people
                from organization.area
                join organization.body on body.area = area.id
                     or area.kind = 'COMMUNITY' and body.area = area.parent
                        and body.kind in ('GRID_CENTRE', 'URBAN_MANAGEMENT_SQUAD', 'SUBDISTRICT_OFFICE')
                where area.id = :area
                order by near desc, body.id
                limit 60
                """).param("area", unit.id()).query(Posts::body).list();
    }

    /** The bodies of a district or a street as the tree shows them: its departments are one line. */
    List<Body> offices(long area) {
        return db.sql("""
                select min(body.id) as id, body.kind, min(body.name) as name, 'CONNECTED' as onboarding, true as near,
                       case when body.kind = 'DEPARTMENT' then count(*)
                            else sum((select count(*) from organization.mandate
                                      where mandate.body = body.id and mandate.until is null)) end as people
                from organization.body
                where body.area = :area
                group by body.kind, case when body.kind = 'DEPARTMENT' then 0 else body.id end
                order by min(body.id)
                limit 30
                """).param("area", area).query(Posts::body).list();
    }

    /** @param mine whether it is the reader's own post */
    record Handing(long id, Position position, boolean mine) {}

    List<Handing> handing(Duty duty, Unit unit) {
        return db.sql("""
                select handover.id, mandate.position, handover.goes = :me as mine
                from organization.mandate
                join organization.handover on handover.outgoing = mandate.id and handover.state = 'OPEN'
                where mandate.area = :area and mandate.until is null
                order by handover.id
                limit 20
                """)
                .param("area", unit.id())
                .param("me", duty.person().value())
                .query((row, _) -> new Handing(
                        row.getLong("id"), Position.valueOf(row.getString("position")), row.getBoolean("mine")))
                .list();
    }

    /** @param place the area the right was given over, this one or one above */
    record Looker(long person, String place, boolean inspects, Instant until) {}

    /** Who may look into this unit now, the soonest to end first: its own people see whom they work before. */
    List<Looker> lookers(Unit unit) {
        return db.sql("""
                select observe.person, scope.label, observe.inspects, observe.until
                from organization.area place
                join organization.area scope on scope.path @> place.path
                join organization.observe_right observe on observe.area = scope.id
                where place.id = :area and observe.since <= :now and observe.until > :now
                order by observe.until, observe.id
                limit 20
                """)
                .param("area", unit.id())
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Looker(
                        row.getLong("person"),
                        row.getString("label"),
                        row.getBoolean("inspects"),
                        row.getObject("until", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Body body(ResultSet row, int number) throws SQLException {
        return new Body(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("name"),
                row.getString("onboarding"),
                row.getInt("people"),
                row.getBoolean("near"));
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        var until = row.getObject("until", OffsetDateTime.class);
        return new Held(
                row.getLong("id"),
                Position.valueOf(row.getString("position")),
                row.getString("body"),
                row.getString("duty"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant(),
                row.getString("reason"),
                row.getInt("looks"),
                row.getInt("inspects"),
                row.getString("place"));
    }
}
