package shequtong.accounts;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shequtong.accounts.Officials.Official;
import shequtong.kernel.Slice;
import shequtong.residency.Shown;
import shequtong.web.Html;

/**
 * @param further whether this is not the first page
 * @param next the person the next page begins after, null on the last
 */
record AccountsPage(
        String path,
        String q,
        boolean further,
        List<Row> rows,
        @Nullable Long next) implements Html {

    record Row(Official account, Shown official) {}

    static AccountsPage of(String path, String q, boolean further, List<Official> found, Function<Long, Shown> called) {
        var shown = found.subList(0, Math.min(found.size(), Slice.SIZE));
        var next = found.size() > Slice.SIZE ? shown.getLast().person().value() : null;
        return new AccountsPage(
                path,
                q,
                further,
                shown.stream()
                        .map(it -> new Row(it, called.apply(it.mandate())))
                        .toList(),
                next);
    }
}
