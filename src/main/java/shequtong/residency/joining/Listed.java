package shequtong.residency.joining;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.organization.Duty;
import shequtong.residency.Enrolled;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.Relation;

/** Whom the roll has in a dwelling, for the eyes that compare an applicant with them. */
@Repository
class Listed {

    private final JdbcClient db;
    private final Enrolled enrolled;

    Listed(JdbcClient db, Enrolled enrolled) {
        this.db = db;
        this.enrolled = enrolled;
    }

    private record Entry(long id, Relation relation, boolean head, boolean card) {}

    List<RegistrationPage.Listed> at(Duty duty, Dwelling dwelling) {
        var entries = db.sql("""
                select entry.id, entry.relation, entry.head, entry.id_index is not null as card
                from residency.dwelling
                join residency.roll_entry entry
                  on entry.community = dwelling.community and entry.dwelling = dwelling.id and entry.until is null
                where dwelling.community = :community and dwelling.estate = :estate and dwelling.building = :building
                  and dwelling.room = :room and dwelling.until is null
                order by entry.head desc, entry.id
                limit 100
                """)
                .param("community", duty.area().id())
                .param("estate", dwelling.estate())
                .param("building", dwelling.building())
                .param("room", dwelling.room())
                .query((row, _) -> new Entry(
                        row.getLong("id"),
                        Relation.valueOf(row.getString("relation")),
                        row.getBoolean("head"),
                        row.getBoolean("card")))
                .list();
        var shown = enrolled.of(duty, entries.stream().map(Entry::id).toList());
        return entries.stream()
                .map(it -> new RegistrationPage.Listed(
                        Objects.requireNonNull(shown.get(it.id())),
                        it.relation().label(),
                        it.head(),
                        it.card()))
                .toList();
    }
}
