package shequtong.residency.facts;

/** In what relation somebody stands to the dwelling they give. */
public enum Relation {
    OWNER("业主"),
    FAMILY("家属"),
    TENANT("租客"),
    OTHER("其他");

    private final String label;

    Relation(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
