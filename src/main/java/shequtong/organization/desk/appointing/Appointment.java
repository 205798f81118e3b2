package shequtong.organization.desk.appointing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.identity.PersonId;
import shequtong.organization.Area;
import shequtong.organization.Position;

/**
 * Somebody proposed for a seat, and what became of it.
 *
 * @param proposer who proposed it, and {@code proposedBy} under which mandate
 * @param replaces the mandate that is to be handed over
 * @param alone that nobody else was there to decide
 */
record Appointment(
        long id,
        Area area,
        Seat seat,
        PersonId person,
        String duty,
        @Nullable Long replaces,
        State state,
        PersonId proposer,
        long proposedBy,
        Instant proposedAt,
        @Nullable Long decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        boolean alone,
        @Nullable Long handover) {

    enum State {
        PROPOSED("等另一位同意"),
        HANDING("正在交接"),
        MADE("已任命"),
        REFUSED("没有同意"),
        WITHDRAWN("已撤回");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        boolean open() {
            return this == PROPOSED || this == HANDING;
        }
    }

    Position position() {
        return seat.position();
    }
}
