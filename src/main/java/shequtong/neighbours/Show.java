package shequtong.neighbours;

import java.util.Arrays;

/** The tabs above the list. */
enum Show {
    ALL("全部", ""),
    OPEN("办理中", "?show=open"),
    DONE("已解决", "?show=done"),
    MINE("我的", "?show=mine");

    private final String label;
    private final String query;

    Show(String label, String query) {
        this.label = label;
        this.query = query;
    }

    static Show of(String name) {
        return Arrays.stream(values())
                .filter(it -> it.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(ALL);
    }

    String label() {
        return label;
    }

    String query() {
        return query;
    }
}
