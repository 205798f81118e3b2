package shequtong.casework.common;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.casework.common.CommonProblem.Head;
import shequtong.casework.common.CommonProblem.Solved;

/**
 * A common problem and how it stands with its cases, as far as the desk that asks may know.
 *
 * @param lead who leads it, by name
 * @param open how many are still being handled
 * @param seen how many of them the asker may open
 */
record Overview(CommonProblem it, String lead, int cases, int communities, int open, int seen) {

    Head head() {
        return it.head();
    }

    @Nullable Solved solved() {
        return it instanceof Solved solved ? solved : null;
    }

    /** By when a list has it. */
    Instant at() {
        return it instanceof Solved solved ? solved.at() : head().madeAt();
    }

    boolean late(Instant now) {
        var plan = head().plan();
        return solved() == null && plan != null && plan.late(now);
    }
}
