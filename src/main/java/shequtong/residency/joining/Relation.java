package shequtong.residency.joining;

/** In what relation somebody stands to the dwelling they give. */
enum Relation {
    OWNER("业主"),
    FAMILY("家属"),
    TENANT("租客"),
    OTHER("其他");

    private final String label;

    Relation(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
