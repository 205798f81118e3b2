package shequtong.casework.common;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.casework.CaseId;
import shequtong.casework.Visibility;
import shequtong.casework.file.Standing;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Html;

/**
 * The common problem that a case lies in, at a desk that has the case; or the offer to put it into one.
 *
 * @param path where the desk's common problems are
 * @param opens whether this desk has the page of it
 * @param takes whether this desk may take the case out
 * @param puts whether it may be put into one
 */
public record CommonPanel(
        String path, CaseId id, @Nullable Held held, boolean opens, boolean takes, boolean puts, Instant now)
        implements Html {

    /** @param words how it was solved; none while it is not */
    record Held(
            CommonId id,
            long area,
            String title,
            String lead,
            CommonProblem.@Nullable Plan plan,
            @Nullable String words) {}

    UUID once() {
        return UUID.randomUUID();
    }

    /** Asks once for each page; not at all where a 街镇 may know nothing of it. */
    @Component
    public static class Of {

        private final Grouped grouped;
        private final java.time.Clock clock;

        Of(Grouped grouped, java.time.Clock clock) {
            this.grouped = grouped;
            this.clock = clock;
        }

        public CommonPanel see(Duty duty, Standing it) {
            var own = duty.does(Work.COMMUNITY);
            var hidden = it.visibility() == Visibility.COMMITTEE;
            var held = own || !hidden ? grouped.of(it.id(), it.community()).orElse(null) : null;
            var leads = held != null && held.area() == duty.area().id();
            return new CommonPanel(
                    duty.path(CommonController.PATH),
                    it.id(),
                    held,
                    leads || own,
                    held != null && (leads ? held.words() == null : own && hidden),
                    held == null && (own || !hidden) && !"MERGED".equals(it.aside()),
                    clock.instant());
        }
    }
}
