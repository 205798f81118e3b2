package shequtong.residency.facts;

import java.text.Normalizer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import shequtong.web.Moments;

/** A number of GB 11643: 6 digits of place, 8 of birth, 3 of sequence (odd for men), and one that checks the others. */
public record IdNumber(String text) {

    private static final int LENGTH = 18;
    private static final Pattern FORM = Pattern.compile("[1-9]\\d{16}[\\dX]");
    private static final DateTimeFormatter BORN =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int JOINS_AT = 14;
    private static final int VOTES_AT = 18;

    public IdNumber {
        if (!FORM.matcher(text).matches() || text.charAt(LENGTH - 1) != check(text))
            throw new IllegalArgumentException("no ID number");
        LocalDate.parse(text.substring(6, 14), BORN);
    }

    /** As people type it: with spaces, a small x, or full-width. */
    public static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .toUpperCase(java.util.Locale.ROOT);
    }

    /** What is wrong with it, in a sentence, or nothing. Who is too young is asked apart: see needsGuardian. */
    public static String fault(String typed, Clock clock) {
        var text = plain(typed);
        if (text.isEmpty()) return "请填身份证号";
        if (text.length() < LENGTH) return "还差%d位，应是18位".formatted(LENGTH - text.length());
        if (text.length() > LENGTH) return "多了%d位，应是18位".formatted(text.length() - LENGTH);
        if (!FORM.matcher(text).matches() || text.charAt(LENGTH - 1) != check(text)) return "号码不对，请对照证件再看一遍";
        if (!bornBefore(text, clock)) return "号码里的出生日期不对，请对照证件再看一遍";
        return "";
    }

    public static IdNumber of(String typed) {
        return new IdNumber(plain(typed));
    }

    public LocalDate born() {
        return LocalDate.parse(text.substring(6, 14), BORN);
    }

    public boolean female() {
        return (text.charAt(16) - '0') % 2 == 0;
    }

    public int age(Clock clock) {
        return age(born(), clock);
    }

    /** By Shanghai's day, at the moment of the act (R18). */
    public static int age(LocalDate born, Clock clock) {
        return Period.between(born, today(clock)).getYears();
    }

    /** Joins, and may not vote. */
    public static boolean minor(LocalDate born, Clock clock) {
        return age(born, clock) < VOTES_AT;
    }

    /** Under 14: joins only with a guardian's consent (R18). */
    public boolean needsGuardian(Clock clock) {
        return age(clock) < JOINS_AT;
    }

    /** 310113********0014. */
    public String masked() {
        return text.substring(0, 6) + "********" + text.substring(14);
    }

    /** Never the number itself: a record's text ends in logs. */
    @Override
    public String toString() {
        return masked();
    }

    private static boolean bornBefore(String text, Clock clock) {
        try {
            return !LocalDate.parse(text.substring(6, 14), BORN).isAfter(today(clock));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static LocalDate today(Clock clock) {
        return clock.instant().atZone(Moments.SHANGHAI).toLocalDate();
    }

    private static char check(String text) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) sum += WEIGHTS[i] * (text.charAt(i) - '0');
        return CHECKS.charAt(sum % CHECKS.length());
    }
}
