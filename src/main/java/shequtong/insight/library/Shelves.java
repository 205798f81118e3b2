package shequtong.insight.library;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Cursor;
import shequtong.kernel.Slice;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;

/** The lists of experiences, each one index walked to a page; and how notices call one. */
@Repository
class Shelves implements Sight {

    private final JdbcClient db;

    Shelves(JdbcClient db) {
        this.db = db;
    }

    record Line(
            long id, String title, String label, String above, String major, String state, int adoptions, Instant at) {}

    /** @param major of what kind; empty for all. @param words anywhere in it; empty for all */
    Slice<Line> published(Duty duty, String major, String words, Cursor after) {
        return Slice.of(
                db.sql("""
                        select it.id, it.title, place.label, street.label as above, it.major, it.state, it.adoptions,
                               it.published_at as at
                        from (
                            select *
                            from insight.experience
                            where district = (
                                      select district.id
                                      from organization.area_view desk
                                      join organization.area_view district
                                          on district.kind = 'DISTRICT' and district.path @> desk.path
                                      where desk.id = :scope)
                              and state = 'PUBLISHED' and (published_at, id) < (:at, :id)
                              and case when :major = '' then true else major = :major end
                              and case when :words = '' then true
                                       else position(:words in title || problem || method) > 0 end
                            order by published_at desc, id desc
                            limit 21) it
                        join organization.area_view place on place.id = it.community
                        join organization.area_view street on street.id = it.street
                        order by it.published_at desc, it.id desc
                        """)
                        .param("scope", duty.area().id())
                        .param("major", major)
                        .param("words", words)
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Shelves::line)
                        .list(),
                Shelves::cursor);
    }

    /** Everything a community wrote, whatever became of it. */
    Slice<Line> own(Duty duty, Cursor after) {
        return Slice.of(
                db.sql("""
                        select it.id, it.title, place.label, street.label as above, it.major, it.state, it.adoptions, it.at
                        from insight.experience it
                        join organization.area_view place on place.id = it.community
                        join organization.area_view street on street.id = it.street
                        where it.community = :community and (it.at, it.id) < (:at, :id)
                        order by it.at desc, it.id desc
                        limit 21
                        """)
                        .param("community", duty.area().id())
                        .param("at", after.at().atOffset(UTC))
                        .param("id", after.id())
                        .query(Shelves::line)
                        .list(),
                Shelves::cursor);
    }

    /** What waits to be refined and published, at a 街镇 or at the district. */
    Slice<Line> waiting(Duty duty, Cursor after) {
        return Slice.of(
                duty.area().kind() == Area.Kind.DISTRICT ? inDistrict(duty, after) : inStreet(duty, after),
                Shelves::cursor);
    }

    private List<Line> inDistrict(Duty duty, Cursor after) {
        return db.sql("""
                select it.id, it.title, place.label, street.label as above, it.major, it.state, it.adoptions, it.at
                from insight.experience it
                join organization.area_view place on place.id = it.community
                join organization.area_view street on street.id = it.street
                where it.district = :area and it.state = 'SUBMITTED' and (it.at, it.id) < (:at, :id)
                order by it.at desc, it.id desc
                limit 21
                """)
                .param("area", duty.area().id())
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query(Shelves::line)
                .list();
    }

    private List<Line> inStreet(Duty duty, Cursor after) {
        return db.sql("""
                select it.id, it.title, place.label, street.label as above, it.major, it.state, it.adoptions, it.at
                from insight.experience it
                join organization.area_view place on place.id = it.community
                join organization.area_view street on street.id = it.street
                where it.street = :area and it.state = 'SUBMITTED' and (it.at, it.id) < (:at, :id)
                order by it.at desc, it.id desc
                limit 21
                """)
                .param("area", duty.area().id())
                .param("at", after.at().atOffset(UTC))
                .param("id", after.id())
                .query(Shelves::line)
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getString("title"),
                row.getString("label"),
                row.getString("above"),
                row.getString("major"),
                row.getString("state"),
                row.getInt("adoptions"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static Cursor cursor(Line it) {
        return new Cursor(it.at(), it.id());
    }

    @Override
    public String kind() {
        return ExperienceId.KIND;
    }

    @Override
    public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
        if (!(viewer instanceof Duty duty) || !Library.reads(duty)) return Map.of();
        return db
                .sql("""
                        select it.id, it.title
                        from insight.experience it
                        join organization.area_view place on place.id = it.community
                        join organization.area_view desk on desk.id = :scope
                        join organization.area_view district on district.id = it.district and district.path @> desk.path
                        where it.id = any(:ids)
                          and (it.state = 'PUBLISHED' or it.community = desk.id
                               or :judges and desk.path @> place.path and it.state <> 'RETURNED')
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("scope", duty.area().id())
                .param("judges", Library.judges(duty))
                .query((row, _) -> Map.entry(
                        row.getLong("id"),
                        new Seen(
                                row.getString("title"),
                                duty.path(LibraryController.PATH + "/" + row.getLong("id")),
                                false)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
