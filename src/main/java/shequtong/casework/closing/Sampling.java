package shequtong.casework.closing;

import java.time.Clock;
import org.springframework.stereotype.Service;
import shequtong.casework.CaseworkSettings;
import shequtong.casework.file.Case;
import shequtong.casework.file.Clocks;
import shequtong.casework.file.Outcome;
import shequtong.casework.file.Telling;
import shequtong.kernel.Sealed;

/**
 * Which of the cases that nobody judged the tier above looks at (R45). Drawn by a figure of the case's number under the
 * district's key: the same case is drawn or not whoever asks, and no committee can work out beforehand which.
 */
@Service
public class Sampling {

    private static final int DAYS = 5;
    private static final int ALL = 100;

    private final Verifications verifications;
    private final VerificationClock own;
    private final Clocks clocks;
    private final Telling telling;
    private final Sealed sealed;
    private final CaseworkSettings settings;
    private final Clock clock;

    Sampling(
            Verifications verifications,
            VerificationClock own,
            Clocks clocks,
            Telling telling,
            Sealed sealed,
            CaseworkSettings settings,
            Clock clock) {
        this.verifications = verifications;
        this.own = own;
        this.clocks = clocks;
        this.telling = telling;
        this.sealed = sealed;
        this.settings = settings;
        this.clock = clock;
    }

    /** In the transaction that closes it. Only what is said to be solved is worth a look. */
    public void of(Case.Closed it) {
        var head = it.head();
        if (it.outcome() != Outcome.SOLVED || !drawn(head)) return;
        var now = clock.instant();
        var due = clocks.after(now, DAYS);
        if (!verifications.draw(head, now, due)) return;
        own.set(head, due);
        telling.street(head, ClosingParts.TO_VERIFY);
    }

    private boolean drawn(Case.Head head) {
        var figure = sealed.index(
                "casework.sample", head.community() + "/" + head.id().value() + "/" + head.reworks());
        return ((figure[0] & 0xff) << 8 | figure[1] & 0xff) % ALL < settings.sampled();
    }
}
