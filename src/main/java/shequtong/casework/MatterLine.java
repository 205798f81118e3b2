package shequtong.casework;

import java.time.Instant;

/** A line of a short list on somebody's first page: 我的事项, or what is due soonest at a desk. */
public record MatterLine(CaseId id, String title, String path, Instant reportedAt, Progress progress) {}
