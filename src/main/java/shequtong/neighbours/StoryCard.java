package shequtong.neighbours;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.casework.Progress;
import shequtong.casework.Same;
import shequtong.conversation.Like;
import shequtong.residency.Shown;
import shequtong.web.Html;
import shequtong.web.Picture;

/**
 * A story in a list: one record, one template, on the board, at home and in the preview.
 *
 * @param path where it is read; none in the preview
 * @param note what its author should know about who sees it
 * @param progress how its case stands
 * @param same 我也遇到, of what is a case
 * @param like 点赞, of what is none
 * @param acts what its author may still do to it
 */
public record StoryCard(
        long id,
        @Nullable String path,
        Shown from,
        Instant at,
        boolean edited,
        String icon,
        String kind,
        String title,
        String words,
        String place,
        List<Picture> pictures,
        @Nullable String note,
        @Nullable Progress progress,
        @Nullable Same same,
        @Nullable Like like,
        int comments,
        List<Act> acts)
        implements Html {

    /** Pictures that a list shows of one story. */
    static final int PICTURES = 3;

    /** A link for the author alone. */
    record Act(String path, String icon, String label) {}
}
