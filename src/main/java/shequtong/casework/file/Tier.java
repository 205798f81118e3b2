package shequtong.casework.file;

/** How high a case has been handed (R37), and last, the table to which several bodies are called. */
public enum Tier {
    SELF_GOVERNANCE("社区自己"),
    SUBDISTRICT("街镇"),
    GRID("网格"),
    INVITATION("约请联办");

    private final String label;

    Tier(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public Tier atLeast(Tier other) {
        return compareTo(other) < 0 ? other : this;
    }
}
