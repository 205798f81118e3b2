package shequtong.residency.roll;

import java.util.regex.Pattern;

/**
 * What a spreadsheet would take for a formula is made plain text, on the way in and on the way out (AT-41): half or full
 * width, behind blanks or control characters, or an apostrophe that was put before it the last time.
 */
final class Cells {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+");
    private static final Pattern FORMULA = Pattern.compile("^'?[\\s\\p{Z}]*[=+\\-@＝＋－＠].*", Pattern.DOTALL);

    private Cells() {}

    /** As it came: nothing that is not seen, no blanks around, without the apostrophe of {@link #out}. */
    static String in(String typed) {
        var plain = CONTROL.matcher(typed).replaceAll(" ").strip();
        return plain.startsWith("'") && formula(plain) ? plain.substring(1) : plain;
    }

    /** Free words lose what would make a formula of them. */
    static String words(String typed) {
        return typed.replaceFirst("^['\\s\\p{Z}=+\\-@＝＋－＠]+", "");
    }

    static boolean formula(String text) {
        return FORMULA.matcher(text).matches();
    }

    static String out(String text) {
        var plain = CONTROL.matcher(text).replaceAll(" ");
        return formula(plain) ? "'" + plain : plain;
    }
}
