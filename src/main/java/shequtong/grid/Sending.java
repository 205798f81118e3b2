package shequtong.grid;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import shequtong.casework.spi.ElsewhereDesk;
import shequtong.casework.spi.Peer;
import shequtong.casework.spi.Recall;
import shequtong.grid.Line.NotSent;

/** Brings what waits to the peers, one after the other, as long as they answer. */
@Component
class Sending {

    /** In one go; the next comes a few seconds later, on whichever machine. */
    private static final int AT_ONCE = 1000;

    private static final int SECONDS = 5;

    private final List<Line> lines;
    private final Deliveries deliveries;
    private final ElsewhereDesk elsewhere;
    private final Outcome outcome;

    Sending(Deliveries deliveries, ElsewhereDesk elsewhere, Outcome outcome, GridSettings settings, Clock clock) {
        this.lines = Stream.of(Peer.values())
                .flatMap(it -> Line.to(it, settings, clock).stream())
                .toList();
        this.deliveries = deliveries;
        this.elsewhere = elsewhere;
        this.outcome = outcome;
    }

    Optional<Line> line(Peer peer) {
        return lines.stream().filter(it -> it.peer() == peer).findFirst();
    }

    List<Line> lines() {
        return lines;
    }

    /** @return how many were tried */
    int drain(Peer peer) {
        var tried = 0;
        var line = line(peer).orElse(null);
        while (line != null && tried < AT_ONCE && line.breaker().lets()) {
            var next = deliveries.take(peer);
            if (next.isEmpty()) {
                line.breaker().unused();
                break;
            }
            tried++;
            bring(line, next.get());
        }
        return tried;
    }

    private void bring(Line line, Deliveries.Taken it) {
        try {
            switch (it.what()) {
                case CASE -> {
                    var errand = elsewhere.errand(it.referral());
                    if (errand.isEmpty()) drop(line, it);
                    else outcome.arrived(it, line.bring(errand.get()));
                }
                case RECALL -> {
                    var recall = elsewhere.recall(it.referral());
                    if (recall.isEmpty()) drop(line, it);
                    else outcome.answered(it, recall(line, it, recall.get()));
                }
            }
        } catch (NotSent e) {
            outcome.failed(it, e.fault());
        }
    }

    /** Whoever was never told of it need not be asked. */
    private Line.Reply recall(Line line, Deliveries.Taken it, Recall recall) throws NotSent {
        if (deliveries.tried(it.referral())) return line.recall(recall);
        line.breaker().unused();
        return Line.Reply.BACK;
    }

    private void drop(Line line, Deliveries.Taken it) {
        line.breaker().unused();
        deliveries.dropped(it);
    }

    @Bean
    static RecurringTask<Void> bringsToThePlatform(Sending sending) {
        return Tasks.recurring("grid.platform", FixedDelay.ofSeconds(SECONDS))
                .execute((_, _) -> sending.drain(Peer.PLATFORM));
    }

    @Bean
    static RecurringTask<Void> bringsToTheSquad(Sending sending) {
        return Tasks.recurring("grid.squad", FixedDelay.ofSeconds(SECONDS))
                .execute((_, _) -> sending.drain(Peer.SQUAD));
    }
}
