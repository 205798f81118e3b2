package shequtong.supervision.patrol;

import java.util.function.Function;
import shequtong.kernel.Slice;
import shequtong.residency.Shown;
import shequtong.web.Html;

/** Rounds that nobody finished, the last first. */
record MissedPage(String path, Slice<Reports.Missed> rounds, Function<Long, Shown> names) implements Html {}
