package shequtong.casework.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.casework.CaseId;
import shequtong.casework.file.DispatchId;
import shequtong.casework.spi.Peer;

/**
 * A case in another system, and the dispatch of the body that answers for it here.
 *
 * @param made whether the dispatch was made for this, or the body had it before
 * @param number the other system's own, once it has arrived
 * @param stuckAt since when nobody tries to bring it there any more
 * @param recall whether it was asked back, and what was said to that; none where nobody asked
 */
record Referral(
        long community,
        CaseId caseId,
        long id,
        DispatchId dispatch,
        long body,
        boolean made,
        String code,
        String title,
        Peer peer,
        boolean open,
        @Nullable String number,
        Instant sentAt,
        @Nullable Instant stuckAt,
        @Nullable Recall recall) {

    enum Recall {
        ASKED,
        KEPT
    }

    static final String REFERENCE = "SQT-";

    String reference() {
        return REFERENCE + id;
    }
}
