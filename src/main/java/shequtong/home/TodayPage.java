package shequtong.home;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.casework.Counts;
import shequtong.casework.MatterLine;
import shequtong.residency.Households;
import shequtong.residency.Reviews;
import shequtong.supervision.Supervision;
import shequtong.web.Html;
import shequtong.web.Moments;

/**
 * @param street whether it is the desk of a 街镇
 * @param reviews who waits at the gate; a community's only
 * @param households what of its households waits; a community's only
 * @param demands what those above wait to hear; a community's only
 * @param tasks dispatches this desk's body has still to answer
 * @param vacancies communities below without a 书记 (R9)
 * @param overdue common problems of which the day of the next step has passed (S102)
 * @param vacant the sections nobody was given, or whose colleague has left (R9)
 */
record TodayPage(
        String path,
        boolean street,
        Counts counts,
        Reviews.@Nullable Waiting reviews,
        Households.@Nullable Needs households,
        Supervision.@Nullable Needs demands,
        int tasks,
        int vacancies,
        int overdue,
        List<MatterLine> urgent,
        List<String> vacant)
        implements Html {

    /** A colleague's figures lead to what is theirs; a 街镇 has one queue for all. */
    String queue(String tab) {
        return path + "/cases?tab=" + (street ? tab : "MINE");
    }

    String greeting() {
        var hour = LocalTime.ofInstant(Moments.now(), Moments.SHANGHAI).getHour();
        if (hour < 6) return "夜深了";
        if (hour < 11) return "早上好";
        if (hour < 13) return "中午好";
        return hour < 18 ? "下午好" : "晚上好";
    }

    String summary() {
        var first = counts.late() > 0
                ? "有" + counts.late() + "件超时，请先办"
                : counts.waiting() > 0 ? "先回应等着的" + counts.waiting() + "件" : "没有等着回应的事";
        return Moments.today() + "·" + first;
    }

    /** How long until the next first answer falls due, or for how long it is overdue. */
    @Nullable String nearest() {
        var due = counts.nearest();
        if (due == null) return null;
        var left = java.time.Duration.between(Moments.now(), due);
        return left.isNegative() ? "最近一件已超时" + Moments.lasting(left) : "最近一件剩" + Moments.lasting(left);
    }
}
