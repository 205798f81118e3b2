package shequtong.residency;

import shequtong.identity.PersonId;

/**
 * Somebody's account is closed (R101): whatever is kept about them and is not a record that the law wants goes now, in
 * the same transaction.
 */
public record Closed(PersonId person) {}
