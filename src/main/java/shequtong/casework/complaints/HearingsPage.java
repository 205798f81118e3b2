package shequtong.casework.complaints;

import java.time.Instant;
import shequtong.kernel.Slice;
import shequtong.web.Html;

/** The complaints that this desk of a 街镇 may hear of. */
record HearingsPage(String path, boolean done, Slice<ComplaintLine> rows, Instant now) implements Html {}
