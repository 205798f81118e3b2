package shequtong.organization.register;

import java.nio.charset.Charset;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Proposes the short code that stands in a new area's address and before its case numbers: the first letters of its
 * name, 保利叶都第二 → blyd2. It is for life, so a person looks at it before it is given.
 */
final class Slugs {

    static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]{1,15}");

    private static final Charset TABLE = Charset.forName("GB2312");

    /** The common characters stand in GB 2312 in the order of their sounds; these are the first of each letter. */
    private static final int[] FIRST = {
        0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8, 0xC4C3, 0xC5B6,
        0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1, 0xD7FA
    };

    private static final String LETTERS = "abcdefghjklmnopqrstwxyz";
    private static final String DIGITS = "零一二三四五六七八九";
    private static final int LONGEST = 12;

    private Slugs() {}

    static String propose(String label, Set<String> taken) {
        var plain = new StringBuilder();
        for (var it : label.replace("第", "").toCharArray()) plain.append(letter(it));
        var slug = plain.toString().replaceFirst("^[^a-z]+", "");
        if (slug.length() > LONGEST) slug = slug.substring(0, LONGEST);
        if (slug.length() < 2) slug = "jc" + slug;
        if (!taken.contains(slug)) return slug;
        var base = Character.isDigit(slug.charAt(slug.length() - 1)) ? slug + "x" : slug;
        for (var number = 2; ; number++) if (!taken.contains(base + number)) return base + number;
    }

    private static String letter(char it) {
        if (it < 128) return Character.isLetterOrDigit(it) ? String.valueOf(Character.toLowerCase(it)) : "";
        if (it == '十') return "10";
        var digit = DIGITS.indexOf(it);
        if (digit >= 0) return String.valueOf(digit);
        var bytes = String.valueOf(it).getBytes(TABLE);
        if (bytes.length != 2) return "";
        var place = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        if (place < FIRST[0] || place >= FIRST[FIRST.length - 1]) return "";
        var letter = 0;
        while (place >= FIRST[letter + 1]) letter++;
        return String.valueOf(LETTERS.charAt(letter));
    }
}
