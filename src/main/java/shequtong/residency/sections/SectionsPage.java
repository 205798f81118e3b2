package shequtong.residency.sections;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import shequtong.residency.Shown;
import shequtong.web.Html;

/** @param decides whether this desk may change anything */
record SectionsPage(String path, boolean decides, List<Row> rows, List<Choice> colleagues, List<Past> past)
        implements Html {

    /**
     * @param given what the district calls it
     * @param label what it is called here
     * @param top whether nothing stands above it that could change places with it
     * @param keeper to whom it was given; none when to nobody
     * @param kept their mandate while it lasts, 0 when the section is vacant
     * @param typed what stands in the field for the name
     */
    record Row(
            String kind,
            String icon,
            String part,
            String given,
            String label,
            boolean mandatory,
            boolean ownName,
            boolean owned,
            boolean off,
            boolean top,
            @Nullable Shown keeper,
            long kept,
            String typed,
            String fault) {

        boolean vacant() {
            return owned && !off && kept == 0;
        }

        boolean renamed() {
            return !label.equals(given);
        }
    }

    record Choice(long mandate, Shown shown) {}

    /** @param until none for whoever has it now */
    record Past(
            String section,
            Shown keeper,
            Instant since,
            @Nullable Instant until) {}

    UUID once() {
        return UUID.randomUUID();
    }

    long vacancies() {
        return rows.stream().filter(Row::vacant).count();
    }

    @Override
    public HttpStatus status() {
        return rows.stream().allMatch(it -> it.fault().isEmpty()) ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
