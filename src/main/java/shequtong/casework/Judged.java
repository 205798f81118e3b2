package shequtong.casework;

import java.time.Instant;

/** A resident has judged how a case was handled (R44), or says later that it does not hold (A19): in that transaction. */
public record Judged(long community, CaseId id, boolean dissatisfied, Instant at) {}
