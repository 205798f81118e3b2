package shequtong.residency.roll;

import java.util.Arrays;
import java.util.Optional;

/** What stands in a file of the roll, in the template's order; a file may have them in any. */
enum Column {
    ESTATE("小区", true, 50),
    BUILDING("楼号", true, 20),
    ROOM("室号", true, 20),
    NAME("姓名", true, 60),
    RELATION("关系", true, 10),
    HEAD("户主", false, 10),
    CARD("身份证号", false, 30),
    PHONE("手机号", false, 30),
    MOVED_IN("入住日期", false, 20),
    AREA("专有面积", false, 12),
    USE("用途", false, 10),
    NOTE("备注", false, 200);

    private final String label;
    private final boolean needed;
    private final int max;

    Column(String label, boolean needed, int max) {
        this.label = label;
        this.needed = needed;
        this.max = max;
    }

    String label() {
        return label;
    }

    /** Whether a file without this column is no roll. */
    boolean needed() {
        return needed;
    }

    /** Characters a cell may have. */
    int max() {
        return max;
    }

    /** 专有面积（㎡） and 身份证号 * are found as well. */
    static Optional<Column> of(String heading) {
        var plain = heading.strip().replaceAll("[（(*＊:：\\s].*", "");
        return Arrays.stream(values()).filter(it -> it.label.equals(plain)).findFirst();
    }
}
