package shequtong.casework.promises;

import java.util.OptionalInt;

/** 3, 三, 两, 十五, 二十四. What is vague (三五, 两三) is no number. */
final class Numeral {

    private static final String DIGITS = "零一二三四五六七八九";

    private Numeral() {}

    static OptionalInt read(String text) {
        if (text.matches("\\d+")) return OptionalInt.of(Integer.parseInt(text));
        var plain = text.replace('两', '二');
        var ten = plain.indexOf('十');
        if (ten < 0) return plain.length() == 1 ? OptionalInt.of(DIGITS.indexOf(plain)) : OptionalInt.empty();
        if (ten > 1 || plain.length() > ten + 2) return OptionalInt.empty();
        var tens = ten == 0 ? 1 : DIGITS.indexOf(plain.charAt(0));
        var ones = plain.length() == ten + 1 ? 0 : DIGITS.indexOf(plain.charAt(ten + 1));
        return OptionalInt.of(tens * 10 + ones);
    }
}
