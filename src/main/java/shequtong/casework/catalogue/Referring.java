package shequtong.casework.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.file.Bodies.Body;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Clocks;
import shequtong.casework.file.Dispatches;
import shequtong.casework.file.Dispatches.Dispatch;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Standings;
import shequtong.casework.file.Step;
import shequtong.casework.file.Step.Kind;
import shequtong.casework.file.Telling;
import shequtong.casework.file.Tier;
import shequtong.casework.spi.Errand;
import shequtong.casework.spi.Peer;
import shequtong.casework.spi.Plug;
import shequtong.casework.spi.Referred;
import shequtong.casework.spi.Word;
import shequtong.identity.PersonId;
import shequtong.kernel.Masked;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** A 街镇 lets a case go on in another system (R37-R39, S92), and hears what becomes of it there. */
@Service
@Transactional
public class Referring {

    /** An ordinary matter has seven natural days in the grid (R43); the others what they have everywhere. */
    private static final Duration ORDINARY = Duration.ofDays(7);

    private static final PersonId NOBODY = new PersonId(0);

    private final Cases cases;
    private final Standings standings;
    private final Dispatches dispatches;
    private final Catalogue catalogue;
    private final Referrals referrals;
    private final Responsible responsible;
    private final Clocks clocks;
    private final Telling telling;
    private final ObjectProvider<Plug> plugs;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Referring(
            Cases cases,
            Standings standings,
            Dispatches dispatches,
            Catalogue catalogue,
            Referrals referrals,
            Responsible responsible,
            Clocks clocks,
            Telling telling,
            ObjectProvider<Plug> plugs,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.cases = cases;
        this.standings = standings;
        this.dispatches = dispatches;
        this.catalogue = catalogue;
        this.referrals = referrals;
        this.responsible = responsible;
        this.clocks = clocks;
        this.telling = telling;
        this.plugs = plugs;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    boolean connected(Peer peer) {
        return plugs.stream().anyMatch(it -> it.reaches(peer));
    }

    boolean connected() {
        return Stream.of(Peer.values()).anyMatch(this::connected);
    }

    /** When it has to be done there. */
    Instant due(Standing it, Instant now) {
        return it.urgency().equals("N")
                ? now.plus(ORDINARY)
                : clocks.handling(it.category().code(), now);
    }

    /** From a 街镇, by a 街镇, under a class (R38). Whichever body answers for it here stays responsible. */
    void send(Duty duty, CaseId id, int seen, String code, String purpose) {
        duty.must(Work.COORDINATING);
        var now = clock.instant();
        var it = cases.locked(duty, id);
        var head = it.head();
        if (head.version() != seen && cases.movedSince(head.community(), id, seen))
            throw new Refused("您看着的时候，这件事有了新的变化，请看过再决定");
        if (!(it instanceof Case.Open open)) throw new Refused("这件事已经答复居民，正在等居民评价或已经办结");
        if (head.tier() == Tier.SELF_GOVERNANCE) throw new Refused("这件事还在居村手里，报到街镇以后才能纳入网格");
        var kind = catalogue
                .find(catalogue.seat(head.community()), code)
                .filter(GridClass::active)
                .orElseThrow(() -> new Refused("这个9+X类别停用了，请另选一个"));
        var peer = kind.peer();
        if (!connected(peer)) throw new Refused(peer.label() + "还没有接通，请先派单给单位，并告诉区里");
        var body = body(head, peer);
        var due = due(standings.get(duty, id), now);
        referrals.forget(head, now);
        var sent = responsible.dispatch(head, duty, body, purpose, due, now);
        var referral = referrals.add(head, sent, kind, duty, purpose, now);
        var step = Step.of(Kind.TO_GRID, duty, now, "9+X类别：" + kind.label())
                .with(List.of(body.id()))
                .until(due);
        cases.save(open.taken(head.tier().atLeast(Tier.GRID)), step);
        audit.record(duty.actor(), "casework.grid", id.subject(), kind.code());
        events.publishEvent(new Referred(
                referral, peer, id.value(), catalogue.seat(head.community()).street()));
        telling.reporter(head, Telling.MOVED);
    }

    private Body body(Case.Head head, Peer peer) {
        return switch (peer) {
            case SQUAD ->
                responsible
                        .body(head.community(), "URBAN_MANAGEMENT_SQUAD")
                        .orElseThrow(() -> new Refused("本街镇还没有城管中队，请另选一个类别"));
            case PLATFORM ->
                responsible.body(head.community(), "GRID_CENTRE").orElseThrow(() -> new Refused("本街镇还没有网格化中心，请先派单给单位"));
        };
    }

    @Transactional(readOnly = true)
    public Optional<Errand> errand(long referral) {
        return referrals.errand(referral);
    }

    public void arrived(long referral, String number) {
        referrals.arrived(referral, number);
    }

    public void stuck(long referral) {
        referrals.locked(referral).filter(Referral::open).ifPresent(it -> {
            referrals.stuck(referral, clock.instant());
            cases.find(it.community(), it.caseId()).ifPresent(one -> telling.street(one.head(), GridNotices.STUCK));
        });
    }

    /** @return whether there is such a case with that system */
    public boolean heard(Word word) {
        var it = referrals
                .locked(word.referral())
                .filter(one -> one.peer() == word.peer())
                .orElse(null);
        if (it == null) return false;
        var plain = new Word(
                word.referral(),
                word.peer(),
                word.sequence(),
                word.stage(),
                word.at(),
                Masked.of(word.words()).words());
        if (!referrals.heard(plain, clock.instant()) || !it.open()) return true;
        var found = cases.find(it.community(), it.caseId()).orElseThrow(() -> new Missing(it.caseId()));
        switch (plain.stage()) {
            case CLOSED -> closed(it, found, plain);
            case REJECTED -> returned(it, found, plain);
            default -> telling.reporter(found.head(), Telling.MOVED);
        }
        return true;
    }

    private void closed(Referral it, Case found, Word word) {
        var now = clock.instant();
        var words = word.words().isBlank() ? it.peer().label() + "结案" : word.words();
        referrals.end(it, "DONE", now);
        if (!responsible.answered(it, words, now) || !(found instanceof Case.Open open)) return;
        save(open.with(open.head()), it, Kind.GRID_DONE, words, now);
        telling.holder(open.head(), Telling.HANDLED, NOBODY);
        telling.reporter(open.head(), Telling.MOVED);
    }

    /** It is with the 街镇 again, which finds another way (R37). */
    private void returned(Referral it, Case found, Word word) {
        var now = clock.instant();
        var reason = word.words().isBlank() ? "对方没有说明原因" : word.words();
        referrals.end(it, "RETURNED", now);
        if (!responsible.returned(it, reason, now) || !(found instanceof Case.Open open)) return;
        var head = open.head();
        save(open.with(without(head)), it, Kind.GRID_RETURNED, reason, now);
        telling.holder(head, GridNotices.RETURNED, NOBODY);
        telling.street(head, GridNotices.RETURNED);
        telling.reporter(head, Telling.MOVED);
    }

    /** Out of the grid again, it is where whoever else has it has it; with the 街镇 at least. */
    Case.Head without(Case.Head head) {
        var left = dispatches.of(head.community(), head.id()).stream()
                .filter(Dispatch::open)
                .map(Dispatch::tier)
                .reduce(Tier.SUBDISTRICT, Tier::atLeast);
        return head.tier() == Tier.GRID ? head.at(left) : head;
    }

    private void save(Case it, Referral referral, Kind kind, String words, Instant now) {
        cases.save(it, Step.lapsed(now).as(kind).with(List.of(referral.body())).saying(words));
        audit.record(
                Actor.clock(referral.community()),
                kind == Kind.GRID_DONE ? "casework.grid.done" : "casework.grid.return",
                referral.caseId().subject(),
                referral.peer().name());
    }
}
