package shequtong.casework.file;

/** 满意吗, in five grades; the first two count as satisfied (R91), the last two go onto the list of the 街镇. */
public enum Grade {
    VERY_GOOD(5, "非常满意"),
    GOOD(4, "满意"),
    FAIR(3, "一般"),
    POOR(2, "不满意"),
    VERY_POOR(1, "非常不满意");

    private final int value;
    private final String label;

    Grade(int value, String label) {
        this.value = value;
        this.label = label;
    }

    public static Grade of(int value) {
        return values()[VERY_GOOD.value - value];
    }

    public int value() {
        return value;
    }

    public String label() {
        return label;
    }

    public boolean dissatisfied() {
        return value < FAIR.value;
    }
}
