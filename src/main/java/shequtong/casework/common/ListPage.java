package shequtong.casework.common;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import shequtong.kernel.Slice;
import shequtong.web.Html;

/**
 * @param street whether it is the desk of a 街镇, whose common problems reach over several communities
 * @param takes whether whoever looks may take it along
 */
record ListPage(
        String path,
        String cases,
        boolean street,
        boolean takes,
        Tab tab,
        String words,
        Slice<Overview> rows,
        Instant now)
        implements Html {

    enum Tab {
        OPEN("在解决"),
        LATE("过期"),
        SOLVED("解决了"),
        ABOVE("街镇牵头");

        private final String label;

        Tab(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    List<Tab> tabs() {
        return street ? List.of(Tab.OPEN, Tab.LATE, Tab.SOLVED) : List.of(Tab.values());
    }

    String to(Tab tab) {
        return path + "?tab=" + tab + query();
    }

    String next() {
        return to(tab) + "&after=" + rows.next();
    }

    private String query() {
        return words.isEmpty() ? "" : "&words=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
