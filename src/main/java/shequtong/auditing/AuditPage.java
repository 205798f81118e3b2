package shequtong.auditing;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shequtong.audit.Acts;
import shequtong.audit.Outcome;
import shequtong.identity.PersonId;
import shequtong.kernel.Slice;
import shequtong.organization.Here;
import shequtong.organization.Position;
import shequtong.residency.Shown;
import shequtong.web.Html;

/** @param administration whether only acts about rights are shown */
record AuditPage(String path, boolean administration, Filter filter, Slice<Line> lines) implements Html {

    /**
     * @param shown an official under their name; whoever else is a number
     * @param frequent whether they looked at masked data too often of late
     */
    record Line(
            Instant at,
            String area,
            @Nullable Shown shown,
            boolean frequent,
            long number,
            String capacity,
            String source,
            String act,
            Outcome outcome,
            String kind,
            long subject,
            String detail) {

        static Line of(Trail.Row row, Function<PersonId, Shown> officials, Set<Long> frequent) {
            return new Line(
                    row.at(),
                    row.area().isEmpty() ? "平台" : row.area(),
                    row.official() ? officials.apply(new PersonId(row.person())) : null,
                    row.official() && frequent.contains(row.person()),
                    row.person(),
                    label(row.capacity()),
                    row.official() ? row.source() : "",
                    Acts.word(row.act()),
                    Outcome.valueOf(row.outcome()),
                    Acts.kind(row.kind()),
                    row.subject(),
                    row.detail());
        }

        String look() {
            return switch (outcome) {
                case DONE -> "is-done";
                case SEEN -> "is-up";
                case REFUSED -> "is-late";
            };
        }

        String icon() {
            return switch (outcome) {
                case DONE -> "check";
                case SEEN -> "eye";
                case REFUSED -> "hand-stop";
            };
        }

        private static String label(String capacity) {
            return switch (capacity) {
                case "CLOCK" -> "系统";
                case "SELF" -> "本人";
                case "STRANGER" -> "不属于这里的人";
                default ->
                    Arrays.stream(Here.Capacity.values())
                            .filter(it -> it.name().equals(capacity))
                            .map(Here.Capacity::label)
                            .findFirst()
                            .orElseGet(() -> Arrays.stream(Position.values())
                                    .filter(it -> it.name().equals(capacity))
                                    .map(Position::label)
                                    .findFirst()
                                    .orElse(capacity));
            };
        }
    }

    Map<String, String> acts() {
        return Acts.words();
    }

    Map<String, String> kinds() {
        return Acts.kinds();
    }

    List<Outcome> outcomes() {
        return List.of(Outcome.values());
    }

    String here() {
        return path + "?" + filter.query();
    }
}
