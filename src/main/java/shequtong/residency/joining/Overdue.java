package shequtong.residency.joining;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;

/** Where people wait too long, for the 街镇: how many and since when, never who (R15). */
@Repository
class Overdue implements Sight {

    private static final String KIND = "residency.overdue";

    private final JdbcClient db;
    private final Clock clock;

    Overdue(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    static Subject subject(long community) {
        return new Subject(KIND, community);
    }

    List<OverduePage.Line> below(Duty duty) {
        return db.sql("""
                select community.label, count(*) as people, min(registration.due_at) as oldest
                from organization.area_view community
                join residency.registration on registration.community = community.id
                where community.parent = :street and community.kind = 'COMMUNITY'
                  and registration.state = 'SUBMITTED' and registration.due_at < :now
                group by community.id, community.label
                order by oldest, community.id
                limit 500
                """)
                .param("street", duty.area().id())
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new OverduePage.Line(
                        row.getString("label"),
                        row.getInt("people"),
                        row.getObject("oldest", OffsetDateTime.class).toInstant()))
                .list();
    }

    boolean remind(long community, RegistrationId id, Instant due) {
        return db.sql("""
                update residency.registration set reminded_at = :now
                where community = :community and id = :id and state = 'SUBMITTED' and due_at = :due
                  and reminded_at is null
                """)
                        .param("now", OffsetDateTime.now(clock))
                        .param("community", community)
                        .param("id", id.value())
                        .param("due", due.atOffset(UTC))
                        .update()
                == 1;
    }

    boolean escalate(long community, RegistrationId id, Instant due) {
        return db.sql("""
                update residency.registration set overdue_at = :now
                where community = :community and id = :id and state = 'SUBMITTED' and due_at = :due
                  and overdue_at is null
                """)
                        .param("now", OffsetDateTime.now(clock))
                        .param("community", community)
                        .param("id", id.value())
                        .param("due", due.atOffset(UTC))
                        .update()
                == 1;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** A community's queue, by its 街镇. */
    @Override
    public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
        if (!(viewer instanceof Duty duty) || !duty.does(Position.Work.COORDINATING)) return Map.of();
        var seen = new java.util.HashMap<Long, Seen>();
        db.sql("""
                select id, label from organization.area_view where parent = :street and id = any(:ids)
                """)
                .param("street", duty.area().id())
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    seen.put(
                            row.getLong("id"),
                            new Seen(row.getString("label"), duty.path(OverdueController.PATH), false));
                });
        return seen;
    }
}
