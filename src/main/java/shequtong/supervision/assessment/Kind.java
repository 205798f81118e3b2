package shequtong.supervision.assessment;

/** Who is assessed (S113). */
enum Kind {
    COMMUNITY("居村党组织"),
    STREET("街镇（园区）"),
    DEPARTMENT("职能部门");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
