package shequtong.residency.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shequtong.kernel.Slice;
import shequtong.residency.Shown;
import shequtong.web.Html;
import shequtong.web.Moments;

/**
 * Who waits for the committee.
 *
 * @param tab all who are awaited, those who agree with the roll, or those who have to do something themselves
 * @param fresh admitted together a moment ago: can be taken back
 */
record QueuePage(
        String path, Tab tab, Slice<Queue.Line> lines, Map<Long, Shown> applicants, List<Admissions.Admission> fresh)
        implements Html {

    enum Tab {
        WAITING,
        AGREEING,
        RETURNED
    }

    boolean returned() {
        return tab == Tab.RETURNED;
    }

    boolean together() {
        return tab == Tab.AGREEING && !lines.isEmpty();
    }

    String list() {
        return path + (returned() ? "?returned=true&" : "?");
    }

    @Nullable Shown applicant(Queue.Line line) {
        return applicants.get(line.id());
    }

    UUID once() {
        return UUID.randomUUID();
    }

    static String left(Instant due) {
        var left = Duration.between(Moments.now(), due);
        return left.isNegative() ? "超时" + Moments.lasting(left) : "还剩" + Moments.lasting(left);
    }

    static String look(Instant due) {
        var left = Duration.between(Moments.now(), due);
        return left.isNegative() ? "is-late" : left.toHours() < 12 ? "is-soon" : "";
    }
}
