package shequtong.casework.promises;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Clocks;
import shequtong.casework.file.Standings;
import shequtong.casework.file.Steps;
import shequtong.casework.file.Telling;
import shequtong.identity.PersonId;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.notification.Notice;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** What is done with promises: made of a sentence, kept, put off for a reason, and broken by time alone. */
@Service
@Transactional
class Keeping {

    static final Notice.Kind MADE = new Notice.Kind("casework.promised", "clock", "“%s”有了公开的承诺");
    static final Notice.Kind KEPT = new Notice.Kind("casework.promise-kept", "circle-check", "“%s”里的承诺兑现了");
    static final Notice.Kind MOVED = new Notice.Kind("casework.promise-moved", "clock", "“%s”里的承诺改了日子");
    static final Notice.Kind NEAR = new Notice.Kind("casework.promise-near", "alarm", "“%s”里的承诺快到期了");
    static final Notice.Kind BROKEN = new Notice.Kind("casework.promise-broken", "alarm", "“%s”里的承诺到期没有兑现");

    private static final Duration LONGEST = Duration.ofDays(3660);

    private static final PersonId NOBODY = new PersonId(0);

    private final Promises promises;
    private final Standings standings;
    private final Steps steps;
    private final Cases cases;
    private final Clocks clocks;
    private final PromiseClock rings;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Keeping(
            Promises promises,
            Standings standings,
            Steps steps,
            Cases cases,
            Clocks clocks,
            PromiseClock rings,
            Telling telling,
            Audit audit,
            Clock clock) {
        this.promises = promises;
        this.standings = standings;
        this.steps = steps;
        this.cases = cases;
        this.clocks = clocks;
        this.rings = rings;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Found again in the words as they were said, so that no form can put a promise into anybody's mouth.
     *
     * @param nth among the promises of that step
     * @param meant whether it is one
     */
    void settle(Duty duty, CaseId id, int number, int nth, boolean meant) {
        duty.must(Work.COMMUNITY);
        var now = clock.instant();
        var it = standings.get(duty, id);
        var row = steps.of(it, true).stream()
                .filter(one -> one.number() == number && Offers.official(one))
                .findFirst()
                .orElseThrow(() -> new Missing("step " + number));
        var found = Spoken.nth(Spoken.in(row.words(), row.at(), () -> clocks.workingDays(row.at())), nth)
                .orElseThrow(() -> new Refused("这句话里没有找到期限"));
        if (meant && !found.until().isAfter(now)) throw new Refused("这个期限已经过了，不能再作为承诺");
        var state = meant ? Promise.State.OPEN : Promise.State.DECLINED;
        var promise = promises.add(it, number, row.author().mandate(), found, state, now);
        audit.record(duty.actor(), meant ? "casework.promise" : "casework.promise-none", id.subject());
        if (!meant) return;
        rings.set(it.community(), promise, row.at(), found.until());
        tell(it.community(), id, MADE, false);
    }

    /** Also when it comes too late: then it was broken, and was done all the same. */
    void keep(Duty duty, PromiseId id, String words) {
        duty.must(Work.COMMUNITY);
        var it = promises.get(duty, id);
        promises.kept(duty, it, words, clock.instant());
        audit.record(duty.actor(), "casework.promise-kept", it.caseId().subject());
        tell(duty.area().id(), it.caseId(), KEPT, false);
    }

    /** The day that was promised at first, and why it is another, stay beside it. */
    void move(Duty duty, PromiseId id, Instant due, String reason) {
        duty.must(Work.COMMUNITY);
        var now = clock.instant();
        var it = promises.get(duty, id);
        if (!it.open() || !it.due().isAfter(now)) throw new Refused("承诺已经到期或了结，不能再改日子");
        if (!due.isAfter(now)) throw new Refused("新的日子要在现在以后");
        if (due.isAfter(now.plus(LONGEST))) throw new Refused("承诺最远到十年以后");
        if (due.equals(it.due())) throw new Refused("本来就是这个日子");
        promises.move(duty, it, due, reason, now);
        rings.set(duty.area().id(), id, now, due);
        audit.record(duty.actor(), "casework.promise-move", it.caseId().subject());
        tell(duty.area().id(), it.caseId(), MOVED, false);
    }

    /** @param due what the ring was set for, in milliseconds */
    void near(long community, PromiseId id, long due) {
        promises.find(community, id)
                .filter(it -> it.open() && it.due().toEpochMilli() == due)
                .ifPresent(it ->
                        cases.find(community, it.caseId()).ifPresent(one -> telling.holder(one.head(), NEAR, NOBODY)));
    }

    /** A second ring changes nothing. */
    void over(long community, PromiseId id) {
        if (!promises.broken(community, id, clock.instant())) return;
        var it = promises.find(community, id).orElseThrow();
        audit.record(
                Actor.clock(community), "casework.promise-broken", it.caseId().subject());
        tell(community, it.caseId(), BROKEN, true);
    }

    private void tell(long community, CaseId id, Notice.Kind kind, boolean holder) {
        cases.find(community, id).ifPresent(it -> {
            telling.reporter(it.head(), kind);
            if (holder) telling.holder(it.head(), kind, NOBODY);
        });
    }
}
