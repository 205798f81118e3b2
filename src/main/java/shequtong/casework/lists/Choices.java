package shequtong.casework.lists;

import java.util.List;
import java.util.Map;
import shequtong.casework.Category;
import shequtong.residency.Shown;

/**
 * What a filter can be set to at a desk; asked for only where one is open.
 *
 * @param estates and holders: a community's own; a 街镇 has neither
 */
record Choices(Map<String, List<Category>> categories, List<Estate> estates, List<Holder> holders) {

    record Estate(long id, String label) {}

    record Holder(long mandate, Shown shown) {}

    /** The part of a category's code that all of its major share. */
    static String major(List<Category> minors) {
        return minors.getFirst().code().replaceFirst("-.*", "");
    }
}
