package shequtong.casework.spi;

/** The steps of 网格化管理 in their order, and the one that ends it otherwise. 督办 happens only where it has to. */
public enum Stage {
    ACCEPTED("受理"),
    FILED("立案"),
    DISPATCHED("派遣"),
    HANDLED("处置"),
    SUPERVISED("督办"),
    VERIFIED("核查"),
    CLOSED("结案"),
    REJECTED("退回");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Nothing that is said later changes anything. */
    public boolean last() {
        return this == CLOSED || this == REJECTED;
    }
}
