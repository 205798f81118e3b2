package shequtong.casework.catalogue;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shequtong.casework.spi.Peer;

/**
 * A class of the 9+X catalogue (R38).
 *
 * @param code three figures: 001-009 the district's core, 080-999 added by a district or a 街镇
 * @param area who added it; 0 for what nobody here has changed
 * @param matters the categories it is offered for first: a minor's code, or a major's part before the dash
 */
record GridClass(String code, long area, String title, List<Unit> units, List<String> matters, boolean active) {

    boolean core() {
        return code.startsWith("00");
    }

    /** As it was shipped: our guess, and no official list. */
    boolean preset() {
        return area == 0;
    }

    /** 006 毁绿占绿, 999 水面漂浮物（自定义）. */
    String label() {
        return code + " " + title + (core() ? "" : "（自定义）");
    }

    String handlers() {
        return units.stream().map(Unit::label).collect(Collectors.joining("、"));
    }

    /** The only unit of its class gets it directly, else the coordinator finds out whose it is (R39). */
    @Nullable Unit direct() {
        return units.size() == 1 ? units.getFirst() : null;
    }

    Peer peer() {
        return direct() == Unit.SQUAD ? Peer.SQUAD : Peer.PLATFORM;
    }

    boolean fits(String category) {
        return matters.stream().anyMatch(it -> category.equals(it) || category.startsWith(it + "-"));
    }
}
