package shequtong.auditing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import shequtong.audit.Acts;
import shequtong.audit.Outcome;
import shequtong.web.Dates;

/**
 * What an auditor looks for. These and no others: a parameter that is not listed is answered with 400, so that nobody
 * finds out by trying what else can be filtered by (AT-15).
 *
 * @param area part of an area's name
 * @param whose the number of a person, or the full name of an official
 * @param from the first day, Shanghai's
 * @param to the last day, included
 */
record Filter(String area, String whose, String act, String kind, String outcome, LocalDate from, LocalDate to) {

    private static final Set<String> FIELDS = Set.of("area", "who", "act", "kind", "outcome", "from", "to");

    /** What comes with every request besides. */
    private static final Set<String> FRAME = Set.of("after", "format", "_csrf", "once");

    private static final int LONGEST = 60;

    /** How far back a look goes that names no first day. */
    static final int DAYS = 7;

    static Filter of(Map<String, String[]> asked, LocalDate today) {
        asked.forEach((name, values) -> {
            if (values.length != 1 || !FIELDS.contains(name) && !FRAME.contains(name)) throw bad();
        });
        var to = day(asked, "to", today);
        var filter = new Filter(
                text(asked, "area"),
                text(asked, "who"),
                text(asked, "act"),
                text(asked, "kind"),
                text(asked, "outcome"),
                day(asked, "from", to.minusDays(DAYS)),
                to);
        if (!filter.act.isEmpty() && !Acts.words().containsKey(filter.act)) throw bad();
        if (!filter.kind.isEmpty() && !Acts.kinds().containsKey(filter.kind)) throw bad();
        if (!filter.outcome.isEmpty()
                && java.util.Arrays.stream(Outcome.values())
                        .noneMatch(it -> it.name().equals(filter.outcome))) throw bad();
        return filter;
    }

    /** The number of a person, when it is one that was asked for. */
    @Nullable Long person() {
        return whose.matches("\\d{1,18}") ? Long.valueOf(whose) : null;
    }

    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("area", area);
        fields.put("who", whose);
        fields.put("act", act);
        fields.put("kind", kind);
        fields.put("outcome", outcome);
        fields.put("from", from.toString());
        fields.put("to", to.toString());
        return fields;
    }

    String query() {
        return fields().entrySet().stream()
                .filter(it -> !it.getValue().isEmpty())
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String text(Map<String, String[]> asked, String name) {
        var values = asked.get(name);
        var text = values == null ? "" : values[0].strip();
        if (text.length() > LONGEST) throw bad();
        return text;
    }

    private static LocalDate day(Map<String, String[]> asked, String name, LocalDate otherwise) {
        var text = text(asked, name);
        return text.isEmpty() ? otherwise : Dates.day(text).orElseThrow(Filter::bad);
    }

    private static ResponseStatusException bad() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
