package shequtong.residency;

import shequtong.identity.PersonId;

/**
 * The committee takes an admission back: from this moment the person belongs no more.
 *
 * @param words why, as they will read it
 */
public record TakenBack(long community, PersonId person, PersonId by, long mandate, String words) {}
