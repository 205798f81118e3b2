package shequtong.casework.closing;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.casework.file.Standing;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Html;

/**
 * The end of a case, beside its ways at a desk.
 *
 * @param ask where an end without a verdict is asked for; none where it is not the reader's to ask
 * @param closure what was asked last; none where nothing was
 * @param decide where it is decided; none where it is not the reader's to decide
 * @param verification what is to be looked at or was; none where it was not drawn
 * @param verify where that is written down; none where it is not the reader's
 */
public record ClosingPanel(
        @Nullable String ask,
        Closures.@Nullable Closure closure,
        @Nullable String decide,
        Verifications.@Nullable Verification verification,
        @Nullable String verify)
        implements Html {

    public boolean empty() {
        return ask == null && closure == null && verification == null;
    }

    /** Asks for nothing where the tier above has nothing to do with the case. */
    @Component
    public static class Of {

        private final Closures closures;
        private final Verifications verifications;

        Of(Closures closures, Verifications verifications) {
            this.closures = closures;
            this.verifications = verifications;
        }

        public ClosingPanel see(Duty duty, Standing it) {
            var path = duty.path("/cases/" + it.id().value());
            var above = duty.does(Work.COORDINATING);
            var closure =
                    it.marks().above() ? closures.last(it.community(), it.id()).orElse(null) : null;
            var asked = closure != null && closure.open() && it.open() ? closure : null;
            var drawn = it.marks().above() && it.closed() && !it.confirmed()
                    ? verifications
                            .of(it.community(), it.id(), it.reworks() + 1)
                            .orElse(null)
                    : null;
            return new ClosingPanel(
                    duty.does(Work.COMMUNITY) && it.open() && it.first().isMet() && asked == null
                            ? path + "/closing"
                            : null,
                    closure,
                    above && asked != null && asked.asker() != duty.person().value()
                            ? path + "/closing/" + asked.id()
                            : null,
                    drawn,
                    above && drawn != null && drawn.found() == null ? path + "/verification" : null);
        }
    }
}
