package shequtong.web;

import java.util.regex.Pattern;

/** What people wrote, for a file that a spreadsheet opens: what it would take for a formula stays the text it is (AT-41). */
public final class Cells {

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r＝＋－＠].*", Pattern.DOTALL);

    private Cells() {}

    public static String plain(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
