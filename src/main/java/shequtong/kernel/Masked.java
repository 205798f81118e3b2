package shequtong.kernel;

import java.util.regex.Pattern;

/**
 * Words as they may stand in public: numbers of mobile phones and of identity cards in them are starred (R27), however
 * their digits are written: full-width, with blanks or dashes between, with characters that show nothing.
 *
 * @param found whether there was any, so that the author can be told
 */
public record Masked(String words, boolean found) {

    private static final String GAP = "[\\s\\p{Z}\\p{Pd}\\p{Cf}\\p{Mn}\\p{Me}._·•]{0,3}";
    private static final Pattern IDENTITY =
            Pattern.compile("(?<!\\d)\\d(?:" + GAP + "\\d){16}" + GAP + "[\\dXx](?!\\d)");
    private static final Pattern PHONE =
            Pattern.compile("(?<!\\d)(?:86" + GAP + ")?1" + GAP + "[3-9](?:" + GAP + "\\d){9}(?!\\d)");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int CLEAR = 3;

    public static Masked of(String words) {
        var points = words.codePoints().toArray();
        var plain = plain(points);
        var starred = points.clone();
        IDENTITY.matcher(plain)
                .results()
                .filter(it -> checks(it.group()))
                .forEach(it -> star(starred, points, plain, it.start(), it.end(), 0));
        PHONE.matcher(plain(starred))
                .results()
                .forEach(it -> star(starred, points, plain, it.start(), it.end(), CLEAR));
        var masked = new String(starred, 0, starred.length);
        return new Masked(masked, !masked.equals(words));
    }

    /** One char for each code point, so that places in it are places in the words. */
    private static String plain(int[] points) {
        var plain = new StringBuilder();
        for (var point : points) {
            var digit = Character.digit(point, 10);
            if (digit >= 0) plain.append((char) ('0' + digit));
            else if (point == 'Ｘ' || point == 'ｘ') plain.append('X');
            else plain.append(Character.isBmpCodePoint(point) ? (char) point : '\uFFFD');
        }
        return plain.toString();
    }

    private static void star(int[] starred, int[] points, String plain, int start, int end, int clear) {
        var left = clear;
        for (var i = start; i < end; i++) {
            var figure = Character.isDigit(plain.charAt(i)) || plain.charAt(i) == 'X' || plain.charAt(i) == 'x';
            if (figure && left-- <= 0) starred[i] = '*';
            else starred[i] = points[i];
        }
    }

    /** GB 11643: the last figure follows from the seventeen before it. */
    private static boolean checks(String number) {
        var figures = number.replaceAll("[^\\dXx]", "").toUpperCase(java.util.Locale.ROOT);
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) sum += WEIGHTS[i] * (figures.charAt(i) - '0');
        return CHECKS.charAt(sum % CHECKS.length()) == figures.charAt(WEIGHTS.length);
    }
}
