package shequtong.casework;

/** Who besides the committee may see a case, as its reporter chose (R34). */
public enum Visibility {
    PUBLIC("公开"),
    UNNAMED("公开，但不向邻居显示我"),
    COMMITTEE("只给居委会");

    private final String label;

    Visibility(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
