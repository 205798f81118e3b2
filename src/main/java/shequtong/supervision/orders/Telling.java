package shequtong.supervision.orders;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Subject;
import shequtong.notification.Notice;
import shequtong.notification.Notice.Kind;

/** Who is told of a remark, an order, a verdict: the committee at its desk, whoever demanded it at theirs. */
@Repository
class Telling {

    static final Kind ORDERED = new Kind("supervision.ordered", "flame", "督办“%s”，请按期回复");
    static final Kind RETURNED = new Kind("supervision.returned", "corner-up-left", "督办“%s”的回复被退回，请再办一次");
    static final Kind LIFTED = new Kind("supervision.lifted", "circle-check", "督办“%s”已经销号");
    static final Kind REPLIED = new Kind("supervision.replied", "message-2", "督办“%s”有了回复，请您核实");
    static final Kind LATE = new Kind("supervision.late", "alarm", "督办“%s”到期没有回复");
    static final Kind REMARKED = new Kind("supervision.remarked", "binoculars", "巡查提醒“%s”，请在24小时内答复");
    static final Kind ANSWERED = new Kind("supervision.answered", "message-2", "巡查提醒“%s”有了答复");
    static final Kind REMARK_LATE = new Kind("supervision.remark-late", "alarm", "巡查提醒“%s”过了24小时没有答复");
    static final Kind UNSATISFIED = new Kind("supervision.unsatisfied", "mood-sad", "居民对“%s”的办理不满意");

    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Telling(JdbcClient db, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    void committee(long community, Kind kind, Subject about) {
        for (var it : officials(community)) desk(it, community, kind, about);
    }

    void desk(PersonId person, long area, Kind kind, Subject about) {
        events.publishEvent(Notice.toDesk(person, area, kind, about));
    }

    private List<PersonId> officials(long community) {
        return db.sql("""
                select distinct person
                from organization.mandate_view
                where area = :community and position in ('PARTY_SECRETARY', 'COMMITTEE_MEMBER', 'COMMUNITY_WORKER')
                  and since <= :now and (until is null or until > :now)
                """)
                .param("community", community)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new PersonId(row.getLong("person")))
                .list();
    }

    /** Those of the 街镇 in whose patch a community lies (S107). */
    void contacts(long community, Kind kind, Subject about) {
        db.sql("""
                select distinct mandate.person, mandate.area
                from organization.area_view place
                join organization.charge_view charge on charge.area = place.id
                join organization.mandate_view mandate on mandate.id = charge.mandate and mandate.area = place.parent
                where place.id = :community and charge.mechanism = 'CONTACT' and charge.until is null
                  and mandate.position in ('STREET_STAFF', 'STREET_LEADER', 'GRID_OFFICER')
                  and (mandate.until is null or mandate.until > :now)
                """)
                .param("community", community)
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Told(new PersonId(row.getLong("person")), row.getLong("area")))
                .list()
                .forEach(it -> desk(it.person(), it.area(), kind, about));
    }

    private record Told(PersonId person, long area) {}
}
