package shequtong.residency.household;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
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

/** Who wants to be registered in another dwelling of the same community. One open wish for each resident. */
@Repository
class Moves {

    private final JdbcClient db;
    private final Clock clock;

    Moves(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param words the committee's, when it said no */
    record Move(
            long id,
            PersonId person,
            Dwelling to,
            Relation relation,
            State state,
            Instant askedAt,
            @Nullable String words) {}

    enum State {
        ASKED,
        MADE,
        REFUSED,
        WITHDRAWN
    }

    void ask(PersonId person, long community, Dwelling to, Relation relation) {
        var asked = db.sql("""
                insert into residency.move (community, person, estate, building, room, relation, state, asked_at)
                values (:community, :person, :estate, :building, :room, :relation, 'ASKED', :now)
                on conflict (community, person) where state = 'ASKED' do nothing
                """)
                .param("community", community)
                .param("person", person.value())
                .param("estate", to.estate())
                .param("building", to.building())
                .param("room", to.room())
                .param("relation", relation.name())
                .param("now", clock.instant().atOffset(UTC))
                .update();
        if (asked == 0) throw new Refused("您已经提过了，请等居委会核对，或者先撤回");
    }

    void withdraw(PersonId person, long community) {
        Refused.unlessChanged(db.sql("""
                update residency.move set state = 'WITHDRAWN', decided_at = :now
                where community = :community and person = :person and state = 'ASKED'
                """)
                .param("now", clock.instant().atOffset(UTC))
                .param("community", community)
                .param("person", person.value())
                .update());
    }

    void decide(long community, long id, State to, long mandate, @Nullable String words) {
        Refused.unlessChanged(db.sql("""
                update residency.move set state = :to, decided_at = :now, mandate = :mandate, words = :words
                where community = :community and id = :id and state = 'ASKED'
                """)
                .param("to", to.name())
                .param("now", clock.instant().atOffset(UTC))
                .param("mandate", mandate)
                .param("words", words)
                .param("community", community)
                .param("id", id)
                .update());
    }

    Move get(long community, long id) {
        return db.sql("""
                select id, person, estate, building, room, relation, state, asked_at, words
                from residency.move
                where community = :community and id = :id
                """)
                .param("community", community)
                .param("id", id)
                .query(Moves::row)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    /** What somebody asked for last here, unless it is done with and needs no word. */
    Optional<Move> latest(PersonId person, long community) {
        return db.sql("""
                select id, person, estate, building, room, relation, state, asked_at, words
                from residency.move
                where community = :community and person = :person
                order by id desc
                limit 1
                """)
                .param("community", community)
                .param("person", person.value())
                .query(Moves::row)
                .optional()
                .filter(it -> it.state() == State.ASKED || it.state() == State.REFUSED);
    }

    /** Those who wait, the first to ask first. A community has a handful at most; the rest come up as these are done. */
    List<Move> waiting(long community) {
        return db.sql("""
                select id, person, estate, building, room, relation, state, asked_at, words
                from residency.move
                where community = :community and state = 'ASKED'
                order by asked_at, id
                limit 20
                """).param("community", community).query(Moves::row).list();
    }

    private static Move row(ResultSet row, int number) throws SQLException {
        return new Move(
                row.getLong("id"),
                new PersonId(row.getLong("person")),
                new Dwelling(row.getLong("estate"), row.getString("building"), row.getString("room")),
                Relation.valueOf(row.getString("relation")),
                State.valueOf(row.getString("state")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("words"));
    }
}
