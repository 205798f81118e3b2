package shequtong.organization.register;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.web.Html;

/**
 * @param own whether the asker prepared it: then another has to confirm
 * @param what the kind of change that is shown; none for all
 * @param next where the next page of lines begins
 * @param halved whether it would end more than half of all areas
 * @param seal of what is shown, to be confirmed with it
 * @param fault why a correction was not taken; then its line alone is shown
 */
record EditionPage(
        String path,
        long id,
        String title,
        Instant preparedAt,
        boolean own,
        Map<What, Long> counts,
        @Nullable What what,
        List<Row> rows,
        @Nullable String next,
        List<String> obstacles,
        boolean halved,
        String seal,
        String fault)
        implements Html {

    /**
     * @param was what it was called, and its code was, before; empty for what is new
     * @param other the code of what it comes from or goes into, and its label
     * @param choices what the line may be changed into by hand
     */
    record Row(
            What what,
            String code,
            String label,
            String was,
            String wasCode,
            String town,
            String other,
            String otherLabel,
            String slug,
            boolean guessed,
            List<What> choices) {}

    String here() {
        return path + "/" + id;
    }

    String tab(@Nullable What it) {
        return it == null ? here() : here() + "?what=" + it.name();
    }

    String more() {
        return (what == null ? here() + "?" : tab(what) + "&") + "after=" + next;
    }

    long all() {
        return counts.values().stream().mapToLong(it -> it).sum();
    }

    UUID once() {
        return UUID.randomUUID();
    }

    @Override
    public HttpStatus status() {
        return fault.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
