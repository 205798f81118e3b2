package shequtong.casework.onbehalf;

import java.util.Arrays;
import java.util.Optional;

/** Why somebody rings back whoever rang. */
enum RingBack {
    PROGRESS("告诉办理进展"),
    ANSWER("告诉办理结果"),
    ASK("再问清楚情况"),
    SAFETY("紧急情况，关系人身安全");

    private final String label;

    RingBack(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Optional<RingBack> of(String name) {
        return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
    }
}
