package shequtong.residency.roll;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import shequtong.identity.Phone;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.FullName;
import shequtong.residency.facts.IdNumber;
import shequtong.residency.facts.Relation;
import shequtong.web.Moments;

/** What is wrong with one cell, in a sentence for whoever mends it; nothing when it is right. */
final class Rules {

    /** Stands in an export where a number is known: reading it in again changes nothing. */
    static final String KNOWN = "已登记";

    private static final Pattern PLACE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}#()（）.\\-—/]*");
    private static final Pattern SQUARE_METRES = Pattern.compile("\\d{1,6}(\\.\\d{1,2})?");
    private static final Pattern SPOILED = Pattern.compile("\\d{15}000|\\d\\.\\d+[eE]\\+?\\d+");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-M-d").withResolverStyle(ResolverStyle.STRICT);

    private Rules() {}

    static String building(String typed) {
        return place(Dwelling.building(typed), "楼号");
    }

    static String room(String typed) {
        return place(Dwelling.room(typed), "室号");
    }

    private static String place(String plain, String what) {
        if (plain.isEmpty()) return "缺" + what;
        if (plain.length() > Dwelling.MAX) return what + "太长了，最多20个字";
        return PLACE.matcher(plain).matches() ? "" : what + "只能用字母、数字和汉字，不能以符号开头";
    }

    static String name(String typed) {
        return FullName.fault(typed).isEmpty() ? "" : "姓名请照身份证上写，1到60个字，不带数字和符号";
    }

    static String relation(String typed) {
        if (typed.isEmpty()) return "缺关系：业主、家属、租客或其他";
        return relationOf(typed).isPresent() ? "" : "不认识的关系，请填业主、家属、租客或其他";
    }

    static Optional<Relation> relationOf(String typed) {
        return Arrays.stream(Relation.values())
                .filter(it -> it.label().equals(typed))
                .findFirst();
    }

    static String head(String typed) {
        return typed.isEmpty() || headOf(typed).isPresent() ? "" : "户主这一列请填“是”或“否”";
    }

    static Optional<Boolean> headOf(String typed) {
        return switch (typed) {
            case "是", "户主", "√", "TRUE" -> Optional.of(true);
            case "否", "不是", "FALSE" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Of any age: children are on the roll too (GB 11643, R16). */
    static String card(String typed, Clock clock) {
        if (known(typed)) return "";
        var wrong = IdNumber.fault(typed, clock);
        if (wrong.isEmpty() || !SPOILED.matcher(typed).matches()) return wrong;
        return "表格把身份证号当成了数字，末几位已经变了：请把这一列设成“文本”再填一次";
    }

    static String phone(String typed) {
        return known(typed) || Phone.of(typed).isPresent() ? "" : "手机号不对，应是11位";
    }

    static boolean known(String typed) {
        return typed.isEmpty() || typed.equals(KNOWN);
    }

    static String movedIn(String typed, Clock clock) {
        if (typed.isEmpty()) return "";
        var day = day(typed);
        if (day.isEmpty()) return "日期不对，请写成2020-05-01这样";
        var today = clock.instant().atZone(Moments.SHANGHAI).toLocalDate();
        return day.get().isAfter(today) ? "入住日期还没有到" : day.get().getYear() < 1900 ? "日期太早了" : "";
    }

    /** 2020-05-01, 2020/5/1, 2020.5.1 and 2020年5月1日. */
    static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(
                    typed.replaceAll("[年月/.]", "-").replace("日", "").strip(), DAY));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static String area(String typed) {
        if (typed.isEmpty()) return "";
        if (!SQUARE_METRES.matcher(typed).matches()) return "面积请填平方米数，最多两位小数";
        return new BigDecimal(typed).signum() > 0 ? "" : "面积要大于0";
    }

    static String use(String typed) {
        return typed.isEmpty() || Use.of(typed).isPresent() ? "" : "不认识的用途，请填自住、出租、空置或经营";
    }
}
