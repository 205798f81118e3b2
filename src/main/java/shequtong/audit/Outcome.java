package shequtong.audit;

/** What came of it. */
public enum Outcome {
    DONE("已办"),
    /** Somebody wanted to do or see what they may not. */
    REFUSED("被拒绝"),
    /** Nothing was changed; somebody looked at what is not for everybody. */
    SEEN("已查看");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
