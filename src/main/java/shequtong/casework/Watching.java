package shequtong.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.residency.Shown;

/**
 * What is demanded of a case from above, on its page at a desk.
 *
 * @param note where whoever looks from above notes what they find; none at the committee's desk
 */
public record Watching(List<Line> lines, @Nullable String note) {

    /** @param from whoever demands it; @param style and icon of its badge */
    public record Line(
            String path,
            String words,
            Shown from,
            Instant at,
            Instant until,
            String badge,
            String style,
            String icon) {}
}
