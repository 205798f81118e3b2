package shequtong.organization;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.kernel.Slice;
import shequtong.web.Html;

/** @param next the code the next page begins after */
record CommunitiesPage(
        String path, String q, List<Row> rows, @Nullable String next) implements Html {

    /** @param observed whether this person may look in, so that the row leads there */
    record Row(String code, String label, String above, String slug, String type, boolean village, boolean observed) {}

    static CommunitiesPage of(String path, String q, List<Row> found) {
        if (found.size() <= Slice.SIZE) return new CommunitiesPage(path, q, found, null);
        return new CommunitiesPage(
                path, q, found.subList(0, Slice.SIZE), found.get(Slice.SIZE - 1).code());
    }
}
