package shequtong.home;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.casework.MatterLine;
import shequtong.kernel.Slice;
import shequtong.neighbours.StoryCard;
import shequtong.residency.HomeCard;
import shequtong.residency.Households;
import shequtong.web.Html;

/**
 * @param committee 居委会 or 村委会
 * @param card what their home asks of whoever lives here
 * @param welcome for who came lately
 */
record HomePage(
        String path,
        String community,
        String street,
        String committee,
        boolean resides,
        boolean writable,
        @Nullable HomeCard card,
        @Nullable WelcomeCard welcome,
        Households.Count households,
        List<Board> boards,
        Slice<MatterLine> mine,
        List<StoryCard> stories)
        implements Html {

    private static final int SHOWN = 3;

    /** A tile. */
    record Board(String href, String icon, String label) {}

    List<MatterLine> latest() {
        return mine.rows().stream().limit(SHOWN).toList();
    }

    boolean more() {
        return mine.rows().size() > SHOWN;
    }
}
