package shequtong.identity.staff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.web.Html;

/**
 * @param chosen when the password was chosen; null for the demonstration's cast, who have none
 * @param until when it has to be changed
 * @param since when the authenticator was set up
 * @param left how many recovery codes are unused
 */
record SecurityPage(@Nullable Instant chosen, @Nullable Instant until, Instant since, int left) implements Html {}
