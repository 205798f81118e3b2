package shequtong.supervision.observatory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import shequtong.supervision.observatory.Figures.Row;
import shequtong.supervision.observatory.Lookout.Order;
import shequtong.web.Html;

/**
 * The communities in reach, what is worst on top.
 *
 * @param q words of a name; then the list is in the order of the tree
 * @param next where the next page begins
 */
record LookoutPage(
        String path,
        String q,
        Order order,
        List<Row> rows,
        @Nullable String next,
        Instant now) implements Html {

    String to(Order by) {
        return path + "?order=" + by.name();
    }

    String more() {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("order", order.name())
                .queryParam("q", "{q}")
                .queryParam(q.isEmpty() ? "after" : "from", "{next}")
                .encode()
                .buildAndExpand(q, next)
                .toUriString();
    }
}
