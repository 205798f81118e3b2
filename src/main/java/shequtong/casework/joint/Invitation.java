package shequtong.casework.joint;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.casework.CaseId;

/**
 * One table for one case.
 *
 * @param desk the area whose desk called it or has to
 * @param byRule whether nobody called it but the rule of two returns (B10)
 * @param lead the mandate that leads it; none while nobody has been named
 * @param due by when it has to be set up, or when it meets or met
 * @param ended why it was called off; empty otherwise
 */
record Invitation(
        InvitationId id,
        long community,
        CaseId caseId,
        String title,
        String area,
        long desk,
        boolean byRule,
        State state,
        @Nullable Long lead,
        String purpose,
        String place,
        Instant openedAt,
        @Nullable Instant answerDue,
        @Nullable Instant meetsAt,
        @Nullable Instant heldAt,
        Instant due,
        String ended,
        List<Guest> guests) {

    enum State {
        OPENED("待定时间和单位", "is-late", "hourglass-empty"),
        CALLED("等开会", "is-joint", "users-group"),
        HELD("开过会了", "is-done", "circle-check"),
        CALLED_OFF("已取消", "is-closed", "x");

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
    }

    /**
     * An invited body; its name is its label.
     *
     * @param coming what it answered; nothing yet while it has not
     * @param attended none until the table has met
     * @param justified whether it says that it was right to call it; none while it has not said
     */
    record Guest(
            long body,
            String label,
            @Nullable Boolean coming,
            String reason,
            @Nullable Instant answeredAt,
            @Nullable Boolean attended,
            @Nullable Boolean justified,
            String opinion) {

        /** 来, 来不了, 还没有答复; once the table has met: 到会, 缺席. */
        String standing() {
            if (attended != null) return attended ? "到会" : coming == null ? "缺席，没有答复" : coming ? "答应了没有来" : "缺席";
            if (coming == null) return "还没有答复";
            return coming ? "来" : "来不了";
        }

        String style() {
            if (attended != null) return attended ? "is-done" : "is-late";
            return coming == null ? "is-new" : coming ? "is-done" : "is-late";
        }

        String icon() {
            if (attended != null) return attended ? "circle-check" : "user-x";
            return coming == null ? "hourglass-empty" : coming ? "check" : "x";
        }
    }

    boolean active() {
        return state == State.OPENED || state == State.CALLED;
    }

    boolean held() {
        return state == State.HELD;
    }

    /** The one of this body; none when it was not invited. */
    @Nullable Guest guest(long body) {
        return guests.stream().filter(it -> it.body() == body).findFirst().orElse(null);
    }

    boolean late(Instant now) {
        return active() && due.isBefore(now);
    }
}
