package shequtong.supervision.patrol;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** On which round somebody is, for what they note meanwhile. */
@Component
public class Walking {

    private final Rounds rounds;

    Walking(Rounds rounds) {
        this.rounds = rounds;
    }

    public Optional<Long> round(long mandate, Instant now) {
        return rounds.running(mandate, now);
    }
}
