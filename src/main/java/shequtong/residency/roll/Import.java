package shequtong.residency.roll;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.identity.PersonId;
import shequtong.kernel.Subject;

/**
 * A file on its way into the roll (R108): one prepares it, another confirms it.
 *
 * @param done rows that were compared so far
 * @param hidden sheets that Excel does not show, and that were not read
 * @param digest of the plan as it was shown: what is confirmed is that, or nothing
 */
record Import(
        long community,
        long id,
        State state,
        int rows,
        int done,
        Counts counts,
        int hidden,
        String digest,
        PersonId preparer,
        long preparedBy,
        Instant preparedAt,
        long confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable Instant undoneAt) {

    static final String KIND = "residency.roll-import";

    /** How long a confirmed one can be taken back, and how long an unconfirmed one waits. */
    static final Duration UNDONE_WITHIN = Duration.ofHours(24);

    static final Duration KEPT = Duration.ofDays(7);

    enum State {
        READING("正在核对"),
        READY("等人确认"),
        CONFIRMED("已导入"),
        UNDONE("已撤回"),
        DROPPED("没有采用");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    record Counts(int added, int changed, int unchanged, int faulty) {

        int taken() {
            return added + changed;
        }
    }

    Subject subject() {
        return new Subject(KIND, id);
    }

    boolean undoable(Instant now) {
        return state == State.CONFIRMED && confirmedAt != null && now.isBefore(confirmedAt.plus(UNDONE_WITHIN));
    }
}
