package shequtong.residency.minors;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;
import shequtong.kernel.Sealed;
import shequtong.organization.Here;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.IdNumber;

/** Who has consented for which child (R18). The child's number is kept as an index, and sealed as a mask. */
@Repository
public class Guardians {

    private final JdbcClient db;
    private final Sealed sealed;
    private final Clock clock;

    Guardians(JdbcClient db, Sealed sealed, Clock clock) {
        this.db = db;
        this.sealed = sealed;
        this.clock = clock;
    }

    /** @param child who joined with it; nobody yet, if they have not */
    record Consent(
            long id,
            String mask,
            int version,
            Instant givenAt,
            @Nullable Instant withdrawnAt,
            @Nullable PersonId child) {}

    /** Whether a grown-up of this dwelling has consented to this child's joining there. */
    public boolean consented(long community, Dwelling dwelling, IdNumber child) {
        return db.sql("""
                select exists (
                    select from residency.guardian_consent
                    where community = :community and estate = :estate and building = :building and room = :room
                      and child_index = :child and withdrawn_at is null)
                """)
                .param("community", community)
                .param("estate", dwelling.estate())
                .param("building", dwelling.building())
                .param("room", dwelling.room())
                .param("child", index(child))
                .query(Boolean.class)
                .single();
    }

    /** The dwelling of a guardian who may consent: of age, confirmed, living there now. */
    Optional<Dwelling> home(Here here, LocalDate grownUp) {
        return db.sql("""
                select member.estate, member.building, member.room
                from residency.member
                join residency.identity proof using (person)
                where member.community = :community and member.person = :person and member.until is null
                  and member.standing = 'CONFIRMED' and proof.born <= :grownUp
                """)
                .param("community", here.community().id())
                .param("person", here.person().value())
                .param("grownUp", grownUp)
                .query((row, _) ->
                        new Dwelling(row.getLong("estate"), row.getString("building"), row.getString("room")))
                .optional();
    }

    void give(Here here, Dwelling home, IdNumber child, int version) {
        var given = db.sql("""
                insert into residency.guardian_consent
                    (community, guardian, estate, building, room, child_index, child_mask, version, given_at)
                values (:community, :guardian, :estate, :building, :room, :child, :mask, :version, :now)
                on conflict (guardian, child_index) where withdrawn_at is null do nothing
                """)
                .param("community", here.community().id())
                .param("guardian", here.person().value())
                .param("estate", home.estate())
                .param("building", home.building())
                .param("room", home.room())
                .param("child", index(child))
                .param("mask", sealed.seal(child.masked(), place(here.person())))
                .param("version", version)
                .param("now", clock.instant().atOffset(UTC))
                .update();
        if (given == 0) throw new Refused("您已经同意过这个孩子了");
    }

    void withdraw(PersonId guardian, long id) {
        Refused.unlessChanged(db.sql("""
                update residency.guardian_consent set withdrawn_at = :now
                where guardian = :guardian and id = :id and withdrawn_at is null
                """)
                .param("now", clock.instant().atOffset(UTC))
                .param("guardian", guardian.value())
                .param("id", id)
                .update());
    }

    /** What this person consented to here, the latest first. */
    List<Consent> of(Here here) {
        return db.sql("""
                select consent.id, consent.guardian, consent.child_mask, consent.version, consent.given_at,
                       consent.withdrawn_at, member.person as child
                from residency.guardian_consent consent
                left join residency.identity proof on proof.id_index = consent.child_index
                left join residency.member on member.person = proof.person and member.community = consent.community
                      and member.until is null
                where consent.guardian = :guardian and consent.community = :community
                order by consent.id desc
                limit 20
                """)
                .param("guardian", here.person().value())
                .param("community", here.community().id())
                .query(this::row)
                .list();
    }

    private Consent row(ResultSet row, int number) throws SQLException {
        var withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
        var child = row.getLong("child");
        return new Consent(
                row.getLong("id"),
                sealed.open(row.getBytes("child_mask"), place(new PersonId(row.getLong("guardian")))),
                row.getInt("version"),
                row.getObject("given_at", OffsetDateTime.class).toInstant(),
                withdrawn == null ? null : withdrawn.toInstant(),
                child == 0 ? null : new PersonId(child));
    }

    private byte[] index(IdNumber child) {
        return sealed.index("residency.identity.id_number", child.text());
    }

    private static String place(PersonId guardian) {
        return "residency.guardian_consent.child_mask." + guardian.value();
    }
}
