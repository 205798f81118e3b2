package shequtong.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import shequtong.kernel.Subject;

/**
 * What was refused, and who looked at what is not for everybody. Neither can be used to flood the audit: a look counts
 * once an hour, and of many refusals of one person in a minute the first are entered and the others counted.
 */
@Component
public class Watch {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long LOOKS = 100_000;

    private final Audit audit;
    private final Clock clock;
    private final int most;
    private final Cache<Look, Look> looks;
    private final Map<Long, Burst> bursts = new HashMap<>();

    Watch(Audit audit, Clock clock, AuditSettings settings) {
        this.audit = audit;
        this.clock = clock;
        this.most = settings.refusals();
        this.looks = Caffeine.newBuilder()
                .maximumSize(LOOKS)
                .expireAfterWrite(HOUR)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    private record Look(long person, long area, String act, Subject about) {}

    /** @param actor as what this person was refused first */
    private record Burst(Actor actor, Instant began, int times) {
        Burst more() {
            return new Burst(actor, began, times + 1);
        }
    }

    /** Before the data leave: what cannot be entered is not shown. */
    public void seen(Actor actor, String act, Subject about) {
        var look = new Look(actor.person(), actor.area(), act, about);
        if (looks.getIfPresent(look) != null) return;
        audit.seen(actor, act, about);
        looks.put(look, look);
    }

    /** @param detail what was tried, as a route: it has no words and no names */
    public void refused(Actor actor, String act, Subject about, String detail) {
        tell();
        if (count(actor) <= most) audit.refused(actor, act, about, detail);
    }

    private synchronized int count(Actor actor) {
        return bursts.merge(actor.person(), new Burst(actor, clock.instant(), 1), (was, _) -> was.more())
                .times();
    }

    /** Enters how many refusals went uncounted in the minutes that are over. */
    public void tell() {
        over(clock.instant().minus(MINUTE)).forEach(this::summary);
    }

    @PreDestroy
    void tellTheLast() {
        over(Instant.MAX).forEach(this::summary);
    }

    private void summary(Burst burst) {
        if (burst.times() > most)
            audit.refused(
                    burst.actor(),
                    "audit.flood",
                    new Subject("identity.person", burst.actor().person()),
                    "times=" + burst.times());
    }

    private synchronized List<Burst> over(Instant before) {
        var over = new ArrayList<Burst>();
        bursts.values().removeIf(it -> it.began().isBefore(before) && over.add(it));
        return over;
    }
}
