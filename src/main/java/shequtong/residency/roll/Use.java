package shequtong.residency.roll;

import java.util.Arrays;
import java.util.Optional;

/** What a dwelling is used for. */
enum Use {
    HOME("自住"),
    RENTED("出租"),
    EMPTY("空置"),
    BUSINESS("经营");

    private final String label;

    Use(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Optional<Use> of(String label) {
        return Arrays.stream(values()).filter(it -> it.label.equals(label)).findFirst();
    }
}
