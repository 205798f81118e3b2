package shequtong.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shequtong.residency.Shown;

/** @param withdrawal where it may be withdrawn, for its author as long as that is possible */
record Comment(
        CommentId id,
        Shown from,
        String words,
        Instant at,
        boolean withdrawn,
        @Nullable String withdrawal) {

    UUID once() {
        return UUID.randomUUID();
    }
}
