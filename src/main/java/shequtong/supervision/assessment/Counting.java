package shequtong.supervision.assessment;

import static shequtong.web.Moments.SHANGHAI;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts a month anew, from the cases, promises and orders whose deadline lies in it (R93): what a report says follows from
 * what was done and from nothing that was kept. What was contested and upheld is left out, in whatever month its deadline
 * lies now.
 */
@Repository
class Counting {

    private final JdbcClient db;
    private final Clock clock;

    Counting(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<Long> districts() {
        return db.sql("""
                select id from organization.area_view where kind = 'DISTRICT' order by id
                """).query(Long.class).list();
    }

    /** Who was there in the month: what was closed before it is assessed no more. */
    List<Assessed> subjects(Kind kind, long district, YearMonth month) {
        return switch (kind) {
            case COMMUNITY -> areas(district, "COMMUNITY", month);
            case STREET -> areas(district, "SUBDISTRICT", month);
            case DEPARTMENT -> bodies(district);
        };
    }

    private List<Assessed> areas(long district, String kind, YearMonth month) {
        return db.sql("""
                select place.id, case place.kind when 'COMMUNITY' then place.parent else place.id end as street,
                       coalesce(place.type, 'STREET') as peers, place.label
                from organization.area_view top
                join organization.area_view place on place.path <@ top.path and place.kind = :kind
                where top.id = :district and (place.closed_at is null or place.closed_at >= :from)
                order by place.path
                """)
                .param("district", district)
                .param("kind", kind)
                .param("from", begins(month))
                .query(Assessed.class)
                .list();
    }

    private List<Assessed> bodies(long district) {
        return db.sql("""
                select body.id, body.area as street, body.kind as peers, body.name as label
                from organization.area_view top
                join organization.body_view body on body.path <@ top.path
                where top.id = :district and body.kind in ('DEPARTMENT', 'URBAN_MANAGEMENT_SQUAD')
                order by body.path, body.id
                """).param("district", district).query(Assessed.class).list();
    }

    /**
     * The same cases tell of a community and of its 街镇: they are read once for both.
     *
     * @param formulas by which version of the formulas each kind is counted
     */
    Map<Kind, List<Count>> counts(long district, YearMonth month, Map<Kind, Integer> formulas) {
        var own = new HashMap<Integer, List<Count>>();
        for (var kind : List.of(Kind.COMMUNITY, Kind.STREET))
            if (formulas.containsKey(kind))
                own.computeIfAbsent(formulas.get(kind), it -> communities(district, month, it));
        var counts = new EnumMap<Kind, List<Count>>(Kind.class);
        formulas.forEach((kind, formula) -> counts.put(
                kind,
                switch (kind) {
                    case COMMUNITY -> own.getOrDefault(formula, List.of());
                    case STREET -> streets(district, month, own.getOrDefault(formula, List.of()));
                    case DEPARTMENT -> departments(district, month);
                }));
        return counts;
    }

    /** A street is the sum of its communities, and so is whoever counts differently wrong. */
    private List<Count> streets(long district, YearMonth month, List<Count> own) {
        var streets = new LinkedHashMap<Long, Long>();
        for (var it : areas(district, "COMMUNITY", month)) streets.put(it.id(), it.street());
        var sums = new LinkedHashMap<String, Count>();
        for (var it : own) {
            var street = streets.getOrDefault(it.subject(), 0L);
            sums.merge(street + " " + it.indicator(), it.of(street), Count::plus);
        }
        var all = new ArrayList<>(sums.values());
        all.addAll(above(district, month));
        return all;
    }

    /** What is a street's own: its rounds, and whether those it called think that it was right to (R95). */
    private List<Count> above(long district, YearMonth month) {
        return db.sql("""
                with street as (
                    select own.id
                    from organization.area_view top
                    join organization.area_view own on own.path <@ top.path and own.kind = 'SUBDISTRICT'
                    where top.id = :district and (own.closed_at is null or own.closed_at >= :from))
                select street.id as subject, 'PATROL' as indicator, count(*) filter (where it.state = 'DONE') as part,
                       count(*) as whole
                from street
                join supervision.patrol_view it on it.area = street.id and it.state <> 'OPEN'
                     and it.day >= :month::date and it.day < :month::date + interval '1 month'
                group by street.id
                union all
                select street.id, 'CALLING', count(*) filter (where it.justified), count(*)
                from street
                join casework.invitation_view it on it.desk = street.id and it.state = 'HELD' and it.cause = 'CALLED'
                     and it.justified is not null and it.meets_at >= :from and it.meets_at < :to
                group by street.id
                """)
                .param("district", district)
                .params(bounds(month))
                .query(Count.class)
                .list();
    }

    /** Version 1 counted as done at once whatever was not done anew, solved or not. */
    private List<Count> communities(long district, YearMonth month, int formula) {
        return db.sql("""
                with place as (
                    select own.id
                    from organization.area_view top
                    join organization.area_view own on own.path <@ top.path and own.kind = 'COMMUNITY'
                    where top.id = :district and (own.closed_at is null or own.closed_at >= :from)),
                left_out as (
                    select indicator, thing
                    from supervision.contest
                    where district = :district and state = 'UPHELD' and kind <> 'DEPARTMENT')
                select place.id as subject, 'RESPONSE' as indicator, count(*) filter (where it.answered) as part,
                       count(*) filter (where it.answering) as whole
                from place
                join casework.counted_view it on it.community = place.id
                     and it.first_due >= :from and it.first_due < :to
                where (('RESPONSE', it.id) in (select indicator, thing from left_out)) is not true
                group by place.id
                union all
                select place.id, of.indicator, count(*) filter (where of.part), count(*) filter (where of.whole)
                from place
                join casework.counted_view it on it.community = place.id
                     and it.handle_due >= :from and it.handle_due < :to
                cross join lateral (values
                    ('RESOLUTION', it.solved, it.judged), ('SATISFACTION', it.satisfied, it.rated),
                    ('ON_TIME', it.ended, it.ending),
                    ('LASTING', case when :formula = 1 then it.judged else it.solved end and not it.reopened, it.judged)
                ) as of (indicator, part, whole)
                where ((of.indicator, it.id) in (select indicator, thing from left_out)) is not true
                group by place.id, of.indicator
                union all
                select place.id, 'PROMISES', count(*) filter (where it.kept), count(*)
                from place
                join casework.promise_view it on it.community = place.id and it.due >= :from and it.due < :to
                where (('PROMISES', it.id) in (select indicator, thing from left_out)) is not true
                group by place.id
                union all
                select place.id, 'ORDERS', count(*) filter (where it.replied_at <= it.due), count(*)
                from place
                join supervision.order_view it on it.community = place.id and it.due >= :from and it.due < :to
                     and (it.replied_at is not null or it.due <= :now)
                group by place.id
                """)
                .param("district", district)
                .param("formula", formula)
                .param("now", OffsetDateTime.now(clock))
                .params(bounds(month))
                .query(Count.class)
                .list();
    }

    private List<Count> departments(long district, YearMonth month) {
        return db.sql("""
                with unit as (
                    select body.id
                    from organization.area_view top
                    join organization.body_view body on body.path <@ top.path
                    where top.id = :district and body.kind in ('DEPARTMENT', 'URBAN_MANAGEMENT_SQUAD'))
                select unit.id as subject, 'ANSWERS' as indicator, count(*) filter (where it.answered) as part,
                       count(*) filter (where it.replied or it.due <= :now) as whole
                from unit
                join casework.order_view it on it.body = unit.id and it.due >= :from and it.due < :to
                where not exists (
                    select from supervision.contest
                    where district = :district and state = 'UPHELD' and kind = 'DEPARTMENT'
                      and indicator = 'ANSWERS' and thing = it.id)
                group by unit.id
                union all
                select unit.id, of.indicator, count(*) filter (where of.part), count(*) filter (where of.whole)
                from unit
                join casework.invitation_view it on it.body = unit.id and it.state = 'HELD'
                     and it.meets_at >= :from and it.meets_at < :to
                cross join lateral (values
                    ('ARRIVED', it.attended, it.attended is not null), ('TABLE', it.solved, it.solved is not null)
                ) as of (indicator, part, whole)
                group by unit.id, of.indicator
                """)
                .param("district", district)
                .param("now", OffsetDateTime.now(clock))
                .params(bounds(month))
                .query(Count.class)
                .list();
    }

    /** A month of Shanghai. */
    static Map<String, Object> bounds(YearMonth month) {
        return Map.of("month", month.atDay(1), "from", begins(month), "to", begins(month.plusMonths(1)));
    }

    private static OffsetDateTime begins(YearMonth month) {
        return month.atDay(1).atStartOfDay(SHANGHAI).toOffsetDateTime();
    }
}
