package shequtong.residency.joining;

import java.util.Arrays;
import java.util.Set;

/** Where a registration stands (R14). DRAFT is what lies in the browser and was never sent. */
enum State {
    SUBMITTED,
    NEED_MORE,
    REJECTED,
    APPROVED,
    WITHDRAWN;

    /** Still with the applicant or the committee: there is one of these for a person and a community. */
    boolean open() {
        return this != APPROVED && this != WITHDRAWN;
    }

    /** Whoever brings the missing paper to the office may be admitted there and then. */
    Set<State> next() {
        return switch (this) {
            case SUBMITTED -> Set.of(SUBMITTED, NEED_MORE, REJECTED, APPROVED, WITHDRAWN);
            case NEED_MORE, REJECTED -> Set.of(SUBMITTED, APPROVED, WITHDRAWN);
            case APPROVED, WITHDRAWN -> Set.of();
        };
    }

    static String[] from(State to) {
        return Arrays.stream(values())
                .filter(it -> it.next().contains(to))
                .map(Enum::name)
                .toArray(String[]::new);
    }
}
