package shequtong.organization;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;

/** Who holds what now. Asked at the moment it matters: what ended a second ago is ended. */
@Repository
class Posts {

    /** For so long somebody is told what ended, instead of that there is nothing here. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final JdbcClient db;
    private final Clock clock;

    Posts(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A mandate held, or the right to observe where there is none. */
    record Post(
            long area, String slug, String label, @Nullable Mandate mandate) {}

    /** Everything this person is besides a resident, the highest place first. */
    List<Post> of(PersonId person) {
        return db.sql("""
                select area.id as area, area.short, area.label, area.code, mandate.id as mandate, mandate.position,
                       body.id as body, body.kind as body_kind, body.name as body_name
                from organization.mandate
                join organization.area on area.id = mandate.area
                join organization.body on body.id = mandate.body
                where mandate.person = :person and mandate.since <= :now
                  and (mandate.until is null or mandate.until > :now)
                union all
                select area.id, area.short, area.label, area.code, null, null, null, null, null
                from organization.observe_right observe
                join organization.area on area.id = observe.area
                where observe.person = :person and observe.since <= :now and observe.until > :now
                order by 4, 5 nulls last
                """)
                .param("person", person.value())
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> {
                    var position = row.getString("position");
                    var mandate = position == null
                            ? null
                            : new Mandate(
                                    row.getLong("mandate"),
                                    Position.valueOf(position),
                                    new Mandate.Body(
                                            row.getLong("body"),
                                            row.getString("body_kind"),
                                            row.getString("body_name")));
                    return new Post(row.getLong("area"), row.getString("short"), row.getString("label"), mandate);
                })
                .list();
    }

    /** As what this person may look into a community from above, if at all: who may inspect, inspects (R6). */
    Optional<Here.Capacity> looksInto(PersonId person, Area community) {
        return db.sql("""
                select bool_or(observe.inspects)
                from organization.observe_right observe
                join organization.area scope on scope.id = observe.area
                join organization.area place on place.id = :community
                where observe.person = :person and scope.path @> place.path
                  and observe.since <= :now and observe.until > :now
                having count(*) > 0
                """)
                .param("person", person.value())
                .param("community", community.id())
                .param("now", OffsetDateTime.now(clock))
                .query(Boolean.class)
                .optional()
                .map(it -> it ? Here.Capacity.INSPECTOR : Here.Capacity.OBSERVER);
    }

    /** When this person's right to look into this community ended, if they had one in the last months. */
    Optional<Instant> lookedInto(PersonId person, Area community) {
        return db.sql("""
                select max(observe.until)
                from organization.observe_right observe
                join organization.area scope on scope.id = observe.area
                join organization.area place on place.id = :community
                where observe.person = :person and scope.path @> place.path
                  and observe.until between :before and :now
                having count(*) > 0
                """)
                .param("person", person.value())
                .param("community", community.id())
                .params(remembered())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** When this person's last post in this area ended, if it did so in the last months. */
    Optional<Instant> held(PersonId person, Area area) {
        return db.sql("""
                select max(until)
                from organization.mandate
                where person = :person and area = :area and until between :before and :now
                having count(*) > 0
                """)
                .param("person", person.value())
                .param("area", area.id())
                .params(remembered())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private Map<String, Object> remembered() {
        var now = OffsetDateTime.now(clock);
        return Map.of("now", now, "before", now.minus(REMEMBERED));
    }

    /** The posts that this person hands over or takes over now. */
    List<Handing> handing(PersonId person) {
        return db.sql("""
                select handover.id, area.label, mandate.position
                from organization.handover
                join organization.mandate on mandate.id = handover.outgoing
                join organization.area on area.id = mandate.area
                where handover.state = 'OPEN' and :person in (handover.goes, handover.comes)
                order by handover.id
                """)
                .param("person", person.value())
                .query((row, _) -> new Handing(
                        row.getLong("id"), row.getString("label"), Position.valueOf(row.getString("position"))))
                .list();
    }

    /** The name an official acts under. */
    Optional<String> officer(PersonId person) {
        return db.sql("""
                select name from organization.officer where person = :person
                """).param("person", person.value()).query(String.class).optional();
    }
}
