package shequtong.casework.file;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.web.Moments;

/**
 * A clock as it is shown.
 *
 * @param met when what it waits for was done
 */
public record Limit(Instant from, Instant until, @Nullable Instant met) {

    private static final int SOON = 80;

    public boolean isMet() {
        return met != null;
    }

    public boolean late(Instant now) {
        return (met == null ? now : met).isAfter(until);
    }

    /** How much of it is used, 0 to 100. */
    public int used(Instant now) {
        var all = Duration.between(from, until).toSeconds();
        var gone = Duration.between(from, met == null ? now : met).toSeconds();
        return all <= 0 ? 100 : (int) Math.clamp(gone * 100 / all, 0, 100);
    }

    /** The class that colours it, never the only sign of it. */
    public String style(Instant now) {
        if (late(now)) return "is-late";
        if (met != null) return "is-ok";
        return used(now) >= SOON ? "is-soon" : "";
    }

    public String icon(Instant now) {
        if (met != null) return late(now) ? "alarm" : "circle-check";
        return used(now) >= SOON ? "alarm" : "clock";
    }

    /** How long it took, or is left, or is over. */
    public String length(Instant now) {
        if (met != null) return Moments.lasting(Duration.between(from, met));
        return Moments.lasting(Duration.between(now, until));
    }
}
