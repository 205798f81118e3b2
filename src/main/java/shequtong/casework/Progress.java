package shequtong.casework;

import java.time.Instant;
import shequtong.casework.file.Standing;
import shequtong.web.Html;

/** How a case stands, on one line of any list: its state, who acts now, and the clock that runs. */
public record Progress(
        String badge, String style, String icon, String sentence, String clock, String clockStyle, String clockIcon)
        implements Html {

    public static Progress of(Standing standing, Instant now) {
        var badge = standing.badge();
        var clock = standing.running();
        return new Progress(
                badge.label(),
                badge.style(),
                badge.icon(),
                standing.sentence(),
                standing.remaining(now),
                clock.style(now),
                clock.icon(now));
    }
}
