package shequtong.organization;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a community may call a section: short, readable, and not taken for an authority or for another section. */
final class SectionName {

    static final int MAX = 8;

    private static final Pattern PLAIN = Pattern.compile("[\\p{IsHan}A-Za-z0-9]+");
    private static final Pattern NUMBERS = Pattern.compile("\\d{5,}");

    /** Words that promise more than a section of neighbours can keep. */
    private static final List<String> MISLEADING = List.of(
            "官方", "政府", "党委", "公安", "派出所", "法院", "检察", "纪委", "监委", "税务", "社保", "医保", "银行", "贷款", "借钱", "中奖", "抽奖", "红包",
            "返利", "客服", "微信", "支付", "收款", "缴费", "投票", "选举", "公告", "公示", "通知", "急救", "报警", "110", "119", "120");

    private SectionName() {}

    static String of(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    }

    /** @param others what the other sections are called, by the district and here */
    static Optional<String> fault(String name, List<String> others) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > MAX) return Optional.of("名称要1到8个字");
        if (!PLAIN.matcher(name).matches() || NUMBERS.matcher(name).find()) return Optional.of("名称只用汉字、字母和数字，不放号码和符号");
        if (others.contains(name)) return Optional.of("“" + name + "”是别的版块的名字，换一个，免得居民走错");
        return MISLEADING.stream().filter(name::contains).findFirst().map(it -> "名称里不用“" + it + "”，免得居民以为是别的单位或别的事");
    }
}
