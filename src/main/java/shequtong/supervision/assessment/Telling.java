package shequtong.supervision.assessment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Subject;
import shequtong.notification.Notice;
import shequtong.notification.Notice.Kind;
import shequtong.organization.Position;

/** Who is told of a print, a contest, a proposal of weights: those who answer for the assessed, and those who decide. */
@Repository
class Telling {

    static final String REPORT = "supervision.report";
    static final String CONTEST = "supervision.contest";

    private static final Kind ISSUED = new Kind("supervision.report-issued", "report-analytics", "%s发出了，有异议请在60天内提出");
    private static final Kind CORRECTED =
            new Kind("supervision.report-corrected", "report-analytics", "%s出了新的一版，您单位的得分有变动");
    private static final Kind CONTESTED = new Kind("supervision.contested", "scale", "%s有单位提了异议，请您决定");
    private static final Kind DECIDED = new Kind("supervision.contest-decided", "scale", "%s的异议有了决定");
    private static final Kind PROPOSED = new Kind("supervision.weights-proposed", "adjustments", "%s等您确认");
    private static final Kind CONFIRMED = new Kind("supervision.weights-confirmed", "circle-check", "%s已经确认");
    private static final Kind RETURNED = new Kind("supervision.weights-returned", "corner-up-left", "%s被退回，请看理由");

    private final JdbcClient db;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Telling(JdbcClient db, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    @Bean
    static Kind reportsIssued() {
        return ISSUED;
    }

    @Bean
    static Kind reportsCorrected() {
        return CORRECTED;
    }

    @Bean
    static Kind contestsRaised() {
        return CONTESTED;
    }

    @Bean
    static Kind contestsDecided() {
        return DECIDED;
    }

    @Bean
    static Kind weightsProposed() {
        return PROPOSED;
    }

    @Bean
    static Kind weightsConfirmed() {
        return CONFIRMED;
    }

    @Bean
    static Kind weightsReturned() {
        return RETURNED;
    }

    /** Everybody whose row is in it; of a correction those whose score it changed. A draft tells nobody anything. */
    void issued(Report report, long before) {
        if (report.draft()) return;
        var changed = before == 0 ? subjects(report) : changed(report, before);
        tell(speakers(report.kind(), changed), before == 0 ? ISSUED : CORRECTED, new Subject(REPORT, report.id()));
    }

    void contested(long contest, long district) {
        tell(officials(List.of(district), Set.of(Position.DISTRICT_STAFF)), CONTESTED, new Subject(CONTEST, contest));
    }

    void decided(Contests.Contest it) {
        tell(speakers(it.kind(), List.of(it.subject())), DECIDED, new Subject(CONTEST, it.id()));
    }

    void proposed(Proposals.Proposal it) {
        tell(officials(List.of(it.district()), Set.of(Position.SECURITY_ADMIN)), PROPOSED, it.subject());
    }

    void weighed(Proposals.Proposal it, boolean confirmed) {
        events.publishEvent(Notice.toDesk(it.person(), it.district(), confirmed ? CONFIRMED : RETURNED, it.subject()));
    }

    private record Told(PersonId person, long area) {}

    private void tell(List<Told> all, Kind kind, Subject about) {
        for (var it : all) events.publishEvent(Notice.toDesk(it.person(), it.area(), kind, about));
    }

    private List<Long> subjects(Report report) {
        return db.sql("""
                select subject from supervision.report_row where report = :report order by place
                """).param("report", report.id()).query(Long.class).list();
    }

    private List<Long> changed(Report report, long before) {
        return db.sql("""
                select it.subject
                from supervision.report_row it
                left join supervision.report_row was on was.report = :before and was.subject = it.subject
                where it.report = :report and (was.subject is null or was.score is distinct from it.score)
                order by it.place
                """)
                .param("report", report.id())
                .param("before", before)
                .query(Long.class)
                .list();
    }

    /** Those who may contest, and for a street those who run it. */
    private List<Told> speakers(shequtong.supervision.assessment.Kind kind, List<Long> subjects) {
        return switch (kind) {
            case COMMUNITY -> officials(subjects, Set.of(Position.PARTY_SECRETARY));
            case STREET -> officials(subjects, Set.of(Position.STREET_LEADER, Position.STREET_STAFF));
            case DEPARTMENT -> staff(subjects);
        };
    }

    private List<Told> officials(List<Long> areas, Set<Position> positions) {
        return db.sql("""
                select distinct person, area
                from organization.mandate_view
                where area = any(:areas) and position = any(:positions)
                  and since <= :now and (until is null or until > :now)
                """)
                .param("areas", areas.toArray(Long[]::new))
                .param("positions", positions.stream().map(Enum::name).toArray(String[]::new))
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Told(new PersonId(row.getLong("person")), row.getLong("area")))
                .list();
    }

    private List<Told> staff(List<Long> bodies) {
        return db.sql("""
                select distinct person, area
                from organization.mandate_view
                where body = any(:bodies) and position in ('DEPARTMENT_STAFF', 'SQUAD_OFFICER')
                  and since <= :now and (until is null or until > :now)
                """)
                .param("bodies", bodies.toArray(Long[]::new))
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new Told(new PersonId(row.getLong("person")), row.getLong("area")))
                .list();
    }
}
