package shequtong.conversation;

import java.util.UUID;
import shequtong.identity.PersonId;
import shequtong.kernel.Subject;

/**
 * Somebody commented: the board of the subject tells its own people.
 *
 * @param id the same however often it is delivered
 * @param official whether it is an answer of the community's staff
 */
public record Commented(UUID id, Subject about, long community, PersonId by, boolean official) {}
