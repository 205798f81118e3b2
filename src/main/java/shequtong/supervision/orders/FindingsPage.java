package shequtong.supervision.orders;

import java.time.Instant;
import java.util.function.Function;
import shequtong.kernel.Slice;
import shequtong.residency.Shown;
import shequtong.web.Html;

/** @param committee whether it is the community's desk, which answers; a patroller's has their own findings */
record FindingsPage(String path, boolean committee, Slice<FindingLine> rows, Function<Long, Shown> names, Instant now)
        implements Html {}
