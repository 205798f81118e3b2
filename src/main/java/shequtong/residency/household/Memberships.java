package shequtong.residency.household;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;
import shequtong.residency.ResidencySettings;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.Relation;

/** How a membership begins, goes on and ends. What ended has ended at this moment, for every open page too (R21). */
@Repository
public class Memberships {

    private final JdbcClient db;
    private final Clock clock;
    private final ResidencySettings settings;

    Memberships(JdbcClient db, Clock clock, ResidencySettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    public enum Ending {
        /** They said so themselves. */
        MOVED,
        /** The committee did, with a reason. */
        ENDED,
        /** Their account was closed (R101). */
        CLOSED
    }

    /** Whoever comes back begins anew: nothing of the time before is held against them. */
    void begin(PersonId person, long community) {
        var now = OffsetDateTime.now(clock);
        db.sql("""
                update residency.member
                set formal = called, form = 'TITLE', standing = 'CONFIRMED', settled = false, asked_for = null,
                    lapsed_for = null, named_at = null,
                    confirmed_until = :until,
                    principal = not exists (
                        select from residency.member other
                        where other.person = :person and other.principal and other.until is null
                          and other.community <> :community)
                where community = :community and person = :person and until is null
                """)
                .param("until", now.plus(settings.confirmed()))
                .param("community", community)
                .param("person", person.value())
                .update();
        db.sql("""
                delete from residency.first_step where community = :community and person = :person
                """)
                .param("community", community)
                .param("person", person.value())
                .update();
    }

    /** Whoever closed an account once and comes back is known to be the same voter (A12). */
    void rejoin(PersonId person) {
        db.sql("""
                update residency.former_identity former set returned_as = proof.person
                from residency.identity proof
                where proof.person = :person and proof.id_index = former.id_index and former.person <> proof.person
                """).param("person", person.value()).update();
    }

    /** @param words why, when the committee ended it */
    void end(PersonId person, long community, Ending ending, long mandate, @Nullable String words) {
        Refused.unlessChanged(db.sql("""
                update residency.member
                set until = :now, principal = false, ending = :ending, ending_mandate = nullif(:mandate, 0),
                    ending_words = :words
                where community = :community and person = :person and until is null
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("ending", ending.name())
                .param("mandate", mandate)
                .param("words", words)
                .param("community", community)
                .param("person", person.value())
                .update());
        db.sql("""
                update residency.move set state = 'WITHDRAWN', decided_at = :now
                where community = :community and person = :person and state = 'ASKED'
                """)
                .param("now", OffsetDateTime.now(clock))
                .param("community", community)
                .param("person", person.value())
                .update();
        db.sql("""
                update residency.member set principal = true
                where person = :person and until is null
                  and community = (
                      select community from residency.member
                      where person = :person and until is null
                      order by principal desc, since, community
                      limit 1)
                """).param("person", person.value()).update();
    }

    void moveTo(PersonId person, long community, Dwelling to, Relation relation) {
        Refused.unlessChanged(db.sql("""
                update residency.member
                set estate = :estate, building = :building, room = :room, relation = :relation,
                    standing = 'CONFIRMED', settled = false, since = :now
                where community = :community and person = :person and until is null
                """)
                .param("estate", to.estate())
                .param("building", to.building())
                .param("room", to.room())
                .param("relation", relation.name())
                .param("now", clock.instant().atOffset(UTC))
                .param("community", community)
                .param("person", person.value())
                .update());
    }

    /** 主要住处: at most one of all homes (R17). */
    void choose(PersonId person, long community) {
        db.sql("""
                update residency.member set principal = false where person = :person and principal and community <> :community
                """)
                .param("person", person.value())
                .param("community", community)
                .update();
        Refused.unlessChanged(db.sql("""
                update residency.member set principal = true
                where community = :community and person = :person and until is null and not principal
                """)
                .param("community", community)
                .param("person", person.value())
                .update());
    }

    /** Another year from now, told by themselves (A11). */
    void confirm(PersonId person, long community) {
        var now = OffsetDateTime.now(clock);
        var confirmed = db.sql("""
                update residency.member set confirmed_until = :until
                where community = :community and person = :person and until is null and confirmed_until <= :asked
                """)
                .param("until", now.plus(settings.confirmed()))
                .param("asked", now.plus(settings.asked()))
                .param("community", community)
                .param("person", person.value())
                .update();
        if (confirmed == 0) throw new Refused("您的居住确认还没有到期，不用再点");
    }
}
