package shequtong.casework.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.web.Html;

/**
 * The grid beside a case at a desk.
 *
 * @param send where the reader may hand it to the grid
 * @param recall where the reader may ask the grid to give it back
 * @param asked whether it was asked back and has not answered
 * @param stuckAt since when nothing is tried any more
 */
public record GridPanel(
        @Nullable String send,
        @Nullable String recall,
        boolean asked,
        @Nullable Instant stuckAt,
        GridStages stages) implements Html {

    public boolean isEmpty() {
        return send == null && recall == null && !asked && stages.isEmpty();
    }
}
