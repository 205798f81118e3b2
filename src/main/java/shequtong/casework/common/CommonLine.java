package shequtong.casework.common;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.casework.file.Standing;
import shequtong.web.Html;

/**
 * What residents read on the page of a case that is solved together with others: of whom the others are, nothing.
 *
 * @param lead 社区, or the 街镇 by name
 * @param others how many, without what was told to a committee alone
 * @param words how it was solved; none while it is not
 */
public record CommonLine(
        String lead,
        String title,
        int others,
        CommonProblem.@Nullable Plan plan,
        @Nullable String words,
        @Nullable Instant solvedAt,
        Instant now)
        implements Html {

    /** Asks for it. */
    @Component
    public static class Of {

        private final Grouped grouped;

        Of(Grouped grouped) {
            this.grouped = grouped;
        }

        public @Nullable CommonLine see(Standing it) {
            return grouped.line(it.id(), it.community()).orElse(null);
        }
    }
}
