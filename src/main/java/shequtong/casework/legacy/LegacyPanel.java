package shequtong.casework.legacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.casework.file.Standing;
import shequtong.organization.Duty;
import shequtong.web.Html;

/**
 * Whether a case is legacy, beside its clocks at a desk.
 *
 * @param path where it is marked, looked at again, taken off
 * @param mark how it is marked; none where it is not
 */
public record LegacyPanel(String path, boolean may, Ledger.@Nullable Mark mark, Instant now) implements Html {

    public boolean empty() {
        return mark == null && !may;
    }

    /** Asks only for what is marked. */
    @Component
    public static class Of {

        private final Ledger ledger;
        private final java.time.Clock clock;

        Of(Ledger ledger, java.time.Clock clock) {
            this.ledger = ledger;
            this.clock = clock;
        }

        public LegacyPanel see(Duty duty, Standing it) {
            var mark = it.marks().legacy() && it.open()
                    ? ledger.of(it.community(), it.id()).orElse(null)
                    : null;
            var may = Marking.marks(duty) && it.open() && it.first().isMet();
            return new LegacyPanel(duty.path("/cases/" + it.id().value() + "/legacy/"), may, mark, clock.instant());
        }
    }
}
