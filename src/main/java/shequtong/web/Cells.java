package shequtong.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** What all files have in common that a spreadsheet opens. */
public final class Cells {

    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Moments.SHANGHAI);

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r＝＋－＠].*", Pattern.DOTALL);

    private Cells() {}

    /** In the one order that sorts. */
    public static String at(Instant at) {
        return AT.format(at);
    }

    /** What people wrote: what a spreadsheet would take for a formula stays the text it is (AT-41). */
    public static String plain(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
