package shequtong.casework.complaints;

/** What the 街镇 found. */
enum Finding {
    PROVED("属实，已经处理"),
    PARTLY("部分属实，已经处理"),
    UNPROVED("没有查到所说的情况"),
    REFERRED("已转有权处理的机关");

    private final String label;

    Finding(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
