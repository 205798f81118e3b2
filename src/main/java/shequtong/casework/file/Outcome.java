package shequtong.casework.file;

/** What came of it, as the committee says; only the first counts as solved, once the resident has confirmed it (A20). */
public enum Outcome {
    SOLVED("已解决"),
    PARTLY("部分解决"),
    EXPLAINED("解释说明"),
    UNLAWFUL("依法不能");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
