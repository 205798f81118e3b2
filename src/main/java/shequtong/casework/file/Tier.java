package shequtong.casework.file;

/** How high a case has been handed. Further tiers come with what they need. */
public enum Tier {
    SELF_GOVERNANCE,
    SUBDISTRICT,
    GRID;

    public Tier atLeast(Tier other) {
        return compareTo(other) < 0 ? other : this;
    }
}
