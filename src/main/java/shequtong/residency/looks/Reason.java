package shequtong.residency.looks;

/** Why somebody has to see it; the words beside it say more. */
enum Reason {
    CONTACT("联系本人办理诉求"),
    VERIFY("核对入驻资料"),
    VISIT("上门走访"),
    SAFETY("紧急情况，关系人身安全"),
    LEGAL("依法协助有关机关");

    private final String label;

    Reason(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
