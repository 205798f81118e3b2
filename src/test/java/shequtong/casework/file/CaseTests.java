package shequtong.casework.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shequtong.casework.CaseId;
import shequtong.identity.PersonId;

class CaseTests {

    static final Instant RAISED = Instant.parse("2026-05-12T11:06:00Z");
    static final Duration WEEK = Duration.ofDays(7);

    final Case.Reported raised = new Case.Reported(new Case.Head(
            1,
            new CaseId(7),
            1,
            new PersonId(1),
            "GREEN-01",
            Tier.SELF_GOVERNANCE,
            9L,
            new Case.Times(RAISED, after(24), null, RAISED, after(120)),
            0,
            null,
            null));

    @Test
    void countsTheFirstAnswerAndNoneAfterIt() {
        var again = raised.replied(after(1)).replied(after(2)).answered(Outcome.SOLVED, after(3), WEEK);

        assertThat(again.head().times().firstAnsweredAt()).isEqualTo(after(1));
        assertThat(raised.answered(Outcome.EXPLAINED, after(3), WEEK)
                        .head()
                        .times()
                        .firstAnsweredAt())
                .isEqualTo(after(3));
    }

    @Test
    void isNotAnsweredByBeingSentSomewhere() {
        assertThat(raised.taken(Tier.SUBDISTRICT).head().times().firstAnsweredAt())
                .isNull();
    }

    @Test
    void believesTheResidentBeforeTheCommittee() {
        var answered = raised.answered(Outcome.SOLVED, after(3), WEEK);

        assertThat(answered.rated(Resolved.PARTLY, after(4), after(9)))
                .isInstanceOfSatisfying(
                        Case.Closed.class, it -> assertThat(it.result()).isEqualTo(Outcome.PARTLY));
        assertThat(answered.lapsed(after(200)))
                .satisfies(it -> assertThat(it.confirmed()).isFalse())
                .satisfies(it -> assertThat(it.result()).isEqualTo(Outcome.SOLVED));
    }

    @Test
    void isDoneAgainOnceAndThenCheckedFromAbove() {
        var once = raised.answered(Outcome.SOLVED, after(3), WEEK).rated(Resolved.NO, after(4), after(90));
        assertThat(once).isInstanceOf(Case.Rework.class);
        assertThat(once.head().times().handleDue()).isEqualTo(after(90));

        var twice = ((Case.Open) once).answered(Outcome.SOLVED, after(5), WEEK).rated(Resolved.NO, after(6), after(99));
        assertThat(twice).isInstanceOf(Case.Handling.class);
        assertThat(twice.head().tier()).isEqualTo(Tier.SUBDISTRICT);
    }

    /** Whatever happens in whatever order: some things hold in every state. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsItsPromisesOnEveryWalk(long seed) {
        var random = new Random(seed);
        Case it = raised;
        for (var step = 1; step <= 40; step++) {
            var next = step(it, random, after(step));
            keeps(it, next);
            it = next;
        }
    }

    private static Case step(Case it, Random random, Instant now) {
        return switch (it) {
            case Case.Open open ->
                switch (random.nextInt(5)) {
                    case 0 -> open.replied(now);
                    case 1 -> open.taken(open.head().tier());
                    case 2 -> open.taken(Tier.SUBDISTRICT);
                    case 3 -> open.with(open.head().nudged(now));
                    default -> open.answered(any(Outcome.values(), random), now, WEEK);
                };
            case Case.Answered answered ->
                random.nextInt(4) == 0
                        ? answered.lapsed(now)
                        : answered.rated(any(Resolved.values(), random), now, now.plus(Duration.ofDays(5)));
            case Case.Closed closed -> closed;
        };
    }

    private static void keeps(Case before, Case after) {
        var was = before.head().times();
        var is = after.head().times();
        assertThat(is.reportedAt()).isEqualTo(was.reportedAt());
        if (was.firstAnsweredAt() != null) assertThat(is.firstAnsweredAt()).isEqualTo(was.firstAnsweredAt());
        assertThat(after.head().reworks())
                .isBetween(before.head().reworks(), before.head().reworks() + 1);
        assertThat(after.head().tier()).isGreaterThanOrEqualTo(before.head().tier());
        if (before instanceof Case.Closed) assertThat(after).isEqualTo(before);
        if (after instanceof Case.Closed && !(before instanceof Case.Closed))
            assertThat(before).isInstanceOf(Case.Answered.class);
        if (after instanceof Case.Answered || after instanceof Case.Closed)
            assertThat(is.firstAnsweredAt()).isNotNull();
        if (after instanceof Case.Reported) assertThat(before).isInstanceOf(Case.Reported.class);
        if (after instanceof Case.Rework && !(before instanceof Case.Rework))
            assertThat(before.head().reworks()).isZero();
    }

    private static <T> T any(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    private static Instant after(long hours) {
        return RAISED.plus(Duration.ofHours(hours));
    }

    static LongStream seeds() {
        return new Random(42).longs(200);
    }
}
