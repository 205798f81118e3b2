package shequtong.organization;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.identity.PersonId;
import shequtong.kernel.Subject;

/**
 * Somebody who looks in from above was served a page: published before it leaves, within its own transaction, by the
 * page and by no button (B2). What was not found, not allowed or asked for without its body is not observed.
 *
 * @param subject what was read; nothing for a list
 * @param athome whether whoever read it lives or works there, and holds an office above as well
 */
public record Observed(
        PersonId person, long community, @Nullable Subject subject, boolean athome, Instant at) {}
