package shequtong.grid;

/** Why something did not arrive. */
enum Fault {
    UNREACHABLE("连不上对方"),
    SILENT("对方没有按时回答"),
    BROKEN("对方系统出错"),
    GARBLED("对方的回答看不懂"),
    REFUSED("对方不收，要请技术人员核对接口");

    private final String label;

    Fault(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Sending the same again brings the same answer. */
    boolean lasting() {
        return this == REFUSED;
    }
}
