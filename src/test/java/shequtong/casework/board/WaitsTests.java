package shequtong.casework.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A median of steps is that of the waits themselves, to a tenth. */
class WaitsTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isNearTheMedian(long seed) {
        var random = new Random(seed);
        var minutes = random.doubles(999)
                .map(it -> Math.exp(1 + 6 * it + random.nextGaussian()))
                .sorted()
                .toArray();
        Map<Integer, Long> steps = new TreeMap<>();
        for (var it : minutes) steps.merge((int) Math.floor(4 * Math.log(it + 1) / Math.log(2)), 1L, Long::sum);
        var median = Waits.median(steps.entrySet().stream()
                .map(it -> new Waits.Step(it.getKey(), it.getValue()))
                .toList());
        assertThat(Objects.requireNonNull(median).toSeconds() / 60.0)
                .isCloseTo(minutes[499], within(minutes[499] / 10));
        assertThat(Waits.median(List.of())).isNull();
        assertThat(Waits.median(List.of(new Waits.Step(0, 1)))).isLessThan(Duration.ofMinutes(1));
    }
}
