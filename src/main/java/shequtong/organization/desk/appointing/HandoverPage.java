package shequtong.organization.desk.appointing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shequtong.residency.Shown;
import shequtong.web.Html;

/**
 * 交接清单, for the one who goes and the one who comes.
 *
 * @param mine whether it is read by the one who goes
 */
record HandoverPage(
        String path,
        String post,
        Shown goes,
        Shown comes,
        boolean mine,
        List<Line> lines,
        Instant openedAt,
        @Nullable Instant goesAt,
        @Nullable Instant comesAt,
        @Nullable Instant closedAt,
        Handovers.State state)
        implements Html {

    record Line(String what, String count, @Nullable String href) {}

    UUID once() {
        return UUID.randomUUID();
    }

    boolean open() {
        return state == Handovers.State.OPEN;
    }

    /** Whether the reader has still to say yes. */
    boolean asked() {
        return open() && (mine ? goesAt == null : comesAt == null);
    }

    String title() {
        return switch (state) {
            case OPEN -> "交接清单";
            case DONE -> "交接清单（已交接）";
            case CANCELLED -> "交接清单（已撤回）";
        };
    }
}
