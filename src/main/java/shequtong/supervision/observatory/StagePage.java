package shequtong.supervision.observatory;

import java.time.Instant;
import java.util.List;
import shequtong.kernel.Slice;
import shequtong.residency.Shown;
import shequtong.supervision.Places.Place;
import shequtong.web.Html;

/** A community from above. @param tab WAITING, LATE, REWORK or ALL of what it has in hand */
record StagePage(
        String base,
        Place place,
        Stage.Counts counts,
        List<Shown> contacts,
        String tab,
        Slice<Stage.Matter> matters,
        Instant now)
        implements Html {

    String path() {
        return base + "/observatory/" + place.slug();
    }

    String state(Stage.Matter it) {
        return switch (it.state()) {
            case "REPORTED" -> "待回应";
            case "REWORK" -> "重办";
            case "ANSWERED" -> "已答复·待评价";
            default -> "办理中";
        };
    }

    String style(Stage.Matter it) {
        return switch (it.state()) {
            case "REPORTED" -> "is-new";
            case "ANSWERED" -> "is-done";
            default -> "is-doing";
        };
    }

    String icon(Stage.Matter it) {
        return switch (it.state()) {
            case "REPORTED" -> "hourglass-empty";
            case "REWORK" -> "refresh";
            case "ANSWERED" -> "circle-check";
            default -> "progress";
        };
    }
}
