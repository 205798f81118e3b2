package shequtong.supervision.orders;

import java.time.Instant;
import java.util.function.Function;
import shequtong.kernel.Slice;
import shequtong.residency.Shown;
import shequtong.web.Html;

/** @param all whether what is at an end is there as well; otherwise what is due first on top */
record OrdersPage(
        String path, boolean all, boolean committee, Slice<OrderLine> rows, Function<Long, Shown> names, Instant now)
        implements Html {}
