package shequtong.casework;

/**
 * What became of all that somebody raised in a community.
 *
 * @param solved solved, and said so by themselves
 * @param rating answered, and waiting for their verdict
 */
public record MyTally(int raised, int solved, int rating) {}
