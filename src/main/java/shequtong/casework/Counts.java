package shequtong.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What lies on a desk.
 *
 * @param waiting without a first answer
 * @param late past the moment that matters next
 * @param rating answered, and not yet judged by the resident
 * @param mine held by the asker
 * @param unsatisfied somebody said 不满意; for a 街镇
 * @param nearest when the next first answer falls due
 */
public record Counts(
        int open,
        int waiting,
        int doing,
        int rating,
        int late,
        int mine,
        int unsatisfied,
        @Nullable Instant nearest) {}
