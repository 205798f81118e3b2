package shequtong.casework.common;

import java.time.Instant;
import java.time.LocalDate;
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

    /** The day of what has no next step; after every other. */
    static final LocalDate NO_DAY = LocalDate.of(9999, 12, 31);

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

    /** Of the next step. */
    LocalDate day() {
        var plan = head().plan();
        return plan == null ? NO_DAY : plan.due();
    }

    /** In a few words. */
    String standing(Instant now) {
        var plan = head().plan();
        if (solved() != null) return "都解决了";
        if (plan == null) return "还没有定下一步";
        return plan.late(now) ? "过期" + plan.over(now) + "天" : "在解决";
    }

    boolean late(Instant now) {
        var plan = head().plan();
        return solved() == null && plan != null && plan.late(now);
    }
}
