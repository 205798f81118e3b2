package shequtong.casework.legacy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import shequtong.kernel.Slice;
import shequtong.web.Html;

/** @param whole whether the reader has the page of the case itself; the district has only what is done from here */
record LedgerPage(String path, String cases, boolean whole, String words, Slice<Ledger.Row> rows, Instant now)
        implements Html {

    String next() {
        return path + "?words=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&after=" + rows.next();
    }
}
