package shequtong.casework.closing;

import java.time.Instant;
import shequtong.casework.closing.Waiting.Row;
import shequtong.casework.closing.Waiting.Tab;
import shequtong.kernel.Slice;
import shequtong.web.Html;

record ClosingsPage(String path, String cases, Tab tab, Slice<Row> rows, Instant now) implements Html {

    String next() {
        return path + "?tab=" + tab + "&after=" + rows.next();
    }

    /** What there is to do about a row. */
    String to(Row it) {
        return cases
                + it.caseId()
                + switch (tab) {
                    case CLOSURES -> "/closing/" + it.item();
                    case VERIFICATIONS -> "/verification";
                    case VERIFIED -> "";
                };
    }

    boolean late(Row it) {
        return tab == Tab.VERIFICATIONS && it.at().isBefore(now);
    }

    String ground(Row it) {
        return it.ground() == null ? "" : Ground.valueOf(it.ground()).label() + "。";
    }
}
