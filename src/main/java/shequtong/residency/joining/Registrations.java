package shequtong.residency.joining;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.identity.SignIn;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Sealed;
import shequtong.residency.Applicants;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.FullName;
import shequtong.residency.facts.IdNumber;
import shequtong.residency.facts.Likeness;
import shequtong.residency.facts.Relation;
import shequtong.residency.joining.Registration.Step;
import shequtong.residency.joining.Registration.Wish;

/** All registrations. What identifies a person is sealed on the way in, and opened one by one. */
@Repository
class Registrations {

    static final int REVIEWED_WITHIN = 2;

    private final JdbcClient db;
    private final Sealed sealed;
    private final Likeness likeness;
    private final SignIn signIn;
    private final ReviewClock reviewClock;
    private final WorkingDays workingDays;
    private final Clock clock;

    Registrations(
            JdbcClient db,
            Sealed sealed,
            Likeness likeness,
            SignIn signIn,
            ReviewClock reviewClock,
            WorkingDays workingDays,
            Clock clock) {
        this.db = db;
        this.sealed = sealed;
        this.likeness = likeness;
        this.signIn = signIn;
        this.reviewClock = reviewClock;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    Registration get(long community, RegistrationId id) {
        return db.sql("""
                select community, id, person, estate, building, room, relation, state, born, submitted_at, due_at, words, steps
                from residency.registration
                where community = :community and id = :id
                """)
                .param("community", community)
                .param("id", id.value())
                .query(Registrations::row)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** What was asked for before there was a roll to compare it with. */
    void compareOld() {
        var old = db.sql("""
                select community, id, person, full_name
                from residency.registration
                where name_index is null and full_name is not null and state in ('SUBMITTED', 'NEED_MORE', 'REJECTED')
                limit 10000
                """)
                .query((row, _) -> new Old(
                        row.getLong("community"),
                        row.getLong("id"),
                        new PersonId(row.getLong("person")),
                        row.getBytes("full_name")))
                .list();
        for (var it : old) {
            var name = new FullName(sealed.open(it.name(), Applicants.place(it.person())));
            db.sql("""
                    update residency.registration set name_index = :likeness, phone_index = :phone::bytea
                    where community = :community and id = :id
                    """)
                    .param("likeness", likeness.name(it.community(), name))
                    .param("phone", phone(it.community(), it.person()))
                    .param("community", it.community())
                    .param("id", it.id())
                    .update();
        }
    }

    private record Old(long community, long id, PersonId person, byte[] name) {}

    List<Registration> all(long community, Collection<Long> ids) {
        return db.sql("""
                select community, id, person, estate, building, room, relation, state, born, submitted_at, due_at, words, steps
                from residency.registration
                where community = :community and id = any(:ids)
                """)
                .param("community", community)
                .param("ids", ids.toArray(Long[]::new))
                .query(Registrations::row)
                .list();
    }

    Registration own(PersonId person, RegistrationId id) {
        return of(person).stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow(() -> new Missing(id));
    }

    /** The newest first. Nobody has many: an open one is changed, not doubled. */
    List<Registration> of(PersonId person) {
        return db.sql("""
                select community, id, person, estate, building, room, relation, state, born, submitted_at, due_at, words, steps
                from residency.registration
                where person = :person
                order by id desc
                limit 20
                """)
                .param("person", person.value())
                .query(Registrations::row)
                .list();
    }

    Optional<Registration> open(PersonId person, long community) {
        return of(person).stream()
                .filter(it -> it.community() == community && it.state().open())
                .findFirst();
    }

    RegistrationId add(PersonId person, long community, Wish wish) {
        var now = clock.instant();
        var id = db.sql("""
                insert into residency.registration
                    (community, estate, person, state, full_name, id_number, id_index, born, building, room, relation,
                     submitted_at, due_at, name_index, phone_index)
                values
                    (:community, :estate, :person, 'SUBMITTED', :name, :card, :index, :born, :building, :room, :relation,
                     :now, :due, :likeness, :phone::bytea)
                on conflict (community, person) where state in ('SUBMITTED', 'NEED_MORE', 'REJECTED') do nothing
                returning id
                """)
                .param("community", community)
                .param("estate", wish.dwelling().estate())
                .param("person", person.value())
                .param("name", sealed.seal(wish.name().text(), Applicants.place(person)))
                .param("card", sealed.seal(wish.card().text(), cardPlace(person)))
                .param("index", index(wish.card()))
                .param("born", wish.card().born())
                .param("likeness", likeness.name(community, wish.name()))
                .param("phone", phone(community, person))
                .param("building", wish.dwelling().building())
                .param("room", wish.dwelling().room())
                .param("relation", wish.relation().name())
                .param("now", now.atOffset(UTC))
                .param("due", due(now).atOffset(UTC))
                .query((row, _) -> new RegistrationId(row.getLong("id")))
                .optional()
                .orElseThrow(() -> new Refused("刚才已经提交过了，请看看申请的进展"));
        step(community, id, 1, new Step(id.value(), "SUBMITTED", null, 0, now));
        reviewClock.set(community, id, workingDays.after(now, 1), due(now));
        return id;
    }

    void change(Registration was, Wish wish) {
        var now = clock.instant();
        var steps = db.sql("""
                update residency.registration
                set state = 'SUBMITTED', estate = :estate, full_name = :name, id_number = :card, id_index = :index,
                    born = :born, building = :building, room = :room, relation = :relation, submitted_at = :now,
                    due_at = :due, decided_at = null, decided_by = null, words = null, steps = steps + 1,
                    name_index = :likeness, phone_index = :phone::bytea, reminded_at = null, overdue_at = null
                where community = :community and id = :id and steps = :steps and state = any(:from)
                returning steps
                """)
                .param("estate", wish.dwelling().estate())
                .param("name", sealed.seal(wish.name().text(), Applicants.place(was.person())))
                .param("card", sealed.seal(wish.card().text(), cardPlace(was.person())))
                .param("index", index(wish.card()))
                .param("born", wish.card().born())
                .param("likeness", likeness.name(was.community(), wish.name()))
                .param("phone", phone(was.community(), was.person()))
                .param("building", wish.dwelling().building())
                .param("room", wish.dwelling().room())
                .param("relation", wish.relation().name())
                .param("now", now.atOffset(UTC))
                .param("due", due(now).atOffset(UTC))
                .param("community", was.community())
                .param("id", was.id().value())
                .param("steps", was.steps())
                .param("from", State.from(State.SUBMITTED))
                .query(Integer.class)
                .optional();
        moved(was, steps, new Step(was.id().value(), "CHANGED", null, 0, now));
        reviewClock.set(was.community(), was.id(), workingDays.after(now, 1), due(now));
    }

    void decide(Registration was, Decision decision, long mandate) {
        var now = clock.instant();
        var steps = db.sql("""
                update residency.registration
                set state = :to, decided_at = :now, decided_by = :mandate, words = :words, steps = steps + 1
                where community = :community and id = :id and steps = :steps and state = any(:from)
                returning steps
                """)
                .param("to", decision.to().name())
                .param("now", now.atOffset(UTC))
                .param("mandate", mandate)
                .param("words", decision.words())
                .param("community", was.community())
                .param("id", was.id().value())
                .param("steps", was.steps())
                .param("from", State.from(decision.to()))
                .query(Integer.class)
                .optional();
        moved(was, steps, new Step(was.id().value(), decision.to().name(), decision.words(), mandate, now));
    }

    /** What identified the person leaves the row. */
    void withdraw(Registration was) {
        var now = clock.instant();
        var steps = db.sql("""
                update residency.registration
                set state = 'WITHDRAWN', full_name = null, id_number = null, id_index = null, born = null, words = null,
                    name_index = null, phone_index = null, decided_at = null, decided_by = null, steps = steps + 1
                where community = :community and id = :id and steps = :steps and state = any(:from)
                returning steps
                """)
                .param("community", was.community())
                .param("id", was.id().value())
                .param("steps", was.steps())
                .param("from", State.from(State.WITHDRAWN))
                .query(Integer.class)
                .optional();
        moved(was, steps, new Step(was.id().value(), "WITHDRAWN", null, 0, now));
    }

    List<Step> steps(Collection<RegistrationId> ids) {
        return db.sql("""
                select registration, kind, words, coalesce(mandate, 0) as mandate, at
                from residency.registration_step
                where registration = any(:ids)
                order by registration, number
                """)
                .param("ids", ids.stream().map(RegistrationId::value).toArray(Long[]::new))
                .query((row, _) -> new Step(
                        row.getLong("registration"),
                        row.getString("kind"),
                        row.getString("words"),
                        row.getLong("mandate"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Opened for admitting, for a mask, or for the applicant's own change. */
    Wish wish(Registration it) {
        return db.sql("""
                select full_name, id_number
                from residency.registration
                where community = :community and id = :id and full_name is not null
                """)
                .param("community", it.community())
                .param("id", it.id().value())
                .query((row, _) -> new Wish(
                        new FullName(sealed.open(row.getBytes("full_name"), Applicants.place(it.person()))),
                        new IdNumber(sealed.open(row.getBytes("id_number"), cardPlace(it.person()))),
                        it.dwelling(),
                        it.relation()))
                .optional()
                .orElseThrow(() -> new Missing(it.id()));
    }

    /** The same for many at once, for those who are admitted together. */
    List<Newly.Arrival> arrivals(long community, List<Registration> asked) {
        var byId = asked.stream().collect(toMap(it -> it.id().value(), it -> it));
        return db.sql("""
                select id, full_name, id_number
                from residency.registration
                where community = :community and id = any(:ids) and full_name is not null
                """)
                .param("community", community)
                .param("ids", byId.keySet().toArray(Long[]::new))
                .query((row, _) -> {
                    var it = Objects.requireNonNull(byId.get(row.getLong("id")));
                    var name = sealed.open(row.getBytes("full_name"), Applicants.place(it.person()));
                    var card = sealed.open(row.getBytes("id_number"), cardPlace(it.person()));
                    return new Newly.Arrival(
                            it, new Wish(new FullName(name), new IdNumber(card), it.dwelling(), it.relation()));
                })
                .list();
    }

    private void moved(Registration was, Optional<Integer> steps, Step step) {
        Refused.unlessChanged(steps.isEmpty() ? 0 : 1);
        step(was.community(), was.id(), steps.orElseThrow(), step);
    }

    private void step(long community, RegistrationId id, int number, Step step) {
        db.sql("""
                insert into residency.registration_step (community, registration, number, kind, words, mandate, at)
                values (:community, :registration, :number, :kind, :words, nullif(:mandate, 0), :at)
                """)
                .param("community", community)
                .param("registration", id.value())
                .param("number", number)
                .param("kind", step.kind())
                .param("words", step.words())
                .param("mandate", step.mandate())
                .param("at", step.at().atOffset(UTC))
                .update();
    }

    /** Whole milliseconds: the row of the schedule names it. */
    private Instant due(Instant now) {
        return workingDays.after(now, REVIEWED_WITHIN).truncatedTo(MILLIS);
    }

    private byte[] index(IdNumber card) {
        return likeness.card(card);
    }

    private byte @Nullable [] phone(long community, PersonId person) {
        return signIn.number(person).map(it -> likeness.phone(community, it)).orElse(null);
    }

    private static String cardPlace(PersonId person) {
        return "residency.registration.id_number." + person.value();
    }

    private static Registration row(ResultSet row, int number) throws SQLException {
        return new Registration(
                new RegistrationId(row.getLong("id")),
                row.getLong("community"),
                new PersonId(row.getLong("person")),
                new Dwelling(row.getLong("estate"), row.getString("building"), row.getString("room")),
                Relation.valueOf(row.getString("relation")),
                State.valueOf(row.getString("state")),
                row.getObject("born", LocalDate.class),
                at(row, "submitted_at"),
                at(row, "due_at"),
                row.getString("words"),
                row.getInt("steps"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
