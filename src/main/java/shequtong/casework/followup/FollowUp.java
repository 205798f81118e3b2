package shequtong.casework.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.casework.file.Standing;
import shequtong.organization.Here;
import shequtong.web.Html;

/**
 * What its reporter may still say of a case that is done with.
 *
 * @param asked whether they are asked now
 * @param holds what they said when they were asked
 * @param until how long it may be opened again; none when that is over
 */
public record FollowUp(
        String path,
        boolean asked,
        @Nullable Boolean holds,
        @Nullable Instant until) implements Html {

    static final FollowUp NONE = new FollowUp("", false, null, null);

    public boolean isShown() {
        return asked || holds != null || until != null;
    }

    UUID once() {
        return UUID.randomUUID();
    }

    /** Asked of the database only for the reporter of what is closed. */
    @Component
    public static class Of {

        private final FollowUps followUps;
        private final Clock clock;

        Of(FollowUps followUps, Clock clock) {
            this.followUps = followUps;
            this.clock = clock;
        }

        public FollowUp see(Here here, Standing it) {
            var closedAt = it.closedAt();
            if (closedAt == null
                    || it.aside() != null
                    || !here.resides()
                    || !it.reporter().equals(here.person())) return NONE;
            var asked = followUps.of(it.community(), it.id(), it.reworks() + 1);
            return new FollowUp(
                    here.path("/cases/" + it.id().value()),
                    asked.filter(one -> one.holds() == null).isPresent(),
                    asked.map(FollowUps.Asked::holds).orElse(null),
                    Afterwards.reopenable(closedAt, clock.instant()) ? closedAt.plus(Afterwards.REOPENED) : null);
        }
    }
}
