package shequtong.residency.joining;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;

/** Those who were admitted together, which can be taken back together for ten minutes. */
@Repository
class Admissions {

    static final Duration UNDONE_WITHIN = Duration.ofMinutes(10);

    private final JdbcClient db;
    private final Clock clock;

    Admissions(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Admission(long community, long id, int people, Instant at, boolean undone) {

        Subject subject() {
            return new Subject("residency.admission", id);
        }

        Instant until() {
            return at.plus(UNDONE_WITHIN);
        }
    }

    /** What a reviewer saw of one of them. */
    record Seen(long id, int steps) {

        /** 1001:2, as it stands in the form. */
        static Optional<Seen> of(String text) {
            return text.matches("\\d{1,18}:\\d{1,9}")
                    ? Optional.of(new Seen(Long.parseLong(text.split(":")[0]), Integer.parseInt(text.split(":")[1])))
                    : Optional.empty();
        }
    }

    Admission add(Duty duty, int people) {
        var now = clock.instant();
        var id = db.sql("""
                insert into residency.admission (community, mandate, people, at)
                values (:community, :mandate, :people, :now)
                returning id
                """)
                .param("community", duty.area().id())
                .param("mandate", duty.mandate().id())
                .param("people", people)
                .param("now", now.atOffset(java.time.ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return new Admission(duty.area().id(), id, people, now, false);
    }

    Admission get(long community, long id) {
        return db.sql("""
                select community, id, people, at, undone_at is not null as undone
                from residency.admission
                where community = :community and id = :id
                """)
                .param("community", community)
                .param("id", id)
                .query(Admissions::row)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** Those that can still be taken back, the latest first. */
    List<Admission> fresh(long community) {
        return db.sql("""
                select community, id, people, at, false as undone
                from residency.admission
                where community = :community and undone_at is null and at > :since
                order by id desc
                limit 10
                """)
                .param("community", community)
                .param("since", OffsetDateTime.now(clock).minus(UNDONE_WITHIN))
                .query(Admissions::row)
                .list();
    }

    /** How many of these are awaited, unchanged since they were looked at, and agree with the roll. */
    int agreeing(long community, Collection<Seen> chosen) {
        return db.sql("""
                select count(*)
                from residency.registration
                join unnest(:ids::bigint[], :steps::int[]) as chosen (id, steps)
                  on chosen.id = registration.id and chosen.steps = registration.steps
                join residency.review on review.community = registration.community and review.id = registration.id
                where registration.community = :community and registration.state = 'SUBMITTED' and review.agrees
                """)
                .param("community", community)
                .param("ids", of(chosen, Seen::id, Long[]::new))
                .param("steps", of(chosen, Seen::steps, Integer[]::new))
                .query(Integer.class)
                .single();
    }

    /** The state and the steps in the where clause are the lock: all of them, or none. */
    void admit(Admission it, Collection<Seen> chosen, long mandate) {
        var admitted = db.sql("""
                with admitted as (
                    update residency.registration
                    set state = 'APPROVED', decided_at = :now, decided_by = :mandate, words = null, admission = :admission,
                        steps = registration.steps + 1
                    from unnest(:ids::bigint[], :steps::int[]) as chosen (id, steps)
                    where community = :community and registration.id = chosen.id
                      and registration.steps = chosen.steps and state = 'SUBMITTED'
                    returning community, registration.id, registration.steps)
                insert into residency.registration_step (community, registration, number, kind, mandate, at)
                select community, id, steps, 'APPROVED', :mandate, :now from admitted
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("mandate", mandate)
                .param("admission", it.id())
                .param("community", it.community())
                .param("ids", of(chosen, Seen::id, Long[]::new))
                .param("steps", of(chosen, Seen::steps, Integer[]::new))
                .update();
        Refused.unlessChanged(admitted == chosen.size() ? 1 : 0);
    }

    /** Whoever was not known before this admission is not known after it is taken back. */
    void unknown(Admission it, Collection<PersonId> people) {
        db.sql("""
                update residency.registration set unknown = true
                where community = :community and admission = :admission and person = any(:people)
                """)
                .param("community", it.community())
                .param("admission", it.id())
                .param("people", of(people, PersonId::value, Long[]::new))
                .update();
    }

    /** @return those who live here by it still; whoever left or was admitted anew since is left alone */
    List<PersonId> takeBack(Duty duty, Admission it, String words) {
        Refused.unlessChanged(db.sql("""
                update residency.admission set undone_by = :mandate, undone_at = :now
                where community = :community and id = :id and undone_at is null
                """)
                .param("mandate", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .param("community", it.community())
                .param("id", it.id())
                .update());
        return db.sql("""
                with back as (
                    update residency.registration
                    set state = 'SUBMITTED', decided_at = null, decided_by = null, steps = steps + 1
                    from residency.member
                    where registration.community = :community and registration.admission = :admission
                      and registration.state = 'APPROVED'
                      and member.community = registration.community and member.person = registration.person
                      and member.until is null
                    returning registration.community, registration.id, registration.steps, registration.person),
                told as (
                    insert into residency.registration_step (community, registration, number, kind, words, mandate, at)
                    select community, id, steps, 'TAKEN_BACK', :words, :mandate, :now from back)
                select person from back
                """)
                .param("community", it.community())
                .param("admission", it.id())
                .param("words", words)
                .param("mandate", duty.mandate().id())
                .param("now", OffsetDateTime.now(clock))
                .query((row, _) -> new PersonId(row.getLong("person")))
                .list();
    }

    /** The card is nobody's again, so that whoever it belongs to can be admitted with it. */
    void forget(Admission it, Collection<PersonId> people) {
        db.sql("""
                delete from residency.identity known
                where person = any(:people)
                  and person in (
                      select person from residency.registration
                      where community = :community and admission = :admission and unknown)
                  and not exists (
                      select from residency.member
                      where member.person = known.person and member.until is null)
                """)
                .param("people", of(people, PersonId::value, Long[]::new))
                .param("community", it.community())
                .param("admission", it.id())
                .update();
    }

    private static Admission row(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Admission(
                row.getLong("community"),
                row.getLong("id"),
                row.getInt("people"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("undone"));
    }

    private static <T, R> R[] of(Collection<T> all, Function<T, R> part, IntFunction<R[]> array) {
        return all.stream().map(part).toArray(array);
    }
}
