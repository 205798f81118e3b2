package shequtong.casework.common;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.residency.Shown;

/** What was done with a common problem. */
record Step(Kind kind, String words, @Nullable LocalDate due, List<Long> cases) {

    enum Kind {
        MADE("建了这个共性问题", "plus"),
        NAMED("改了名称、原因", "edit"),
        ADDED("归进来", "copy-plus"),
        TAKEN_OUT("拿出去", "minus"),
        PLANNED("定了下一步", "calendar-event"),
        SOLVED("都解决了", "check"),
        REOPENED("重新打开", "refresh");

        private final String label;
        private final String icon;

        Kind(String label, String icon) {
            this.label = label;
            this.icon = icon;
        }

        String label() {
            return label;
        }

        String icon() {
            return icon;
        }
    }

    static Step of(Kind kind, String words) {
        return new Step(kind, words, null, List.of());
    }

    static Step of(Kind kind, List<Long> cases) {
        return new Step(kind, "", null, cases);
    }

    static Step of(CommonProblem.Plan plan) {
        return new Step(Kind.PLANNED, plan.words(), plan.due(), List.of());
    }

    /**
     * As it is read.
     *
     * @param cases how many came or went
     * @param titles of the first of them, as far as the reader may see them
     */
    record Row(
            long id,
            Instant at,
            Kind kind,
            long mandate,
            String words,
            @Nullable LocalDate due,
            int cases,
            List<String> titles) {}

    /** With the name of whoever did it. */
    record Line(Row row, Shown by) {}
}
