package shequtong.casework.merging;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shequtong.casework.Progress;
import shequtong.casework.file.Standing;
import shequtong.web.Html;
import shequtong.web.Picture;

/**
 * Beside a case: where it went, what went into it, and at a desk what it may be one with.
 *
 * @param path of the case, at a desk where it may be merged; null elsewhere
 * @param merged whether it went into another; that is shown only to whoever may see the other
 * @param tied why it may go into none now
 */
public record MergePanel(
        @Nullable String path,
        int version,
        boolean merged,
        @Nullable Line into,
        List<Line> within,
        List<Offer> similar,
        @Nullable String tied)
        implements Html {

    public record Line(String path, String number, String title, Progress progress, List<Picture> pictures) {}

    /** @param apart whether its category is another */
    public record Offer(Line line, boolean apart) {}

    public static final MergePanel NONE = new MergePanel(null, 0, false, null, List.of(), List.of(), null);

    static boolean merged(Standing it) {
        return "MERGED".equals(it.aside());
    }

    UUID once() {
        return UUID.randomUUID();
    }
}
