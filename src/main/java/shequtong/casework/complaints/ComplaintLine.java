package shequtong.casework.complaints;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.casework.file.Limit;

/** How a complaint stands, in a list and on its page. */
record ComplaintLine(
        String path,
        String number,
        String place,
        Instant reportedAt,
        String badge,
        String style,
        String icon,
        Limit first,
        Limit handling) {

    static ComplaintLine of(Complaint it, String path) {
        var head = it.head();
        var answeredAt = answeredAt(it);
        return new ComplaintLine(
                path + "/" + head.id().value(),
                head.number(),
                head.place(),
                head.reportedAt(),
                badge(it),
                style(it),
                icon(it),
                new Limit(head.reportedAt(), head.firstDue(), head.firstAnsweredAt()),
                new Limit(head.handleFrom(), head.handleDue(), answeredAt));
    }

    /** The clock that runs; of what is answered, how long it took. */
    Limit running() {
        return first.isMet() ? handling : first;
    }

    boolean open() {
        return !handling.isMet();
    }

    private static @Nullable Instant answeredAt(Complaint it) {
        return switch (it) {
            case Complaint.Open _ -> null;
            case Complaint.Answered answered -> answered.answeredAt();
            case Complaint.Closed closed -> closed.answeredAt();
        };
    }

    private static String badge(Complaint it) {
        return switch (it) {
            case Complaint.Open open when open.head().reworks() > 0 -> "重办";
            case Complaint.Open open when open.head().firstAnsweredAt() == null -> "待受理";
            case Complaint.Open _ -> "街镇在办";
            case Complaint.Answered _ -> "已答复·待评价";
            case Complaint.Closed _ -> "已办结";
        };
    }

    private static String style(Complaint it) {
        return switch (it) {
            case Complaint.Open open -> open.head().firstAnsweredAt() == null ? "is-new" : "is-doing";
            case Complaint.Answered _ -> "is-done";
            case Complaint.Closed _ -> "is-closed";
        };
    }

    private static String icon(Complaint it) {
        return switch (it) {
            case Complaint.Open open when open.head().reworks() > 0 -> "refresh";
            case Complaint.Open open when open.head().firstAnsweredAt() == null -> "hourglass-empty";
            case Complaint.Open _ -> "progress";
            case Complaint.Answered _ -> "circle-check";
            case Complaint.Closed _ -> "archive";
        };
    }
}
