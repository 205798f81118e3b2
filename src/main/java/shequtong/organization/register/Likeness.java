package shequtong.organization.register;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** How alike two names are. It only proposes: what it finds is marked for somebody to look at. */
final class Likeness {

    /** From here on two names are taken for one that was changed a little: 海滨二村一 and 海滨二村第一. */
    static final double SAME = 0.6;

    private static final Pattern NUMBER = Pattern.compile("第?[一二三四五六七八九十0-9]+(居|村|区|期|坊)?$");

    private Likeness() {}

    /** The share of pairs of neighbouring characters that both have, between 0 and 1. */
    static double of(String one, String other) {
        var a = pairs(one);
        var b = pairs(other);
        if (a.isEmpty() || b.isEmpty()) return one.equals(other) ? 1 : 0;
        var both = new HashSet<>(a);
        both.retainAll(b);
        return 2.0 * both.size() / (a.size() + b.size());
    }

    /** The name without its number among its like: 保利叶都第二 and 保利叶都第一 are both 保利叶都. */
    static String stem(String label) {
        return NUMBER.matcher(label).replaceFirst("");
    }

    /** Both have a number and not the same one: the first is never taken for the second. */
    static boolean numberedApart(String one, String other) {
        var a = number(one);
        var b = number(other);
        return !a.isEmpty() && !b.isEmpty() && !a.equals(b);
    }

    private static String number(String label) {
        return label.substring(stem(label).length()).replace("第", "");
    }

    private static Set<String> pairs(String text) {
        var pairs = new HashSet<String>();
        for (var i = 0; i + 1 < text.length(); i++) pairs.add(text.substring(i, i + 2));
        return pairs;
    }
}
