package shequtong.supervision.assessment;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;

/** Weights of a year to come, as somebody proposed them; never changed, and proposed anew instead. */
@Repository
class Proposals {

    static final String KIND = "supervision.weighing";

    private final JdbcClient db;

    Proposals(JdbcClient db) {
        this.db = db;
    }

    /** @param mandate under which {@code person} proposed it @param answer why it was returned */
    record Proposal(
            long id,
            long district,
            Kind kind,
            int year,
            long mandate,
            PersonId person,
            Instant proposedAt,
            String state,
            String answer) {

        boolean open() {
            return state.equals("PROPOSED");
        }

        boolean returned() {
            return state.equals("RETURNED");
        }

        Subject subject() {
            return new Subject(KIND, id);
        }
    }

    /** In the place of what waited before. */
    long propose(Duty duty, Kind kind, int year, Map<String, Integer> weights, Instant now) {
        db.sql("""
                update supervision.weighing set state = 'REPLACED', decided_by = :mandate, decided_at = :now
                where district = :district and kind = :kind and year = :year and state = 'PROPOSED'
                """)
                .param("mandate", duty.mandate().id())
                .param("now", now.atOffset(UTC))
                .param("district", duty.area().id())
                .param("kind", kind.name())
                .param("year", year)
                .update();
        var id = add(duty, kind, year, now);
        db.sql("""
                insert into supervision.weighing_part (weighing, indicator, weight)
                select :id, indicator, weight
                from unnest(:indicators::text[], :weights::int[]) as of (indicator, weight)
                """)
                .param("id", id)
                .param("indicators", weights.keySet().toArray(String[]::new))
                .param("weights", weights.values().toArray(Integer[]::new))
                .update();
        return id;
    }

    private long add(Duty duty, Kind kind, int year, Instant now) {
        try {
            return db.sql("""
                    insert into supervision.weighing (district, kind, year, mandate, person, proposed_at, state)
                    values (:district, :kind, :year, :mandate, :person, :now, 'PROPOSED')
                    returning id
                    """)
                    .param("district", duty.area().id())
                    .param("kind", kind.name())
                    .param("year", year)
                    .param("mandate", duty.mandate().id())
                    .param("person", duty.person().value())
                    .param("now", now.atOffset(UTC))
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException twice) {
            throw new Refused("有同事刚提出了一份，请刷新看看");
        }
    }

    /** The newest of a year, whatever became of it. */
    Optional<Proposal> last(long district, Kind kind, int year) {
        return db.sql("""
                select * from supervision.weighing
                where district = :district and kind = :kind and year = :year
                order by id desc
                limit 1
                """)
                .param("district", district)
                .param("kind", kind.name())
                .param("year", year)
                .query(Proposals::proposal)
                .optional();
    }

    Proposal get(long district, long id) {
        return db.sql("""
                select * from supervision.weighing where id = :id and district = :district
                """)
                .param("id", id)
                .param("district", district)
                .query(Proposals::proposal)
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    Map<String, Integer> weights(Proposal it) {
        var weights = new LinkedHashMap<String, Integer>();
        db.sql("""
                select indicator, weight from supervision.weighing_part where weighing = :id order by indicator
                """)
                .param("id", it.id())
                .query((row, _) -> Map.entry(row.getString("indicator"), row.getInt("weight")))
                .list()
                .forEach(part -> weights.put(part.getKey(), part.getValue()));
        return weights;
    }

    void decide(Duty duty, Proposal it, boolean confirmed, String answer, Instant now) {
        Refused.unlessChanged(db.sql("""
                update supervision.weighing
                set state = :state, answer = :answer, decided_by = :me, decided_at = :now
                where id = :id and state = 'PROPOSED'
                """)
                .param("state", confirmed ? "CONFIRMED" : "RETURNED")
                .param("answer", answer)
                .param("me", duty.mandate().id())
                .param("now", now.atOffset(UTC))
                .param("id", it.id())
                .update());
    }

    private static Proposal proposal(ResultSet row, int number) throws SQLException {
        return new Proposal(
                row.getLong("id"),
                row.getLong("district"),
                Kind.valueOf(row.getString("kind")),
                row.getInt("year"),
                row.getLong("mandate"),
                new PersonId(row.getLong("person")),
                Reports.instant(row, "proposed_at"),
                row.getString("state"),
                row.getString("answer"));
    }
}
