package shequtong.supervision.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.organization.Duty;

/** A finding in a list. @param mandate under which it was noted */
record FindingLine(
        String path,
        String title,
        String place,
        String fault,
        String words,
        long mandate,
        Instant at,
        String state,
        @Nullable Instant due) {

    static FindingLine of(Duty duty, Finding it) {
        var head = it.head();
        return new FindingLine(
                duty.path(FindingController.PATH + "/" + head.id().value()),
                head.title(),
                head.place(),
                head.fault().label(),
                head.words(),
                head.mandate(),
                head.at(),
                state(it),
                due(it));
    }

    static String state(Finding it) {
        return switch (it) {
            case Finding.Noted _ -> "NOTED";
            case Finding.Remarked _ -> "REMARKED";
            case Finding.Answered _ -> "ANSWERED";
            case Finding.Ordered _ -> "ORDERED";
        };
    }

    private static @Nullable Instant due(Finding it) {
        return it instanceof Finding.Remarked remark ? remark.due() : null;
    }

    boolean late(Instant now) {
        return due != null && due.isBefore(now);
    }
}
