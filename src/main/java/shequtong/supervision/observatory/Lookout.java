package shequtong.supervision.observatory;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.supervision.Eyes;

/**
 * All the communities of a desk, what is worst on top. For a district each order is an index of its own that is walked to
 * the end of a page; a street and a patch have no more communities than may be put in order when they are asked for.
 */
@Repository
class Lookout {

    private final JdbcClient db;
    private final Clock clock;

    Lookout(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** By what the list is ordered. */
    enum Order {
        LATE("已超时"),
        UNANSWERED("未回应"),
        REOPENED("重办"),
        BAD("不满意"),
        QUIET("久没动静");

        private final String label;

        Order(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Where the list goes on. @param value the figure of the last row, or its moment, as the database writes it */
    record After(String value, long community) {

        private static final Pattern FIGURE = Pattern.compile("\\d{1,9}");
        private static final Pattern MOMENT =
                Pattern.compile("-infinity|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?[+-]\\d\\d");

        /** Lets Spring bind a request parameter. */
        public static After valueOf(String text) {
            var at = text.lastIndexOf('_');
            if (at < 0) throw new IllegalArgumentException("no place in the list: " + text);
            return new After(text.substring(0, at), Long.parseLong(text.substring(at + 1)));
        }

        static final After START = new After("", -1);

        /** What was cut from another list begins this one anew. */
        int figure() {
            return FIGURE.matcher(value).matches() ? Integer.parseInt(value) : Integer.MAX_VALUE;
        }

        String moment() {
            return MOMENT.matcher(value).matches() ? value : "-infinity";
        }

        long below() {
            return community < 0 ? Long.MAX_VALUE : community;
        }

        @Override
        public String toString() {
            return value + "_" + community;
        }
    }

    /** @param key what it is ordered by, for the next page */
    record Found(long community, String key) {}

    /** One more than a page. */
    List<Found> walk(Duty duty, Order order, After after) {
        if (Eyes.unit(duty) != 0) return patch(duty, order, after);
        if (duty.area().kind() == Area.Kind.SUBDISTRICT) return street(duty, order, after);
        return switch (order) {
            case LATE -> late(duty, after);
            case UNANSWERED -> unanswered(duty, after);
            case REOPENED -> reopened(duty, after);
            case BAD -> bad(duty, after);
            case QUIET -> quiet(duty, after);
        };
    }

    private List<Found> late(Duty duty, After after) {
        return db.sql("""
                select community, late::text as key
                from casework.pulse_view
                where district = :scope and (late, community) < (:value, :community)
                order by late desc, community desc
                limit 21
                """)
                .param("scope", duty.area().id())
                .param("value", after.figure())
                .param("community", after.below())
                .query(Found.class)
                .list();
    }

    private List<Found> unanswered(Duty duty, After after) {
        return db.sql("""
                select community, unanswered::text as key
                from casework.pulse_view
                where district = :scope and (unanswered, community) < (:value, :community)
                order by unanswered desc, community desc
                limit 21
                """)
                .param("scope", duty.area().id())
                .param("value", after.figure())
                .param("community", after.below())
                .query(Found.class)
                .list();
    }

    private List<Found> reopened(Duty duty, After after) {
        return db.sql("""
                select community, reopened::text as key
                from casework.pulse_view
                where district = :scope and (reopened, community) < (:value, :community)
                order by reopened desc, community desc
                limit 21
                """)
                .param("scope", duty.area().id())
                .param("value", after.figure())
                .param("community", after.below())
                .query(Found.class)
                .list();
    }

    private List<Found> bad(Duty duty, After after) {
        return db.sql("""
                select community, bad::text as key
                from casework.pulse_view
                where district = :scope and (bad, community) < (:value, :community)
                order by bad desc, community desc
                limit 21
                """)
                .param("scope", duty.area().id())
                .param("value", after.figure())
                .param("community", after.below())
                .query(Found.class)
                .list();
    }

    private List<Found> quiet(Duty duty, After after) {
        return db.sql("""
                select community, acted_at::text as key
                from casework.pulse_view
                where district = :scope and (acted_at, community) > (:value::timestamptz, :community)
                order by acted_at, community
                limit 21
                """)
                .param("scope", duty.area().id())
                .param("value", after.moment())
                .param("community", after.community())
                .query(Found.class)
                .list();
    }

    /** The silence of a community counts as its figure: the longer ago, the more. */
    private List<Found> street(Duty duty, Order order, After after) {
        return db.sql("""
                with figure as (
                    select community,
                           case :order when 'LATE' then late when 'UNANSWERED' then unanswered
                               when 'REOPENED' then reopened when 'BAD' then bad
                               else coalesce(extract(epoch from :now - nullif(acted_at, '-infinity')) / 3600, 1000000)::int
                               end as figure
                    from casework.pulse_view
                    where street = :scope)
                select community, figure::text as key
                from figure
                where (figure, community) < (:value, :community)
                order by figure desc, community desc
                limit 21
                """)
                .param("scope", duty.area().id())
                .param("order", order.name())
                .param("now", OffsetDateTime.now(clock))
                .param("value", after.figure())
                .param("community", after.below())
                .query(Found.class)
                .list();
    }

    private List<Found> patch(Duty duty, Order order, After after) {
        return db.sql("""
                with figure as (
                    select pulse.community,
                           case :order when 'LATE' then pulse.late when 'UNANSWERED' then pulse.unanswered
                               when 'REOPENED' then pulse.reopened when 'BAD' then pulse.bad
                               else coalesce(
                                   extract(epoch from :now - nullif(pulse.acted_at, '-infinity')) / 3600, 1000000)::int
                               end as figure
                    from casework.pulse_view pulse
                    where pulse.community in (
                        select place.id
                        from organization.mandate_view mandate
                        join organization.charge_view charge on charge.mandate = mandate.id
                        join organization.area_view patch on patch.id = charge.area
                        join organization.area_view place on place.path <@ patch.path and place.kind = 'COMMUNITY'
                        where mandate.body = :unit and charge.mechanism = 'CONTACT' and charge.until is null))
                select community, figure::text as key
                from figure
                where (figure, community) < (:value, :community)
                order by figure desc, community desc
                limit 21
                """)
                .param("unit", Eyes.unit(duty))
                .param("order", order.name())
                .param("now", OffsetDateTime.now(clock))
                .param("value", after.figure())
                .param("community", after.below())
                .query(Found.class)
                .list();
    }
}
