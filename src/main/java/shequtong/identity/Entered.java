package shequtong.identity;

/** Somebody has signed in; told in the transaction that opened their session. */
public record Entered(PersonId person) {}
