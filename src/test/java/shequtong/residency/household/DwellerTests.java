package shequtong.residency.household;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shequtong.identity.PersonId;
import shequtong.residency.facts.Relation;
import shequtong.residency.household.Dweller.Standing;

/** R18: of age at the moment of the act, by Shanghai's calendar, wherever the machine stands. */
class DwellerTests {

    @ParameterizedTest
    @CsvSource({
        // The birthday begins at Shanghai's midnight, which is 16:00 of the day before in UTC.
        "2008-11-26, 2026-11-25T15:59:59Z, false",
        "2008-11-26, 2026-11-25T16:00:00Z, true",
        // At midnight of the birthday in UTC it is eight in the morning there.
        "2008-11-26, 2026-11-26T00:00:00Z, true",
        // Born on 29 February: in a common year of age from the first of March.
        "2008-02-29, 2026-02-27T16:00:00Z, false",
        "2008-02-29, 2026-02-28T15:59:59Z, false",
        "2008-02-29, 2026-02-28T16:00:00Z, true",
        "2010-02-28, 2028-02-27T16:00:00Z, true"
    })
    void votesFromTheEighteenthBirthdayOnByShanghaisMidnight(LocalDate born, Instant at, boolean votes) {
        assertThat(dweller(born, Standing.CONFIRMED).mayVote(clock(at))).isEqualTo(votes);
    }

    @Test
    void votesNotWhileDisputedAndLeadsOnlyWhenConfirmed() {
        var clock = clock(Instant.parse("2026-11-26T00:00:00Z"));
        var born = LocalDate.of(1980, 1, 1);

        assertThat(dweller(born, Standing.DISPUTED).mayVote(clock)).isFalse();
        assertThat(dweller(born, Standing.AWAITING).mayVote(clock)).isTrue();
        assertThat(dweller(born, Standing.AWAITING).mayLead(clock)).isFalse();
        assertThat(dweller(born, Standing.CONFIRMED).mayLead(clock)).isTrue();
    }

    @Test
    void whoseBirthIsNotKnownIsNotTakenToBeOfAge() {
        var clock = clock(Instant.parse("2026-11-26T00:00:00Z"));

        assertThat(new Dweller(new PersonId(1), Relation.OWNER, Standing.CONFIRMED, false, Instant.EPOCH, null, null)
                        .mayVote(clock))
                .isFalse();
    }

    private static Dweller dweller(LocalDate born, Standing standing) {
        return new Dweller(new PersonId(1), Relation.OWNER, standing, false, Instant.EPOCH, null, born);
    }

    private static Clock clock(Instant at) {
        return Clock.fixed(at, ZoneOffset.UTC);
    }
}
