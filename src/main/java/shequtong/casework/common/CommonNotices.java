package shequtong.casework.common;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.notification.Circular;
import shequtong.notification.Circular.Reader;
import shequtong.notification.Notice.Kind;

/**
 * Who hears of a common problem: those whose case lies in it, each once and in their own community, and the desk that
 * leads. What is told is about the common problem, so that it takes the place of nothing that is said of the case itself.
 */
@Repository
class CommonNotices {

    static final Kind PUT = new Kind("casework.common-put", "link", "您反映的事和同类的事放在一起解决：“%s”");
    static final Kind PLANNED = new Kind("casework.common-planned", "calendar-event", "“%s”定了下一步");
    static final Kind MOVED = new Kind("casework.common-moved", "calendar-event", "“%s”的下一步改了");
    static final Kind SOLVED = new Kind("casework.common-solved", "circle-check", "“%s”都解决了");
    static final Kind REOPENED = new Kind("casework.common-reopened", "refresh", "“%s”没有解决好，重新打开了");
    static final Kind OVERDUE = new Kind("casework.common-overdue", "alarm", "“%s”下一步的日子过了，请再定一步，或者写明解决了");

    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CommonNotices(JdbcClient db, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /** @param by who did it, and knows already */
    void all(long area, CommonId id, Kind kind, PersonId by) {
        residents(area, id, List.of(), kind, by);
    }

    void put(long area, CommonId id, List<Long> cases, PersonId by) {
        residents(area, id, cases, PUT, by);
    }

    /** Everybody at the desk that leads. The notice is named after the day that passed: rung twice, it is told once. */
    void desk(long area, CommonId id, LocalDate due) {
        var name = "casework.common-due/" + area + "/" + id.value() + "/" + due;
        tell(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)), true, OVERDUE, id, officials(area));
    }

    /** Also whose case only the committee knows: it is theirs. Nobody of what nobody has taken over yet. */
    private void residents(long area, CommonId id, List<Long> cases, Kind kind, PersonId by) {
        tell(
                UUID.randomUUID(),
                false,
                kind,
                id,
                db.sql("""
                        select distinct on (file.reporter) file.reporter as person, file.community as area
                        from casework.common_case held
                        join casework.case_file file on file.community = held.community and file.id = held.case_id
                        where held.area = :area and held.problem = :problem and file.reporter not in (0, :by)
                          and case when cardinality(:cases::bigint[]) = 0 then true else held.case_id = any(:cases) end
                        order by file.reporter, held.added_at, held.case_id
                        """)
                        .param("area", area)
                        .param("problem", id.value())
                        .param("by", by.value())
                        .param("cases", cases.toArray(Long[]::new))
                        .query(Reader.class)
                        .list());
    }

    private List<Reader> officials(long area) {
        return db.sql("""
                select distinct person, area
                from organization.mandate_view
                where area = :area and since <= :now and (until is null or until > :now)
                  and position in ('PARTY_SECRETARY', 'COMMITTEE_MEMBER', 'COMMUNITY_WORKER',
                                   'GRID_OFFICER', 'STREET_STAFF', 'STREET_LEADER')
                order by person
                """)
                .param("area", area)
                .param("now", OffsetDateTime.now(clock))
                .query(Reader.class)
                .list();
    }

    private void tell(UUID name, boolean desk, Kind kind, CommonId id, List<Reader> readers) {
        if (!readers.isEmpty()) events.publishEvent(new Circular(name, desk, kind.name(), id.subject(), readers));
    }
}
