package shequtong.supervision.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.organization.Duty;

/** What was written to and fro on an order. @param due the deadline set with it, if one was */
record OrderStep(
        int number,
        Instant at,
        Kind kind,
        long person,
        long mandate,
        String words,
        @Nullable Instant due) {

    enum Kind {
        ISSUED("发出督办", "is-urge", "flame"),
        REPLIED("回复", "is-ok", "message-2"),
        RETURNED("退回重办", "is-urge", "corner-up-left"),
        LIFTED("销号", "is-ok", "circle-check");

        private final String label;
        private final String style;
        private final String icon;

        Kind(String label, String style, String icon) {
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
    }

    static OrderStep of(Kind kind, Duty duty, Instant now, String words, @Nullable Instant due) {
        return new OrderStep(0, now, kind, duty.person().value(), duty.mandate().id(), words, due);
    }
}
