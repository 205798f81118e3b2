package shequtong.residency.roll;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import shequtong.identity.Phone;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.FullName;
import shequtong.residency.facts.IdNumber;
import shequtong.residency.facts.Relation;

/**
 * A row that could be read. What was left empty is null and changes nothing that the roll knows already.
 *
 * @param person none for a dwelling that nobody is registered in
 */
record Line(
        int number,
        Dwelling dwelling,
        Facts facts,
        @Nullable Person person) {

    /** With what another row of the same dwelling says of it besides. */
    Line with(Line other) {
        var its = other.facts;
        return new Line(
                number,
                dwelling,
                new Facts(
                        facts.area == null ? its.area : facts.area,
                        facts.use == null ? its.use : facts.use,
                        facts.note == null ? its.note : facts.note),
                person);
    }

    /** @param area the exclusive area (专有部分) in square metres, by which owners are counted */
    record Facts(
            @Nullable BigDecimal area,
            @Nullable Use use,
            @Nullable String note) {}

    record Person(
            FullName name,
            Relation relation,
            @Nullable Boolean head,
            @Nullable IdNumber card,
            @Nullable Phone phone,
            @Nullable LocalDate movedIn) {

        boolean heads() {
            return Boolean.TRUE.equals(head);
        }
    }
}
