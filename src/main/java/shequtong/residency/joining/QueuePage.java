package shequtong.residency.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shequtong.kernel.Slice;
import shequtong.residency.Shown;
import shequtong.web.Html;
import shequtong.web.Moments;

/** @param returned whether these wait for the applicants, and not for the committee */
record QueuePage(String path, boolean returned, Slice<Queue.Line> lines, Map<Long, Shown> applicants) implements Html {

    String list() {
        return path + (returned ? "?returned=true&" : "?");
    }

    @Nullable Shown applicant(Queue.Line line) {
        return applicants.get(line.id());
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
