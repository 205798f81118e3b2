package shequtong.casework;

import java.time.Instant;

/** A resident has judged how a case was handled (R44): published within the transaction of the verdict. */
public record Judged(long community, CaseId id, boolean dissatisfied, Instant at) {}
