package shequtong.casework.lists;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shequtong.casework.file.Tier;
import shequtong.identity.Phone;
import shequtong.web.Dates;
import shequtong.web.Moments;

/**
 * What is looked for in the cases of a desk. It stands in the address, so it holds nothing about anybody: who reported a
 * matter is asked for on its own, and the answer says nothing of it to the browser's history.
 *
 * @param urgency U, F, N or H (R43); empty for any
 * @param category the code of a minor, or its part before the dash for the whole major
 * @param estate a 小区; 0 for any
 * @param holder a mandate; 0 for anybody's
 * @param days reported during the last so many; 0 for any
 * @param from the first day it may have been reported, Shanghai's
 * @param to the last
 * @param words of the title, the place or the text; or a whole number of a case
 */
record Filter(
        Tab tab,
        String urgency,
        String category,
        long estate,
        long holder,
        String tier,
        int days,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String words) {

    static final int WORDS = 50;

    private static final Set<Integer> PERIODS = Set.of(0, 7, 30, 90, 365);
    private static final LocalDate EVER = LocalDate.of(2000, 1, 1);
    private static final LocalDate NEVER = LocalDate.of(9999, 1, 1);

    static Filter of(Tab tab) {
        return new Filter(tab, "", "", 0, 0, "", 0, null, null, "");
    }

    /** What an address makes up is left out. Words alone are looked for in what is done with as well. */
    static Filter of(Map<String, String[]> asked) {
        var words = text(asked, "q");
        var tab = Arrays.stream(Tab.values())
                .filter(it -> it.name().equals(text(asked, "tab")))
                .findFirst()
                .orElse(words.isEmpty() ? Tab.ALL : Tab.ANY);
        var urgency = text(asked, "urgency");
        var category = text(asked, "category");
        var tier = text(asked, "tier");
        var days = (int) number(asked, "days");
        return new Filter(
                tab,
                urgency.matches("[UFNH]") ? urgency : "",
                category.matches("[A-Z]{2,8}(-\\d{2})?") ? category : "",
                number(asked, "estate"),
                number(asked, "holder"),
                Arrays.stream(Tier.values()).anyMatch(it -> it.name().equals(tier)) ? tier : "",
                PERIODS.contains(days) ? days : 0,
                day(asked, "from"),
                day(asked, "to"),
                words);
    }

    /** Whether more is asked than what a tab says. */
    boolean narrow() {
        return !equals(of(tab));
    }

    /** A telephone number is nobody's words: it is not looked for here, and not kept. */
    boolean personal() {
        return Phone.of(words).isPresent();
    }

    Filter without() {
        return new Filter(tab, urgency, category, estate, holder, tier, days, from, to, "");
    }

    Filter in(Tab other) {
        return new Filter(other, urgency, category, estate, holder, tier, days, from, to, words);
    }

    Instant since(Instant now) {
        var day = from == null ? EVER : from;
        var recent =
                days == 0 ? EVER : LocalDate.ofInstant(now, Moments.SHANGHAI).minusDays(days - 1L);
        return (day.isAfter(recent) ? day : recent)
                .atStartOfDay(Moments.SHANGHAI)
                .toInstant();
    }

    Instant until() {
        return (to == null ? NEVER : to.plusDays(1))
                .atStartOfDay(Moments.SHANGHAI)
                .toInstant();
    }

    /** Under the names of the form; empty ones are left out. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("tab", tab.name());
        put(fields, "urgency", urgency);
        put(fields, "category", category);
        put(fields, "estate", estate == 0 ? "" : Long.toString(estate));
        put(fields, "holder", holder == 0 ? "" : Long.toString(holder));
        put(fields, "tier", tier);
        put(fields, "days", days == 0 ? "" : Integer.toString(days));
        put(fields, "from", from == null ? "" : from.toString());
        put(fields, "to", to == null ? "" : to.toString());
        put(fields, "q", words);
        return fields;
    }

    String query() {
        return fields().entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty()) fields.put(name, value);
    }

    private static String text(Map<String, String[]> asked, String name) {
        var values = asked.get(name);
        var text = values == null ? "" : values[0].strip();
        return text.substring(0, Math.min(text.length(), WORDS));
    }

    private static long number(Map<String, String[]> asked, String name) {
        var text = text(asked, name);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static @Nullable LocalDate day(Map<String, String[]> asked, String name) {
        return Dates.day(text(asked, name))
                .filter(it -> !it.isBefore(EVER) && it.isBefore(NEVER))
                .orElse(null);
    }
}
