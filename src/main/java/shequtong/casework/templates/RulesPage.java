package shequtong.casework.templates;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.residency.Shown;
import shequtong.web.Html;

/** The rules as everybody in a community reads them, with what they were before. */
record RulesPage(String path, Back back, Version shown, List<Version> all, boolean newest) implements Html {

    /** @param path where whoever reads it came from, or may go */
    record Back(String path, String label) {}

    /** @param key its number, with a 0 before the district's: 3, 0-1 */
    record Version(
            String key,
            String label,
            String words,
            Instant at,
            @Nullable Shown by) {}
}
