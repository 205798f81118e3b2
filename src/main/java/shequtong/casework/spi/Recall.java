package shequtong.casework.spi;

/**
 * All that the other system is told when a case is asked back.
 *
 * @param reference by which it knows the case
 * @param reason in the words of whoever asks, with numbers starred
 */
public record Recall(String reference, String reason) {}
