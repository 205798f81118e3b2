package shequtong.residency.looks;

/** What stands masked everywhere (R102). */
enum Field {
    PHONE("手机号", "phone", "residency.look.phone"),
    ID_NUMBER("身份证号", "id", "residency.look.id-number"),
    DWELLING("门牌", "home", "residency.look.dwelling");

    private final String label;
    private final String icon;
    private final String act;

    Field(String label, String icon, String act) {
        this.label = label;
        this.icon = icon;
        this.act = act;
    }

    String label() {
        return label;
    }

    String icon() {
        return icon;
    }

    /** What it is called in the audit. */
    String act() {
        return act;
    }
}
