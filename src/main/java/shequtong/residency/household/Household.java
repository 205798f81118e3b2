package shequtong.residency.household;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.residency.facts.Dwelling;

/**
 * Those who live in one dwelling. The dwelling is the voting unit, so it has one household and one head (户代表).
 *
 * @param offered whom the head has asked to take over
 */
record Household(
        HouseholdId id,
        long community,
        Dwelling dwelling,
        @Nullable PersonId head,
        @Nullable PersonId offered,
        List<Dweller> members) {

    boolean leads(PersonId person) {
        return person.equals(head);
    }

    Dweller member(PersonId person) {
        return find(person).orElseThrow(() -> new Missing(person));
    }

    Optional<Dweller> find(PersonId person) {
        return members.stream().filter(it -> it.person().equals(person)).findFirst();
    }
}
