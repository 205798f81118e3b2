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

    /**
     * The next hundred whose row is in it; of a correction those whose score it changed.
     *
     * @return the place in the list of the last of them; {@code after} where nobody is left
     */
    int issued(long report, long before, int after) {
        var next = before == 0 ? first(report, after) : changed(report, before, after);
        for (var kind : shequtong.supervision.assessment.Kind.values())
            tell(
                    speakers(
                            kind,
                            next.stream()
                                    .filter(it -> it.kind() == kind)
                                    .map(Row::subject)
                                    .toList()),
                    before == 0 ? ISSUED : CORRECTED,
                    new Subject(REPORT, report));
        return next.isEmpty() ? after : next.getLast().place();
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

    private record Row(long subject, int place, shequtong.supervision.assessment.Kind kind) {}

    private List<Row> first(long report, int after) {
        return db.sql("""
                select it.subject, it.place, report.kind
                from supervision.report_row it
                join supervision.report on report.id = it.report
                where it.report = :report and it.place > :after
                order by it.place
                limit 100
                """)
                .param("report", report)
                .param("after", after)
                .query(Row.class)
                .list();
    }

    private List<Row> changed(long report, long before, int after) {
        return db.sql("""
                select it.subject, it.place, report.kind
                from supervision.report_row it
                join supervision.report on report.id = it.report
                left join supervision.report_row was on was.report = :before and was.subject = it.subject
                where it.report = :report and it.place > :after
                  and (was.subject is null or was.score is distinct from it.score)
                order by it.place
                limit 100
                """)
                .param("report", report)
                .param("before", before)
                .param("after", after)
                .query(Row.class)
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
