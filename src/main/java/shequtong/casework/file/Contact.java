package shequtong.casework.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a handler reached the resident before answering (R41).
 *
 * @param at when they spoke, or tried
 * @param again when they tried a second time
 */
public record Contact(
        Way way, @Nullable Instant at, @Nullable Instant again) {

    public enum Way {
        REACHED("现场或电话联系上了"),
        TRIED("联系过两次，都没有联系上"),
        COMMITTEE("不知道是谁反映的，请居（村）委会转告");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Contact {
        if (way == Way.REACHED && at == null) throw new IllegalArgumentException("reached, and not said when");
        if (way == Way.TRIED && (at == null || again == null || !again.isAfter(at)))
            throw new IllegalArgumentException("tried twice, at different times");
    }
}
