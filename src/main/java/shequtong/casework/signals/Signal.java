package shequtong.casework.signals;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.casework.CaseId;

/**
 * Many of one kind in one place, and what became of it.
 *
 * @param estate the name of the 小区
 * @param about the category in words
 * @param words what is done about it, or why nothing is
 * @param common the common problem of the asking desk in which one of its cases lies
 * @param titles of the cases, in their order, for those who may read them
 */
record Signal(
        SignalId id,
        long community,
        String area,
        String estate,
        String about,
        Instant raisedAt,
        State state,
        String words,
        @Nullable Long common,
        List<CaseId> cases,
        List<String> titles) {

    enum State {
        OPEN("等研判", "is-new", "bulb"),
        TAKEN("主动治理中", "is-doing", "tools"),
        HANDLED("已治理", "is-done", "check"),
        DISMISSED("不处理", "is-closed", "minus");

        private final String label;
        private final String style;
        private final String icon;

        State(String label, String style, String icon) {
            this.label = label;
            this.style = style;
            this.icon = icon;
        }

        String label() {
            return label;
        }

        String style() {
            return style;
        }

        String icon() {
            return icon;
        }

        /** What may be decided next; nothing about what is over. */
        List<State> next() {
            return switch (this) {
                case OPEN -> List.of(TAKEN, HANDLED, DISMISSED);
                case TAKEN -> List.of(HANDLED, DISMISSED);
                case HANDLED, DISMISSED -> List.of();
            };
        }
    }
}
