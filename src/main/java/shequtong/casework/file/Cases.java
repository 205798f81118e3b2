package shequtong.casework.file;

import static java.time.ZoneOffset.UTC;
import static shequtong.casework.file.Standings.instant;
import static shequtong.casework.file.Standings.maybe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Viewer;

/** Moves cases on: each change of a case is one row of it and one step, under one version. */
@Repository
public class Cases {

    private final JdbcClient db;
    private final Reminders reminders;
    private final ApplicationEventPublisher events;

    Cases(JdbcClient db, Reminders reminders, ApplicationEventPublisher events) {
        this.db = db;
        this.reminders = reminders;
        this.events = events;
    }

    /** @throws Missing when the viewer may not see it */
    public Case get(Viewer viewer, CaseId id) {
        return db.sql("""
                select file.*
                from casework.case_file file
                where id = :id
                  and casework.seen(
                      file.community, file.id, file.reporter, file.visibility, :reach, :place, :me, :unit)
                """)
                .param("id", id.value())
                .params(Scope.of(viewer).params())
                .query(Cases::row)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** Held until the transaction ends, for acts that never depend on what else was done meanwhile. */
    public Case locked(Viewer viewer, CaseId id) {
        return db.sql("""
                select file.*
                from casework.case_file file
                where id = :id
                  and casework.seen(
                      file.community, file.id, file.reporter, file.visibility, :reach, :place, :me, :unit)
                for no key update of file
                """)
                .param("id", id.value())
                .params(Scope.of(viewer).params())
                .query(Cases::row)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** For a deadline, which sees what it was set for. */
    public Optional<Case> find(long community, CaseId id) {
        return db.sql("""
                select * from casework.case_file where community = :community and id = :id
                """)
                .param("community", community)
                .param("id", id.value())
                .query(Cases::row)
                .optional();
    }

    /** Told with words of an emergency: its limits are the urgent ones, whatever its category (R36). */
    public boolean urgent(Case.Head it) {
        return db.sql("""
                select urgent from casework.case_file where community = :community and id = :id
                """)
                .param("community", it.community())
                .param("id", it.id().value())
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody did more than press or note since this version was shown. */
    public boolean movedSince(long community, CaseId id, int version) {
        return db.sql("""
                select exists (
                    select from casework.step
                    where community = :community and case_id = :id and number > :version
                      and kind not in ('NUDGED', 'NOTED'))
                """)
                .param("community", community)
                .param("id", id.value())
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    /**
     * The state it comes from and the version are the lock: whoever comes second changes nothing. Dispatches are written
     * before, because the case is due when the first of them is.
     *
     * @return the id of the step, for its pictures
     */
    public long save(Case it, Step step) {
        var head = it.head();
        var times = head.times();
        Refused.unlessChanged(db.sql("""
                update casework.case_file file
                set state = :state, version = version + 1, category = :category, tier = :tier, holder = :holder,
                    first_due = :firstDue, first_answered_at = :firstAnsweredAt::timestamptz,
                    handle_from = :handleFrom, handle_due = :handleDue, answered_at = :answeredAt::timestamptz,
                    rate_due = :rateDue::timestamptz, closed_at = :closedAt::timestamptz, outcome = :outcome,
                    result = :result, confirmed = :confirmed, reworks = :reworks,
                    legacy = legacy and :state not in ('ANSWERED', 'CLOSED'),
                    overdrawn = overdrawn and :state not in ('ANSWERED', 'CLOSED'), forced = forced and :state = 'CLOSED', verified = case when :state = 'CLOSED' then verified end,
                    unsatisfied_at = :unsatisfiedAt::timestamptz, nudged_at = :nudgedAt::timestamptz,
                    due = case :state
                        when 'CLOSED' then :closedAt::timestamptz
                        when 'ANSWERED' then :rateDue::timestamptz
                        else least(
                            case when :firstAnsweredAt::timestamptz is null then :firstDue::timestamptz end,
                            coalesce(
                                (select min(due) from casework.dispatch
                                 where community = file.community and case_id = file.id and state = 'OPEN'
                                   and not file.legacy),
                                (select review_due from casework.legacy
                                 where community = file.community and case_id = file.id and file.overdrawn),
                                :handleDue::timestamptz))
                        end
                where community = :community and id = :id and version = :version and state = any(:from)
                """)
                .param("state", it.state())
                .param("category", head.category())
                .param("tier", head.tier().name())
                .param("holder", head.holder())
                .param("firstDue", times.firstDue().atOffset(UTC))
                .param("firstAnsweredAt", utc(times.firstAnsweredAt()))
                .param("handleFrom", times.handleFrom().atOffset(UTC))
                .param("handleDue", times.handleDue().atOffset(UTC))
                .param("answeredAt", utc(answeredAt(it)))
                .param("rateDue", utc(rateDue(it)))
                .param("closedAt", it instanceof Case.Closed closed ? utc(closed.closedAt()) : null)
                .param("outcome", outcome(it))
                .param(
                        "result",
                        it instanceof Case.Closed closed ? closed.result().name() : null)
                .param("confirmed", it instanceof Case.Closed closed && closed.confirmed())
                .param("reworks", head.reworks())
                .param("unsatisfiedAt", utc(head.unsatisfiedAt()))
                .param("nudgedAt", utc(head.nudgedAt()))
                .param("community", head.community())
                .param("id", head.id().value())
                .param("version", head.version())
                .param("from", from(it))
                .update());
        reminders.set(it);
        return add(head.community(), head.id(), head.version() + 1, step);
    }

    /** The states that each state may follow; itself, when only a step is added; closed, when it is parted from another. */
    private static String[] from(Case it) {
        return switch (it) {
            case Case.Reported _ -> new String[] {"REPORTED", "CLOSED"};
            case Case.Accepted _ -> new String[] {"REPORTED", "ACCEPTED", "CLOSED"};
            case Case.Handling _ -> new String[] {"REPORTED", "ACCEPTED", "HANDLING", "REWORK", "ANSWERED", "CLOSED"};
            case Case.Rework _ -> new String[] {"ANSWERED", "REWORK", "CLOSED"};
            case Case.Answered _ -> new String[] {"REPORTED", "ACCEPTED", "HANDLING", "REWORK", "ANSWERED"};
            case Case.Closed _ -> new String[] {"REPORTED", "ACCEPTED", "HANDLING", "REWORK", "ANSWERED", "CLOSED"};
        };
    }

    /** Whoever counts what is alike hears of it. */
    void filed(long community, CaseId id) {
        events.publishEvent(new Filed(community, id));
    }

    long add(long community, CaseId id, int number, Step step) {
        if (step.kind() == Step.Kind.REPORTED || step.kind() == Step.Kind.CLASSIFIED) filed(community, id);
        return db.sql("""
                insert into casework.step (
                    community, case_id, number, at, kind, person, mandate, shown, words, bodies, handed_to, category,
                    due, stage, before)
                values (
                    :community, :id, :number, :at, :kind, :person, :mandate, :shown, :words, :bodies, :to, :category,
                    :due, :stage, :before)
                returning id
                """)
                .param("community", community)
                .param("id", id.value())
                .param("number", number)
                .param("at", step.at().atOffset(UTC))
                .param("kind", step.kind().name())
                .param("person", step.author().person().value())
                .param("mandate", step.author().mandate())
                .param("shown", step.shown())
                .param("words", step.words())
                .param("bodies", step.bodies().toArray(Long[]::new))
                .param("to", step.to())
                .param("category", step.category())
                .param("due", utc(step.due()))
                .param("stage", step.stage() == null ? null : step.stage().name())
                .param("before", step.before())
                .query(Long.class)
                .single();
    }

    /** Beside the step that the case has just got. */
    public void add(Case.Head before, Outcome outcome, String present, @Nullable Instant presentAt, String absent) {
        db.sql("""
                insert into casework.feedback (community, case_id, number, outcome, present, present_at, absent)
                values (:community, :id, :number, :outcome, :present, :presentAt, :absent)
                """)
                .param("community", before.community())
                .param("id", before.id().value())
                .param("number", before.version() + 1)
                .param("outcome", outcome.name())
                .param("present", present)
                .param("presentAt", utc(presentAt))
                .param("absent", absent)
                .update();
    }

    /** Beside the step that the case has just got. */
    public void add(Case.Head before, Resolved resolved, Grade grade, Instant now) {
        db.sql("""
                insert into casework.rating (community, case_id, round, number, resolved, grade, at)
                values (:community, :id, :round, :number, :resolved, :grade, :now)
                """)
                .param("community", before.community())
                .param("id", before.id().value())
                .param("round", before.reworks() + 1)
                .param("number", before.version() + 1)
                .param("resolved", resolved.name())
                .param("grade", grade.value())
                .param("now", now.atOffset(UTC))
                .update();
    }

    private static @Nullable Instant answeredAt(Case it) {
        return switch (it) {
            case Case.Open _ -> null;
            case Case.Answered answered -> answered.answeredAt();
            case Case.Closed closed -> closed.answeredAt();
        };
    }

    private static @Nullable Instant rateDue(Case it) {
        return switch (it) {
            case Case.Open _ -> null;
            case Case.Answered answered -> answered.rateDue();
            case Case.Closed closed -> closed.rateDue();
        };
    }

    private static @Nullable String outcome(Case it) {
        return switch (it) {
            case Case.Open _ -> null;
            case Case.Answered answered -> answered.outcome().name();
            case Case.Closed closed -> closed.outcome().name();
        };
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(UTC);
    }

    private static Case row(ResultSet row, int number) throws SQLException {
        var head = new Case.Head(
                row.getLong("community"),
                new CaseId(row.getLong("id")),
                row.getInt("version"),
                new PersonId(row.getLong("reporter")),
                row.getString("category"),
                Tier.valueOf(row.getString("tier")),
                Standings.number(row, "holder"),
                new Case.Times(
                        instant(row, "reported_at"),
                        instant(row, "first_due"),
                        maybe(row, "first_answered_at"),
                        instant(row, "handle_from"),
                        instant(row, "handle_due")),
                row.getInt("reworks"),
                maybe(row, "unsatisfied_at"),
                maybe(row, "nudged_at"));
        return switch (row.getString("state")) {
            case "REPORTED" -> new Case.Reported(head);
            case "ACCEPTED" -> new Case.Accepted(head);
            case "HANDLING" -> new Case.Handling(head);
            case "REWORK" -> new Case.Rework(head);
            case "ANSWERED" ->
                new Case.Answered(
                        head,
                        instant(row, "answered_at"),
                        instant(row, "rate_due"),
                        Outcome.valueOf(row.getString("outcome")));
            default ->
                new Case.Closed(
                        head,
                        instant(row, "answered_at"),
                        maybe(row, "rate_due"),
                        instant(row, "closed_at"),
                        Outcome.valueOf(row.getString("outcome")),
                        Outcome.valueOf(row.getString("result")),
                        row.getBoolean("confirmed"));
        };
    }
}
