package shequtong.supervision.quiet;

import static java.time.ZoneOffset.UTC;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.organization.Duty;

/** What the radar is fed with, and what it read. */
@Repository
@Transactional
class Quiet {

    private final JdbcClient db;

    Quiet(JdbcClient db) {
        this.db = db;
    }

    /** @param aboard since when there was somebody in office, who could have been told; null while there is nobody */
    record Told(
            long community,
            long district,
            String type,
            @Nullable OffsetDateTime aboard,
            int posts) {}

    /** Those that are there: who was closed is silent with reason. */
    List<Told> told(LocalDate since) {
        return db.sql("""
                select pulse.community, pulse.district, place.type,
                       (select min(post.since) from organization.mandate_view post
                        where post.area = pulse.community) as aboard,
                       coalesce((
                           select sum(it.raised) from casework.day_view it
                           where it.community = pulse.community and it.day >= :since), 0)::int as posts
                from casework.pulse_view pulse
                join organization.area_view place on place.id = pulse.community and place.closed_at is null
                order by pulse.district, pulse.community
                """).param("since", since).query(Told.class).list();
    }

    boolean isEmpty() {
        return db.sql("""
                select not exists (select from supervision.quiet)
                """).query(Boolean.class).single();
    }

    /** What was closed is missed no more. */
    void forgetClosed() {
        db.sql("""
                delete from supervision.quiet it
                using organization.area_view place
                where place.id = it.community and place.closed_at is not null
                """).update();
    }

    void keep(List<Radar.Reading> readings, Instant now) {
        db.sql("""
                insert into supervision.quiet
                    (community, street, district, residents, expected, actual, missing, silent, counted_at)
                select it.community, pulse.street, pulse.district, it.residents, it.expected, it.actual,
                       it.expected - it.actual, it.silent, :now
                from unnest(:communities::bigint[], :residents::int[], :expected::numeric[], :actual::int[],
                            :silent::boolean[]) as it (community, residents, expected, actual, silent)
                join casework.pulse_view pulse on pulse.community = it.community
                on conflict (community) do update
                set street = excluded.street, district = excluded.district, residents = excluded.residents,
                    expected = excluded.expected, actual = excluded.actual, missing = excluded.missing,
                    silent = excluded.silent, counted_at = excluded.counted_at
                """)
                .param(
                        "communities",
                        readings.stream().map(Radar.Reading::community).toArray(Long[]::new))
                .param(
                        "residents",
                        readings.stream().map(Radar.Reading::residents).toArray(Integer[]::new))
                .param(
                        "expected",
                        readings.stream()
                                .map(it -> BigDecimal.valueOf(Math.round(it.expected() * 10), 1))
                                .toArray(BigDecimal[]::new))
                .param("actual", readings.stream().map(Radar.Reading::actual).toArray(Integer[]::new))
                .param("silent", readings.stream().map(Radar.Reading::silent).toArray(Boolean[]::new))
                .param("now", now.atOffset(UTC))
                .update();
    }

    record Line(
            long community,
            String label,
            String above,
            String type,
            int residents,
            BigDecimal expected,
            int actual,
            BigDecimal missing) {}

    /** Those that are missed most, first; one more than a page shows. The whole of a district, or of a street. */
    List<Line> silent(Duty duty, boolean district, BigDecimal missing, long community) {
        return district ? ofDistrict(duty, missing, community) : ofStreet(duty, missing, community);
    }

    private List<Line> ofDistrict(Duty duty, BigDecimal missing, long community) {
        return db.sql("""
                select it.community, place.label, street.label as above, place.type, it.residents, it.expected, it.actual,
                       it.missing
                from (
                    select * from supervision.quiet
                    where district = :area and silent and (missing, community) < (:missing, :community)
                    order by missing desc, community desc
                    limit 21) as it
                join organization.area_view place on place.id = it.community
                join organization.area_view street on street.id = it.street
                order by it.missing desc, it.community desc
                """)
                .param("area", duty.area().id())
                .param("missing", missing)
                .param("community", community)
                .query(Line.class)
                .list();
    }

    private List<Line> ofStreet(Duty duty, BigDecimal missing, long community) {
        return db.sql("""
                select it.community, place.label, street.label as above, place.type, it.residents, it.expected, it.actual,
                       it.missing
                from (
                    select * from supervision.quiet
                    where street = :area and silent and (missing, community) < (:missing, :community)
                    order by missing desc, community desc
                    limit 21) as it
                join organization.area_view place on place.id = it.community
                join organization.area_view street on street.id = it.street
                order by it.missing desc, it.community desc
                """)
                .param("area", duty.area().id())
                .param("missing", missing)
                .param("community", community)
                .query(Line.class)
                .list();
    }
}
