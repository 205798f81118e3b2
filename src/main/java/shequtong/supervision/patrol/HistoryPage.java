package shequtong.supervision.patrol;

import shequtong.kernel.Slice;
import shequtong.web.Html;

/** One's own rounds, the last first. */
record HistoryPage(String path, Slice<Rounds.Round> rounds) implements Html {}
