package shequtong.casework.complaints;

import java.time.Instant;
import shequtong.kernel.Slice;
import shequtong.web.Html;

/** What this resident has told the 街镇. */
record ComplaintsPage(String path, String back, String street, Slice<ComplaintLine> rows, Instant now)
        implements Html {}
