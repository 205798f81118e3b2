package shequtong.neighbours;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import shequtong.media.Media;
import shequtong.web.Html;

/**
 * Before something that sounds like an emergency is sent: whom to ring first. The form is kept as it is, and goes on from
 * here with one more press.
 *
 * @param meant the numbers that the words speak of
 */
record AlarmPage(String path, StoryForm form, List<Media.Kept> photos, List<Emergency> meant) implements Html {

    /** Those first that are meant. */
    SequencedSet<Emergency> all() {
        var all = new LinkedHashSet<>(meant);
        all.addAll(List.of(Emergency.values()));
        return all;
    }
}
