package shequtong.casework.complaints;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.casework.file.Grade;
import shequtong.casework.file.Resolved;
import shequtong.identity.PersonId;
import shequtong.organization.Viewer;
import shequtong.residency.Author;

/**
 * A line of a complaint's path, written once and never changed.
 *
 * @param author who did it; person 0 for a deadline that fell due
 * @param shown whether its reporter sees it; the others are for the office alone
 */
record ComplaintStep(
        Kind kind,
        Author author,
        boolean shown,
        Instant at,
        String words,
        @Nullable Finding finding,
        @Nullable Resolved resolved,
        @Nullable Grade grade) {

    enum Kind {
        REPORTED,
        ADDED,
        REPLIED,
        NOTED,
        ANSWERED,
        RATED,
        LAPSED
    }

    static ComplaintStep of(Kind kind, Viewer viewer, Instant at, String words) {
        return new ComplaintStep(kind, Author.of(viewer), kind != Kind.NOTED, at, words, null, null, null);
    }

    static ComplaintStep lapsed(Instant at) {
        return new ComplaintStep(Kind.LAPSED, Author.resident(new PersonId(0), false), true, at, "", null, null, null);
    }

    ComplaintStep found(Finding finding) {
        return new ComplaintStep(kind, author, shown, at, words, finding, resolved, grade);
    }

    ComplaintStep judged(Resolved resolved, Grade grade) {
        return new ComplaintStep(kind, author, shown, at, words, finding, resolved, grade);
    }
}
