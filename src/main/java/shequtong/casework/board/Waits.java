package shequtong.casework.board;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The median of what was only counted in steps, four to a doubling: within its step the waits are taken as evenly spread, so
 * that it is off by a tenth at most.
 */
final class Waits {

    private static final int TO_DOUBLE = 4;

    private Waits() {}

    /** From 2^(step/4) - 1 minutes on. */
    record Step(int step, long n) {}

    /** @param steps from the shortest on */
    static @Nullable Duration median(List<Step> steps) {
        var half = steps.stream().mapToLong(Step::n).sum() / 2.0;
        if (half <= 0) return null;
        var before = 0L;
        for (var it : steps) {
            if (it.n() > 0 && before + it.n() >= half) {
                var from = minutes(it.step());
                var minutes = from + (minutes(it.step() + 1) - from) * (half - before) / it.n();
                return Duration.ofSeconds(Math.round(minutes * 60));
            }
            before += it.n();
        }
        return null;
    }

    private static double minutes(int step) {
        return Math.pow(2, (double) step / TO_DOUBLE) - 1;
    }
}
