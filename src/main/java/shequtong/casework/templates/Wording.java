package shequtong.casework.templates;

import java.text.Normalizer;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shequtong.casework.file.Standing;
import shequtong.web.Moments;

/** A text with places in it that a case fills. Nothing about the reporter can be filled in: a reply is read by neighbours. */
public final class Wording {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("H:mm").withZone(Moments.SHANGHAI);

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]{1,8})}");
    private static final Pattern BLANK = Pattern.compile("[\\p{Z}\\p{C}\\p{P}\\p{S}]+");

    private Wording() {}

    /** What stands in braces; what is no place of ours stays as it is. */
    public static String filled(String words, Standing it) {
        var values = Map.of(
                "单号", it.number(),
                "事项", it.title(),
                "地点", it.place(),
                "类别", it.category().minor(),
                "社区", it.area(),
                "期限", until(it));
        return PLACE.matcher(words)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }

    /** As a day of the calendar, with its year where the case is of another: what is written today is read another day. */
    private static String until(Standing it) {
        var due = it.handling().until();
        return Moments.on(due, it.reportedAt()) + HOUR.format(due) + "前";
    }

    /** Whether somebody wrote what was given: blanks, line breaks and marks make no difference. */
    static boolean same(String written, String given) {
        return plain(written).equals(plain(given));
    }

    private static String plain(String words) {
        return BLANK.matcher(Normalizer.normalize(words, Normalizer.Form.NFKC)).replaceAll("");
    }
}
