package shequtong.supervision.patrol;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.kernel.Subject;
import shequtong.notification.Notice;
import shequtong.supervision.patrol.RoundClock.Told;
import shequtong.web.Moments;

/**
 * Goes round with the clock: makes the sheets when a round begins, reminds before it ends, and says the same day what
 * was missed, to whoever missed it and to the desk above. Each of it once, whoever goes round and however often.
 */
@Service
public class Walk {

    static final String ROUND = "supervision.round";
    static final String DAY = "supervision.day";

    static final Notice.Kind SOON = new Notice.Kind("supervision.round-soon", "binoculars", "“%s”还没有完成，快到截止时间了");
    static final Notice.Kind MISSED = new Notice.Kind("supervision.round-missed", "alarm", "“%s”没有按时完成，已记为漏巡");
    static final Notice.Kind REPORT = new Notice.Kind("supervision.round-report", "alarm", "“%s”有人漏巡，请过问");

    private final Sheets sheets;
    private final RoundClock rounds;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Walk(Sheets sheets, RoundClock rounds, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.sheets = sheets;
        this.rounds = rounds;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The sheets of the round that runs now, each in a transaction of its own. */
    public void make() {
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, Moments.SHANGHAI);
        for (var turn : Turn.values()) if (turn.runs(day, now)) make(day, turn, now);
    }

    private void make(LocalDate day, Turn turn, Instant now) {
        var after = 0L;
        while (true) {
            var some = sheets.without(day, turn, now, after);
            if (some.isEmpty()) return;
            for (var mandate : some) sheets.make(mandate, day, turn);
            after = some.getLast();
        }
    }

    /** What cannot or need not be opened any more is asked of nobody: before anybody is reminded or reproached. */
    @Transactional
    public void excuse() {
        var now = clock.instant();
        rounds.drop(now);
        rounds.strike(now);
    }

    @Transactional
    public boolean remind() {
        var now = clock.instant();
        var told = rounds.remind(now);
        told.forEach(
                it -> events.publishEvent(Notice.toDesk(it.person(), it.area(), SOON, new Subject(ROUND, it.id()))));
        return !told.isEmpty();
    }

    /** @return whether there may be more */
    @Transactional
    public boolean miss() {
        var now = clock.instant();
        var missed = rounds.miss(now);
        for (var it : missed) {
            events.publishEvent(Notice.toDesk(it.person(), it.area(), MISSED, new Subject(ROUND, it.id())));
            audit.record(Actor.clock(it.area()), "supervision.round.miss", new Subject(ROUND, it.id()));
        }
        report(missed, now);
        return !missed.isEmpty();
    }

    /** One line a day for each desk above, however many missed how much. */
    private void report(List<Told> missed, Instant now) {
        var days = new HashSet<String>();
        for (var it : missed)
            if (days.add(it.above() + " " + it.day()))
                for (var to : rounds.overseers(it.above(), now))
                    events.publishEvent(Notice.toDesk(
                            to, it.above(), REPORT, new Subject(DAY, it.day().toEpochDay())));
    }
}
