package shequtong.residency.naming;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A name of somebody's own choice: letters and a few digits, so that nothing can hide between them; no official's title,
 * no number that identifies anybody, nothing this platform itself says of people.
 */
record Nickname(String text) {

    static final int MAX = 10;

    private static final int DIGITS = 3;
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final Pattern ALIAS = Pattern.compile("居民[A-Z0-9]{2,}");

    /** What officials and this platform are called, in both ways of writing Chinese. */
    private static final List<String> OFFICIAL = List.of(
            "书记", "書記", "主任", "居委", "村委", "委员", "委員", "党委", "黨委", "支部", "党组织", "党员", "黨員", "社工", "民警", "警察", "警官", "公安",
            "派出所", "城管", "物业", "物業", "街道", "街镇", "镇政府", "政府", "网格", "網格", "业委会", "業委會", "楼组长", "社区通", "社區通", "社区", "社區",
            "管理员", "管理員", "客服", "官方", "工作人员", "工作人員", "家庭医生", "律师", "律師", "法官", "系统", "系統");

    private static final List<String> OURS = List.of("前居民", "一位居民", "一位邻居", "居民", "邻居", "匿名");

    Nickname {
        if (!fault(text).isEmpty()) throw new IllegalArgumentException("no nickname");
    }

    /** Full-width letters and digits are the ordinary ones, so that two names that look alike are alike. */
    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    }

    static Nickname of(String typed) {
        return new Nickname(plain(typed));
    }

    /** What is wrong with it, in a sentence, or nothing. */
    static String fault(String typed) {
        var text = plain(typed);
        if (text.isEmpty()) return "请写下您想用的名字";
        if (text.codePointCount(0, text.length()) > MAX) return "太长了，最多10个字";
        if (!FORM.matcher(text).matches()) return "只用汉字、字母和数字，不要空格和符号";
        if (text.chars().filter(Character::isDigit).count() > DIGITS) return "数字太多了，别写手机号、证件号或房号";
        if (OFFICIAL.stream().anyMatch(text::contains)) return "这像是工作人员的称呼，请换一个";
        if (OURS.contains(text) || ALIAS.matcher(text).matches()) return "这个名字大家分不清是谁，请换一个";
        return "";
    }
}
