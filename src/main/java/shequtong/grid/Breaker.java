package shequtong.grid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a peer alone that does not answer (REL-19). One silence opens it, because each costs the whole patience, or three
 * failures in a row; after a rest one attempt is let through, and its outcome decides. Each node has its own.
 */
final class Breaker {

    private static final int FAILURES = 3;

    private final Duration rest;
    private final Clock clock;
    private int failures;
    private @Nullable Instant openUntil;
    private boolean trying;

    Breaker(Duration rest, Clock clock) {
        this.rest = rest;
        this.clock = clock;
    }

    /** Whoever is let through says what came of it. */
    synchronized boolean lets() {
        if (openUntil == null) return true;
        if (trying || clock.instant().isBefore(openUntil)) return false;
        trying = true;
        return true;
    }

    synchronized void answered() {
        failures = 0;
        openUntil = null;
        trying = false;
    }

    synchronized void failed(boolean silent) {
        failures++;
        if (silent || trying || failures >= FAILURES)
            openUntil = clock.instant().plus(rest);
        trying = false;
    }

    /** Nobody was called after all. */
    synchronized void unused() {
        trying = false;
    }

    /** Until when it is left alone; none while it is not. */
    synchronized @Nullable Instant openUntil() {
        return openUntil;
    }
}
