package shequtong.insight.library;

/** What came of it where it was taken up. */
enum Verdict {
    WORKS("在这里也管用", "is-done", "circle-check"),
    PARTLY("部分管用", "is-doing", "progress"),
    NOT_HERE("在这里不适用", "is-closed", "circle-x");

    private final String label;
    private final String style;
    private final String icon;

    Verdict(String label, String style, String icon) {
        this.label = label;
        this.style = style;
        this.icon = icon;
    }

    String label() {
        return label;
    }

    String style() {
        return style;
    }

    String icon() {
        return icon;
    }
}
