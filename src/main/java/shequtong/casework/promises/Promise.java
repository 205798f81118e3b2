package shequtong.casework.promises;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.casework.CaseId;
import shequtong.casework.file.Limit;

/**
 * What somebody was promised, and what became of it.
 *
 * @param number the step whose sentence it is
 * @param saidAt when that was
 * @param firstDue as it was promised at first
 * @param due as it stands, after every change
 * @param keptAt when it was done; of a broken one, when it was done all the same
 * @param words what was said to its keeping
 * @param changes of its deadline, the oldest first
 */
record Promise(
        PromiseId id,
        CaseId caseId,
        String title,
        int number,
        String sentence,
        State state,
        Instant saidAt,
        Instant firstDue,
        Instant due,
        @Nullable Instant keptAt,
        String words,
        List<Change> changes) {

    enum State {
        OPEN,
        KEPT,
        BROKEN,
        DECLINED
    }

    /** @param before what the deadline was until then */
    record Change(Instant at, Instant before, String reason) {}

    record Badge(String label, String style, String icon) {}

    boolean open() {
        return state == State.OPEN;
    }

    Limit limit() {
        return new Limit(saidAt, due, keptAt);
    }

    /** A broken one may still be done; a kept one is done with. */
    boolean unfinished() {
        return keptAt == null && state != State.DECLINED;
    }

    Badge badge(Instant now) {
        return switch (state) {
            case KEPT -> new Badge("已兑现", "is-done", "circle-check");
            case BROKEN -> new Badge(keptAt == null ? "没有兑现" : "没有按时，后来办到了", "is-late", "alarm");
            case OPEN, DECLINED ->
                due.isAfter(now)
                        ? new Badge("还剩" + limit().length(now), "is-doing", "clock")
                        : new Badge("到期了", "is-late", "alarm");
        };
    }
}
