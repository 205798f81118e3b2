package shequtong.casework.promises;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import shequtong.casework.file.Clocks;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Steps;
import shequtong.organization.Duty;

/** The promises of a case for its pages, and their count for the board. */
@Component
public class Promising {

    /** The board counts over a quarter. */
    public static final Duration COUNTED = Duration.ofDays(90);

    private final Promises promises;
    private final Clocks clocks;
    private final Clock clock;

    Promising(Promises promises, Clocks clocks, Clock clock) {
        this.promises = promises;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** What the desk of the committee is asked, and what it has to keep. */
    public record AtTheDesk(Offers offers, PromiseList list) {

        public static final AtTheDesk NONE =
                new AtTheDesk(new Offers("", List.of()), new PromiseList(List.of(), null, java.time.Instant.EPOCH));
    }

    public AtTheDesk atTheDesk(Duty duty, Standing it, List<Steps.Row> rows) {
        var all = promises.of(it);
        var now = clock.instant();
        var path = duty.path("/cases/" + it.id().value());
        return new AtTheDesk(
                Offers.of(path, rows, all, now, clocks::workingDays),
                new PromiseList(meant(all), duty.path("/promises"), now));
    }

    public PromiseList list(Standing it) {
        return new PromiseList(meant(promises.of(it)), null, clock.instant());
    }

    public PromiseShare share(long community) {
        return PromiseShare.of(promises.tally(community, clock.instant().minus(COUNTED)));
    }

    private static List<Promise> meant(List<Promise> all) {
        return all.stream().filter(it -> it.state() != Promise.State.DECLINED).toList();
    }
}
