package shequtong.neighbours;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.casework.CaseId;
import shequtong.casework.Visibility;
import shequtong.identity.PersonId;
import shequtong.organization.Viewer;
import shequtong.residency.Author;

/**
 * A story as it stands.
 *
 * @param caseId the case it is, or was made
 */
record Story(
        StoryId id,
        PersonId author,
        Content content,
        @Nullable CaseId caseId,
        Instant at,
        @Nullable Instant editedAt) {

    boolean isOf(Viewer viewer) {
        return author.equals(viewer.person());
    }

    Author from() {
        return Author.resident(author, content.visibility() != Visibility.PUBLIC);
    }

    /** A problem is read where it is handled; what the committee made a case of keeps its own page and talk beside. */
    String path(Viewer viewer) {
        return caseId != null && content.kind().matter()
                ? viewer.path("/cases/" + caseId.value())
                : viewer.path("/stories/" + id.value());
    }
}
