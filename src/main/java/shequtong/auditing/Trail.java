package shequtong.auditing;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Area;
import shequtong.organization.Position;
import shequtong.web.Moments;

/** The record, newest first. Whoever acted for themselves has a number here and no name. */
@Repository
class Trail {

    /** Under which somebody acts with a name that is public. */
    static final Set<String> OFFICIAL = Position.of(Position.Work.values());

    private final JdbcClient db;

    Trail(JdbcClient db) {
        this.db = db;
    }

    record Row(
            long id,
            Instant at,
            String area,
            long person,
            String capacity,
            String source,
            String act,
            String outcome,
            String kind,
            long subject,
            String detail) {

        boolean official() {
            return OFFICIAL.contains(capacity);
        }
    }

    /**
     * @param administration what a security administrator may read: who was given which right, and nothing of what
     *     residents or communities did
     * @param most one more than the caller shows
     */
    List<Row> rows(Filter filter, boolean administration, Cursor after, int most) {
        return db.sql("""
                select entry.id, entry.at, coalesce(area.label, '') as area, entry.person, entry.capacity, entry.source,
                       entry.act, entry.outcome, entry.kind, entry.subject, entry.detail
                from audit.entry_view entry
                left join organization.area_view area on area.id = entry.area
                where entry.at >= :from and entry.at < :until
                  and (entry.at, entry.id) < (:at, :id)
                  and (:area = '' or strpos(coalesce(area.label, '平台'), :area) > 0)
                  and (:act = '' or entry.act = :act)
                  and (:kind = '' or entry.kind = :kind)
                  and (:outcome = '' or entry.outcome = :outcome)
                  and (:who = '' or entry.person::text = :who
                       or entry.capacity = any(:official) and entry.person in (
                           select person from organization.mandate_view where officer = :who))
                  and (not :administration or entry.act ~ '^(accounts|organization|identity)[.]'
                       and entry.capacity = any(:official))
                order by entry.at desc, entry.id desc
                limit :most
                """)
                .param("from", filter.from().atStartOfDay(Moments.SHANGHAI).toOffsetDateTime())
                .param(
                        "until",
                        filter.to().plusDays(1).atStartOfDay(Moments.SHANGHAI).toOffsetDateTime())
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .param("area", filter.area())
                .param("act", filter.act())
                .param("kind", filter.kind())
                .param("outcome", filter.outcome())
                .param("who", filter.whose())
                .param("official", OFFICIAL.toArray(String[]::new))
                .param("administration", administration)
                .param("most", most)
                .query(Trail::row)
                .list();
    }

    Slice<Row> page(Filter filter, boolean administration, Cursor after) {
        return Slice.of(rows(filter, administration, after, Slice.FETCH), it -> new Cursor(it.at(), it.id()));
    }

    /** The chains of a street and of what lies below it. */
    List<Long> below(Area area) {
        return db.sql("""
                select below.id
                from organization.area_view below
                join organization.area_view top on top.path @> below.path
                where top.id = :area
                """).param("area", area.id()).query(Long.class).list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("area"),
                row.getLong("person"),
                row.getString("capacity"),
                row.getString("source"),
                row.getString("act"),
                row.getString("outcome"),
                row.getString("kind"),
                row.getLong("subject"),
                row.getString("detail"));
    }
}
