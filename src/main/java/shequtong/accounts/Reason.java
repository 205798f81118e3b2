package shequtong.accounts;

import java.util.List;

/** Why an account is shut or opened again: a kind, because the audit keeps no words that somebody wrote. */
enum Reason {
    LEFT("离岗或调走了", true),
    SUSPECTED("怀疑被别人用了", true),
    LOST("手机或电脑丢了", true),
    MISUSE("违反使用规定，停用待查", true),
    BACK("回到岗位", false),
    CLEARED("查清楚了，没有问题", false),
    MISTAKE("停错了", false);

    private final String label;
    private final boolean shuts;

    Reason(String label, boolean shuts) {
        this.label = label;
        this.shuts = shuts;
    }

    String label() {
        return label;
    }

    boolean shuts() {
        return shuts;
    }

    static List<Reason> to(boolean shut) {
        return List.of(values()).stream().filter(it -> it.shuts == shut).toList();
    }
}
