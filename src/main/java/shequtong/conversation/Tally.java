package shequtong.conversation;

/** What a row of a list says about the talk beneath it. */
public record Tally(int comments, Like like) {}
