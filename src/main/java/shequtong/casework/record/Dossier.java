package shequtong.casework.record;

import static shequtong.web.Moments.SHANGHAI;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import shequtong.casework.file.Dispatches.Dispatch;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Timeline;
import shequtong.residency.Shown;
import shequtong.web.Html;
import shequtong.web.Picture;

/**
 * The whole file of a case, for paper.
 *
 * @param inner whether the committee's own notes are in it
 * @param holder who is responsible; none for residents, and when nobody is
 * @param dispatches none for residents: what bodies were asked to do is between officials
 * @param receipt with the digest it is made of; none while the last step has no link
 */
record Dossier(
        String file,
        boolean inner,
        Standing standing,
        Shown raised,
        @Nullable Shown holder,
        List<Picture> pictures,
        Timeline timeline,
        List<Dispatch> dispatches,
        Proof proof,
        @Nullable String digest,
        Instant now)
        implements Html {

    private static final DateTimeFormatter PAPER = DateTimeFormatter.ofPattern("yyyy年M月d日 H:mm", Locale.CHINA);

    /** On paper no day is 昨天. */
    static String at(Instant at) {
        return PAPER.format(at.atZone(SHANGHAI));
    }

    String verdict() {
        return proof.sentence(Dossier::at);
    }
}
