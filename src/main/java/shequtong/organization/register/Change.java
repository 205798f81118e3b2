package shequtong.organization.register;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of the preview.
 *
 * @param code the new one, or the old one of what ends
 * @param known as it stands in the tree; none for what is new
 * @param entry as the edition has it; none for what ends
 * @param other the code it was split from, or is merged into; empty otherwise
 * @param slug the short code of what is new
 * @param guessed whether it rests on a likeness of names, so that somebody should look
 */
record Change(
        What what,
        String code,
        @Nullable Known known,
        @Nullable Entry entry,
        String other,
        String slug,
        boolean guessed) {

    Known was() {
        return Objects.requireNonNull(known);
    }

    Entry becomes() {
        return Objects.requireNonNull(entry);
    }

    /** As it is or will be called. */
    String label() {
        return entry != null ? entry.label() : was().label();
    }

    String parent() {
        return entry != null ? entry.parent() : was().parent();
    }
}
