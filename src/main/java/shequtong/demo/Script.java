package shequtong.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import shequtong.web.Moments;

/**
 * One matter of the demonstration and what became of it, as written in matters.txt.
 *
 * @param category "-" where it is no problem
 * @param place "-" where it has none
 */
record Script(
        String community,
        String author,
        Instant at,
        String kind,
        String category,
        String visibility,
        String place,
        List<Move> moves) {

    private static final Pattern STEP = Pattern.compile("\\+(\\d+)([mhd])");

    /** @param verb reply, dispatch, photo …; a photo belongs to the move before it */
    record Move(Instant at, String verb, String rest) {

        /** The first n words, and all that follows as one. */
        String[] words(int n) {
            return rest.split(" ", n + 1);
        }
    }

    /** What happened until now; the rest is still to come. */
    List<Move> until(Instant now) {
        return moves.stream().filter(it -> !it.at().isAfter(now)).toList();
    }

    String where() {
        return place.equals("-") ? "" : place;
    }

    boolean isCase() {
        return !category.equals("-");
    }

    static List<Script> all(Instant now) {
        var scripts = new ArrayList<Script>();
        for (var line : Lines.of("matters.txt")) {
            if (line.startsWith(" ")) scripts.getLast().add(line.strip());
            else scripts.add(head(line, now));
        }
        return scripts;
    }

    private void add(String line) {
        var parts = line.split(" ", 2);
        var step = STEP.matcher(parts[0]);
        if (!step.matches()) {
            moves.add(new Move(moves.isEmpty() ? at : moves.getLast().at(), parts[0], parts[1]));
            return;
        }
        var when = at.plus(duration(step.group(1), step.group(2)));
        var verb = parts[1].split(" ", 2);
        moves.add(new Move(when, verb[0], verb[1]));
    }

    private static Script head(String line, Instant now) {
        var it = line.split(" ");
        return new Script(it[0], it[1], when(it[2], now), it[3], it[4], it[5], it[6], new ArrayList<>());
    }

    /** 5h is five hours ago, 3d@19:06 three days ago at that time of day. */
    private static Instant when(String text, Instant now) {
        if (text.endsWith("h")) return now.minus(duration(text.substring(0, text.length() - 1), "h"));
        var parts = text.split("d@");
        return now.atZone(Moments.SHANGHAI)
                .minusDays(Long.parseLong(parts[0]))
                .with(LocalTime.parse(parts[1].length() == 4 ? "0" + parts[1] : parts[1]))
                .toInstant();
    }

    static Duration hours(String text) {
        return duration(text.substring(0, text.length() - 1), "h");
    }

    private static Duration duration(String number, String unit) {
        var n = Long.parseLong(number);
        return switch (unit) {
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> Duration.ofDays(n);
        };
    }
}
