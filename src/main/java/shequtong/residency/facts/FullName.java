package shequtong.residency.facts;

import java.util.List;
import java.util.regex.Pattern;

/** A name as it stands on the card. How neighbours know somebody is made from it: 宋女士, 欧阳先生, 买买提先生. */
public record FullName(String text) {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{M}]([\\p{L}\\p{M}·.' -]{0,58}[\\p{L}\\p{M}])?");
    private static final int CALLED = 16;

    /** Two characters that are one surname (复姓). */
    private static final List<String> COMPOUND = List.of(
            "欧阳", "司马", "上官", "诸葛", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "东方", "赫连", "澹台", "公冶", "宗政", "濮阳", "淳于",
            "单于", "太叔", "申屠", "仲孙", "轩辕", "钟离", "宇文", "长孙", "鲜于", "闾丘", "司空", "南宫", "独孤", "端木", "呼延", "百里", "东郭", "西门",
            "拓跋", "万俟", "闻人", "第五", "左丘", "公羊", "谷梁", "段干", "梁丘", "漆雕", "乐正", "南门", "东门", "即墨", "达奚", "完颜", "纳兰", "叶赫",
            "欧陽");

    public FullName {
        if (!FORM.matcher(text).matches()) throw new IllegalArgumentException("no name");
    }

    /** As people type it: with spaces around and between, and any of the dots a keyboard offers. */
    public static String plain(String typed) {
        var one = typed.strip().replaceAll("[•・‧∙．]", "·").replaceAll("\\s+", " ");
        return one.replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", "").replaceAll(" ?· ?", "·");
    }

    public static String fault(String typed) {
        var text = plain(typed);
        if (text.isEmpty()) return "请填姓名，和身份证上一样";
        return FORM.matcher(text).matches() ? "" : "姓名请照身份证上写，60字以内，不带数字和符号";
    }

    public static FullName of(String typed) {
        return new FullName(plain(typed));
    }

    /** What stands on the avatar: the surname, or the first character where there is none. */
    public String surname() {
        if (hasDot()) return first();
        return COMPOUND.stream()
                .filter(it -> text.startsWith(it) && text.length() > it.length())
                .findFirst()
                .orElseGet(this::first);
    }

    public String called(boolean woman) {
        return titled(woman ? "女士" : "先生");
    }

    /** 宋阿姨, 买买提老师. */
    public String titled(String title) {
        return address() + title;
    }

    private String address() {
        if (!hasDot()) return text.codePointAt(0) < 0x2E80 ? upTo(text.split(" ", 2)[0]) : surname();
        return upTo(text.substring(0, text.indexOf('·')));
    }

    private boolean hasDot() {
        return text.indexOf('·') > 0;
    }

    private String first() {
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }

    private static String upTo(String part) {
        return part.codePointCount(0, part.length()) <= CALLED
                ? part
                : part.substring(0, part.offsetByCodePoints(0, CALLED));
    }

    /** Never the name itself: a record's text ends in logs. */
    @Override
    public String toString() {
        return first() + "*";
    }
}
