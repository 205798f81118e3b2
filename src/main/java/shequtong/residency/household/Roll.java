package shequtong.residency.household;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.Relation;
import shequtong.residency.household.Dweller.Standing;

/** The households and who is in them: it follows from where the members live, so nobody is in two of one community. */
@Repository
class Roll {

    private final JdbcClient db;
    private final Clock clock;

    Roll(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The household somebody lives in; nobody else's is ever theirs to ask for. */
    Optional<HouseholdId> of(PersonId person, long community) {
        return db.sql("""
                select household.id
                from residency.household
                join residency.member mine
                  on mine.community = household.community and mine.estate = household.estate
                 and mine.building = household.building and mine.room = household.room
                where mine.community = :community and mine.person = :person and mine.until is null
                """)
                .param("community", community)
                .param("person", person.value())
                .query((row, _) -> new HouseholdId(row.getLong("id")))
                .optional();
    }

    /** Read to be changed: two who act on one household come one after the other. */
    Household hold(long community, HouseholdId id) {
        return db.sql("""
                select id from residency.household where community = :community and id = :id for update
                """)
                .param("community", community)
                .param("id", id.value())
                .query(Long.class)
                .optional()
                .map(_ -> get(community, id))
                .orElseThrow(() -> new Missing(id));
    }

    Household get(long community, HouseholdId id) {
        var members = new ArrayList<Dweller>();
        return db
                .sql("""
                select household.id, household.community, household.estate, household.building, household.room,
                       household.head, household.offered_to, member.person, member.relation, member.standing,
                       member.settled, member.since, member.confirmed_until, proof.born
                from residency.household
                left join residency.member
                       on member.community = household.community and member.estate = household.estate
                      and member.building = household.building and member.room = household.room
                      and member.until is null
                left join residency.identity proof on proof.person = member.person
                where household.community = :community and household.id = :id
                order by member.since, member.person
                """)
                .param("community", community)
                .param("id", id.value())
                .query((row, _) -> household(row, members))
                .list()
                .stream()
                .findFirst()
                .orElseThrow(() -> new Missing(id));
    }

    private static Household household(ResultSet row, List<Dweller> members) throws SQLException {
        if (row.getLong("person") != 0) members.add(dweller(row));
        return new Household(
                new HouseholdId(row.getLong("id")),
                row.getLong("community"),
                new Dwelling(row.getLong("estate"), row.getString("building"), row.getString("room")),
                person(row, "head"),
                person(row, "offered_to"),
                members);
    }

    private static Dweller dweller(ResultSet row) throws SQLException {
        var until = row.getObject("confirmed_until", OffsetDateTime.class);
        return new Dweller(
                new PersonId(row.getLong("person")),
                Relation.valueOf(row.getString("relation")),
                Standing.valueOf(row.getString("standing")),
                row.getBoolean("settled"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant(),
                row.getObject("born", LocalDate.class));
    }

    private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        var id = row.getLong(column);
        return id == 0 ? null : new PersonId(id);
    }

    /** The household of the dwelling somebody lives in, made if nobody lived there before. */
    HouseholdId open(PersonId member, long community) {
        db.sql("""
                insert into residency.household (community, estate, building, room)
                select community, estate, building, room
                from residency.member
                where community = :community and person = :person and until is null
                on conflict do nothing
                """)
                .param("community", community)
                .param("person", member.value())
                .update();
        return of(member, community).orElseThrow(() -> new Missing(member));
    }

    void lead(Household it, @Nullable PersonId head) {
        db.sql("""
                update residency.household set head = nullif(:head, 0), offered_to = null
                where community = :community and id = :id
                """)
                .param("head", head == null ? 0 : head.value())
                .param("community", it.community())
                .param("id", it.id().value())
                .update();
    }

    void offer(Household it, @Nullable PersonId to) {
        Refused.unlessChanged(db.sql("""
                update residency.household set offered_to = nullif(:to, 0)
                where community = :community and id = :id and offered_to is distinct from nullif(:to, 0)
                """)
                .param("to", to == null ? 0 : to.value())
                .param("community", it.community())
                .param("id", it.id().value())
                .update());
    }

    void stand(Household it, PersonId member, Standing from, Standing to, boolean settled) {
        Refused.unlessChanged(db.sql("""
                update residency.member set standing = :to, settled = settled or :settled
                where community = :community and person = :person and standing = :from and until is null
                """)
                .param("to", to.name())
                .param("settled", settled)
                .param("community", it.community())
                .param("person", member.value())
                .param("from", from.name())
                .update());
    }

    /** @param kind as the table's check names it */
    void note(Household it, String kind, PersonId by, PersonId about, long mandate, String words) {
        db.sql("""
                insert into residency.household_step (community, household, kind, person, subject, mandate, words, at)
                values (:community, :household, :kind, :person, :subject, :mandate, :words, :now)
                """)
                .param("community", it.community())
                .param("household", it.id().value())
                .param("kind", kind)
                .param("person", by.value())
                .param("subject", about.value())
                .param("mandate", mandate)
                .param("words", words)
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }
}
