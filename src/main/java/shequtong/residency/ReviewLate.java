package shequtong.residency;

import shequtong.kernel.Subject;

/**
 * Somebody waits at the gate for longer than they should (R15).
 *
 * @param registration for the committee, who may open it
 * @param queue for the 街镇, who see how many wait and not who
 * @param overdue whether the two working days are over, or only one of them
 */
public record ReviewLate(long community, Subject registration, Subject queue, boolean overdue) {}
