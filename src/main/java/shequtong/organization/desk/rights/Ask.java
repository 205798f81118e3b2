package shequtong.organization.desk.rights;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.identity.PersonId;

/**
 * That somebody should be let look into some areas until a day.
 *
 * @param places how the areas are called
 * @param proposer who asked for it, under the mandate {@code proposedBy}
 */
record Ask(
        long id,
        PersonId person,
        List<Long> areas,
        String places,
        boolean inspects,
        Instant until,
        String purpose,
        PersonId proposer,
        long proposedBy,
        Instant proposedAt,
        State state,
        @Nullable Long decidedBy,
        @Nullable String reason) {

    enum State {
        PROPOSED("等安全管理员同意"),
        GRANTED("已同意"),
        REFUSED("没有同意"),
        WITHDRAWN("已撤回");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
