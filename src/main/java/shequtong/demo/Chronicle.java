package shequtong.demo;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes down the courses of cases. */
@Repository
class Chronicle {

    private final JdbcClient db;

    Chronicle(JdbcClient db) {
        this.db = db;
    }

    void sent(Course it, Instant at, long mandate, String words, long body, Instant due) {
        db.sql("""
                insert into casework.dispatch
                    (community, case_id, body, tier, purpose, due, state, issued_by, issued_area, issued_at)
                values (:community, :id, :body, :tier, :words, :due, 'OPEN', :mandate, :community, :at)
                """)
                .param("community", it.community)
                .param("id", it.id)
                .param("body", body)
                .param("tier", it.tier)
                .param("words", words)
                .param("due", due.atOffset(UTC))
                .param("mandate", mandate)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void handled(Course it, Instant at, long mandate, long body, String stage, String words) {
        db.sql("""
                update casework.dispatch
                set state = 'ANSWERED', answer = :words, stage = :stage, answered_by = :mandate, answered_at = :at,
                    contact = 'COMMITTEE'
                where community = :community and case_id = :id and body = :body and state = 'OPEN'
                """)
                .param("words", words)
                .param("stage", stage)
                .param("mandate", mandate)
                .param("at", at.atOffset(UTC))
                .param("community", it.community)
                .param("id", it.id)
                .param("body", body)
                .update();
    }

    void fedBack(Course it, Instant at, String came, String present) {
        db.sql("""
                insert into casework.feedback (community, case_id, number, outcome, present, present_at, absent)
                values (:community, :id, :number, :outcome, :present, :at, '')
                """)
                .param("community", it.community)
                .param("id", it.id)
                .param("number", it.number)
                .param("outcome", came)
                .param("present", present)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void rated(Course it, Instant at, String resolved, int grade) {
        db.sql("""
                insert into casework.rating (community, case_id, round, number, resolved, grade, at)
                values (:community, :id, :round, :number, :resolved, :grade, :at)
                """)
                .param("community", it.community)
                .param("id", it.id)
                .param("round", it.reworks + 1)
                .param("number", it.number)
                .param("resolved", resolved)
                .param("grade", grade)
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** Of the step that was written last. */
    void promised(
            Course it, Instant at, Instant due, @Nullable Instant kept, String sentence, String words, Instant now) {
        db.sql("""
                insert into casework.promise
                    (community, case_id, number, sentence, mandate, holder, state, made_at, first_due, due, kept_at, words)
                select community, case_id, number, :sentence, mandate, mandate,
                       case when :kept::timestamptz <= :due then 'KEPT' when :due <= :now then 'BROKEN' else 'OPEN' end,
                       :at, :due, :due, :kept::timestamptz, :words
                from casework.step
                where community = :community and case_id = :id and number = :number
                """)
                .param("sentence", sentence)
                .param("kept", utc(kept))
                .param("due", due.atOffset(UTC))
                .param("now", now.atOffset(UTC))
                .param("at", at.atOffset(UTC))
                .param("words", words)
                .param("community", it.community)
                .param("id", it.id)
                .param("number", it.number)
                .update();
    }

    long step(
            Course it,
            Instant at,
            String kind,
            long person,
            long mandate,
            boolean shown,
            String words,
            List<Long> bodies,
            @Nullable String stage,
            @Nullable Instant due) {
        return db.sql("""
                insert into casework.step
                    (community, case_id, number, at, kind, person, mandate, shown, words, bodies, stage, before, due)
                values (:community, :id, :number, :at, :kind, :person, :mandate, :shown, :words, :bodies, :stage,
                        case when :stage = 'AFTER' or :kind = 'FED_BACK' then 0 end, :stepDue::timestamptz)
                returning id
                """)
                .param("community", it.community)
                .param("id", it.id)
                .param("number", it.number)
                .param("at", at.atOffset(UTC))
                .param("kind", kind)
                .param("person", person)
                .param("mandate", mandate)
                .param("shown", shown)
                .param("words", words)
                .param("bodies", bodies.toArray(Long[]::new))
                .param("stage", stage)
                .param("stepDue", utc(due))
                .query(Long.class)
                .single();
    }

    void save(Course it) {
        db.sql("""
                update casework.case_file file
                set state = :state, tier = :tier, version = :number, first_due = :firstDue,
                    first_answered_at = :firstAnsweredAt::timestamptz, handle_from = :handleFrom,
                    handle_due = :handleDue, answered_at = :answeredAt::timestamptz, rate_due = :rateDue::timestamptz,
                    closed_at = :closedAt::timestamptz, outcome = :outcome, result = :result, confirmed = :confirmed,
                    reworks = :reworks, unsatisfied_at = :unsatisfiedAt::timestamptz,
                    same_count = (select count(*) from casework.same where community = file.community and case_id = file.id),
                    due = case :state
                        when 'CLOSED' then :closedAt::timestamptz
                        when 'ANSWERED' then :rateDue::timestamptz
                        else least(
                            case when :firstAnsweredAt::timestamptz is null then :firstDue::timestamptz end,
                            coalesce(
                                (select min(due) from casework.dispatch
                                 where community = file.community and case_id = file.id and state = 'OPEN'),
                                (select review_due from casework.legacy
                                 where community = file.community and case_id = file.id and file.overdrawn),
                                :handleDue::timestamptz))
                        end
                where community = :community and id = :id
                """)
                .param("state", it.state)
                .param("tier", it.tier)
                .param("number", it.number)
                .param("firstDue", it.firstDue.atOffset(UTC))
                .param("firstAnsweredAt", utc(it.firstAnsweredAt))
                .param("handleFrom", it.handleFrom.atOffset(UTC))
                .param("handleDue", it.handleDue.atOffset(UTC))
                .param("answeredAt", utc(it.answeredAt))
                .param("rateDue", utc(it.rateDue))
                .param("closedAt", utc(it.closedAt))
                .param("outcome", it.outcome)
                .param("result", it.result)
                .param("confirmed", it.confirmed)
                .param("reworks", it.reworks)
                .param("unsatisfiedAt", utc(it.unsatisfiedAt))
                .param("community", it.community)
                .param("id", it.id)
                .update();
    }

    /** Six in the evening of the last working day that its category allows, or so many hours. */
    Instant due(String category, Instant at) {
        return db.sql("""
                select case when limits.handle_hours is not null
                    then :at::timestamptz + make_interval(hours => limits.handle_hours)
                    else (select (dates.a_day + time '18:00') at time zone 'Asia/Shanghai'
                          from (select (:at::timestamptz at time zone 'Asia/Shanghai')::date + number as a_day
                                from generate_series(1, 120) as number) as dates
                          left join casework.calendar on calendar.day = dates.a_day
                          where coalesce(calendar.works, extract(isodow from dates.a_day) < 6)
                          order by dates.a_day
                          limit 1 offset limits.handle_days - 1) end
                from casework.category
                join casework.limits on limits.class = category.class
                where category.code = :category
                """)
                .param("at", at.atOffset(UTC))
                .param("category", category)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(UTC);
    }
}
