package shequtong.organization.register;

/** What a newer edition does to an area. Nothing is ever deleted (R47): what ends is closed and stays readable. */
enum What {
    ADDED("新增", "plus"),
    SPLIT("拆分新设", "route"),
    RENAMED("更名", "edit"),
    RECODED("换了代码", "id"),
    REOPENED("恢复", "refresh"),
    MERGED("并入别处", "users-group"),
    CLOSED("撤销", "archive");

    private final String label;
    private final String icon;

    What(String label, String icon) {
        this.label = label;
        this.icon = icon;
    }

    String label() {
        return label;
    }

    String icon() {
        return icon;
    }

    /** Whether the area did not exist before, so that it needs a short code. */
    boolean fresh() {
        return this == ADDED || this == SPLIT;
    }

    boolean ends() {
        return this == MERGED || this == CLOSED;
    }
}
