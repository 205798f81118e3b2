package shequtong.organization.register;

import java.util.List;
import shequtong.organization.Area;
import shequtong.organization.AreaLabel;

/**
 * A 街镇 or a 居村 as an edition has it.
 *
 * @param line of the file, the heading being the first
 * @param former the codes it comes from, where the edition says so
 */
record Entry(int line, String code, Area.Kind kind, Area.Sort sort, String name, String parent, List<String> former) {

    String label() {
        return AreaLabel.of(kind, name);
    }
}
