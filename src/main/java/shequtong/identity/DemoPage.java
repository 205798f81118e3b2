package shequtong.identity;

import java.util.List;
import shequtong.web.Html;

/** @param chosen whom a printed link points at, 0 for nobody */
record DemoPage(List<Group> groups, long chosen) implements Html {

    record Group(String title, List<Part> parts) {}

    /** What somebody plays: “吴淞新城·党组织书记 沈丽华”. The text before the first · is the group it stands in. */
    record Part(long id, String part, boolean staff) {

        String group() {
            return part.contains("·") ? part.substring(0, part.indexOf('·')) : "";
        }

        String label() {
            return part.substring(part.indexOf('·') + 1);
        }
    }
}
