package shequtong.casework.file;

/** 解决了吗, as the resident says. */
public enum Resolved {
    YES("解决了"),
    PARTLY("部分解决"),
    NO("没有解决");

    private final String label;

    Resolved(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
