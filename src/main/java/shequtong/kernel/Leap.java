package shequtong.kernel;

import java.time.Duration;

/**
 * The one clock leapt, because the database's did, or another database answers now. Whoever sleeps until a time on it has to
 * look again: when it leapt back, that time does not come (REL-14).
 */
public record Leap(Duration by) {}
