package shequtong.casework.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Actor;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Step;
import shequtong.casework.file.Step.Kind;
import shequtong.casework.file.Telling;
import shequtong.casework.spi.Recall;
import shequtong.casework.spi.Recalled;
import shequtong.identity.PersonId;
import shequtong.kernel.Masked;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/**
 * What is in the grid is asked back: moving down needs a reason (R37), and whoever has it now says whether it lets it go. Until
 * then nothing has changed, and the clock of the case never stopped.
 */
@Service
@Transactional
public class Recalling {

    private static final PersonId NOBODY = new PersonId(0);

    private final Cases cases;
    private final Catalogue catalogue;
    private final Referring referring;
    private final Referrals referrals;
    private final Recalls recalls;
    private final Telling telling;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final Clock clock;

    Recalling(
            Cases cases,
            Catalogue catalogue,
            Referring referring,
            Referrals referrals,
            Recalls recalls,
            Telling telling,
            ApplicationEventPublisher events,
            Audit audit,
            Clock clock) {
        this.cases = cases;
        this.catalogue = catalogue;
        this.referring = referring;
        this.referrals = referrals;
        this.recalls = recalls;
        this.telling = telling;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** By the community whose case it is, or by the 街镇 that sent it; once, and not after it was dispatched there. */
    void ask(Duty duty, CaseId id, int seen, String reason) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var now = clock.instant();
        var it = cases.locked(duty, id);
        var head = it.head();
        if (head.version() != seen && cases.movedSince(head.community(), id, seen))
            throw new Refused("您看着的时候，这件事有了新的变化，请看过再决定");
        if (!(it instanceof Case.Open open)) throw new Refused("这件事已经答复居民，正在等居民评价或已经办结");
        var referral = recalls.open(head.community(), id)
                .flatMap(referrals::locked)
                .filter(Referral::open)
                .orElseThrow(() -> new Refused("这件事现在不在网格里"));
        if (referral.recall() != null) throw new Refused("已经请网格退回过一次了");
        if (recalls.dispatched(referral.id())) throw new Refused("网格已经派给承办单位了，不能再请它退回");
        var words = Masked.of(reason.strip()).words();
        recalls.ask(referral.id(), words);
        cases.save(
                open.with(head), Step.of(Kind.GRID_RECALLED, duty, now, words).with(List.of(referral.body())));
        audit.record(duty.actor(), "casework.grid.recall", id.subject());
        events.publishEvent(new Recalled(
                referral.id(),
                referral.peer(),
                id.value(),
                catalogue.seat(head.community()).street()));
        if (duty.does(Work.COMMUNITY)) telling.street(head, GridNotices.RECALLED);
        else telling.holder(head, GridNotices.RECALLED, duty.person());
        telling.reporter(head, Telling.MOVED);
    }

    @Transactional(readOnly = true)
    public Optional<Recall> errand(long referral) {
        return recalls.errand(referral);
    }

    /** It let go: the 街镇 has it again and finds another way. Said twice, it is done once. */
    public void back(long referral) {
        var it = asked(referral);
        if (it == null) return;
        var now = clock.instant();
        referrals.end(it, "WITHDRAWN", now);
        if (!recalls.withdrawn(it) || !(found(it) instanceof Case.Open open)) return;
        var head = open.head();
        save(open.with(referring.without(head)), it, Kind.GRID_BACK, "", now);
        telling.holder(head, GridNotices.BACK, NOBODY);
        telling.street(head, GridNotices.BACK);
        telling.reporter(head, Telling.MOVED);
    }

    /** It goes on there, as if nobody had asked. */
    public void kept(long referral, String words) {
        var it = asked(referral);
        if (it == null) return;
        recalls.kept(referral);
        if (!(found(it) instanceof Case.Open open)) return;
        var said = words.isBlank() ? "对方没有说明原因" : Masked.of(words).words();
        save(open.with(open.head()), it, Kind.GRID_KEPT, said, clock.instant());
        telling.holder(open.head(), GridNotices.KEPT, NOBODY);
        telling.street(open.head(), GridNotices.KEPT);
    }

    private @Nullable Referral asked(long referral) {
        return referrals
                .locked(referral)
                .filter(it -> it.open() && it.recall() == Referral.Recall.ASKED)
                .orElse(null);
    }

    private Case found(Referral it) {
        return cases.find(it.community(), it.caseId()).orElseThrow(() -> new Missing(it.caseId()));
    }

    private void save(Case it, Referral referral, Kind kind, String words, Instant now) {
        cases.save(it, Step.lapsed(now).as(kind).with(List.of(referral.body())).saying(words));
        audit.record(
                Actor.clock(referral.community()),
                kind == Kind.GRID_BACK ? "casework.grid.back" : "casework.grid.kept",
                referral.caseId().subject(),
                referral.peer().name());
    }
}
