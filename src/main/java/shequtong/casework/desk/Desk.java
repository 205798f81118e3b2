package shequtong.casework.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.CaseId;
import shequtong.casework.CaseworkSettings;
import shequtong.casework.file.Bodies;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Categories;
import shequtong.casework.file.Clocks;
import shequtong.casework.file.Deadlines;
import shequtong.casework.file.DispatchId;
import shequtong.casework.file.Dispatches;
import shequtong.casework.file.Dispatches.Dispatch;
import shequtong.casework.file.Mentions;
import shequtong.casework.file.Outcome;
import shequtong.casework.file.Standings;
import shequtong.casework.file.Step;
import shequtong.casework.file.Step.Kind;
import shequtong.casework.file.Telling;
import shequtong.casework.file.Tier;
import shequtong.casework.templates.Templates;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.media.Media;
import shequtong.media.MediaId;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Dates;

/**
 * What the committee may do with a case, and a 街镇 with one that was handed up to it. Every act says which version of the
 * case it was decided on: whoever was overtaken by a colleague is told, and decides again.
 */
@Service
@Transactional
public class Desk {

    private final Cases cases;
    private final Standings standings;
    private final Templates templates;
    private final Mentions mentions;
    private final Dispatches dispatches;
    private final Bodies bodies;
    private final Categories categories;
    private final Clocks clocks;
    private final Deadlines deadlines;
    private final Telling telling;
    private final Media media;
    private final CaseworkSettings settings;
    private final Audit audit;
    private final Clock clock;

    Desk(
            Cases cases,
            Standings standings,
            Templates templates,
            Mentions mentions,
            Dispatches dispatches,
            Bodies bodies,
            Categories categories,
            Clocks clocks,
            Deadlines deadlines,
            Telling telling,
            Media media,
            CaseworkSettings settings,
            Audit audit,
            Clock clock) {
        this.cases = cases;
        this.standings = standings;
        this.templates = templates;
        this.mentions = mentions;
        this.dispatches = dispatches;
        this.bodies = bodies;
        this.categories = categories;
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.telling = telling;
        this.media = media;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Said to the resident, and to whoever may see the case. It stops the first clock, unless it is a template as it
     * stands (R30).
     *
     * @return whether it was written for this matter
     */
    public boolean reply(Duty duty, CaseId id, int seen, String words, List<MediaId> photos) {
        duty.must(Work.COMMUNITY);
        var now = clock.instant();
        var open = open(duty, id, seen);
        var template = templates.unedited(standings.get(duty, id), words);
        var next = template.isPresent() ? open : open.replied(now);
        save(duty, next, Step.of(Kind.REPLIED, duty, now, words), photos, "casework.reply");
        template.ifPresent(it -> templates.used(open.head(), it));
        telling.reporter(open.head(), Telling.REPLIED);
        return template.isEmpty();
    }

    /** For colleagues alone, also when it is done with. A note is never in anybody's way, so it does not ask which version it was written on. */
    void note(Duty duty, CaseId id, String words, List<MediaId> photos) {
        duty.must(Work.COMMUNITY);
        var it = cases.locked(duty, id);
        save(duty, it, Step.of(Kind.NOTED, duty, clock.instant(), words).inner(), photos, "casework.note");
        mentions.tell(duty, it.head(), words);
    }

    /**
     * Another category has other limits, counted from where they were counted before; an emergency and what is legacy keep
     * theirs, and a limit that has passed stays as it was (R42).
     */
    void classify(Duty duty, CaseId id, int seen, String category) {
        duty.must(Work.COMMUNITY);
        var open = open(duty, id, seen);
        var head = open.head();
        if (head.category().equals(category)) throw new Refused("本来就是这个类别");
        var found = categories.find(category).orElseThrow(() -> new Missing(category));
        var now = clock.instant();
        var own = cases.urgent(head) || standings.get(duty, id).marks().legacy();
        var times = own
                ? head.times()
                : head.times()
                        .classified(
                                clocks.first(found.code(), head.times().reportedAt()),
                                clocks.handling(found.code(), head.times().handleFrom()),
                                now);
        var words = own || !head.times().overdrawn(now) ? "" : "已经过了的期限不变。";
        var step = Step.of(Kind.CLASSIFIED, duty, now, words).into(found.code());
        save(duty, open.with(head.classified(found.code(), times)), step, List.of(), "casework.classify");
        telling.reporter(head, Telling.MOVED);
    }

    void hand(Duty duty, CaseId id, int seen, long mandate) {
        duty.must(Work.COMMUNITY);
        var open = open(duty, id, seen);
        var head = open.head();
        if (bodies.committee(head.community()).stream().noneMatch(it -> it.mandate() == mandate))
            throw new Missing("mandate " + mandate);
        if (Objects.equals(head.holder(), mandate)) throw new Refused("本来就由这位同事负责");
        var handed = head.heldBy(mandate);
        var step = Step.of(Kind.HANDED, duty, clock.instant(), "").inner().to(mandate);
        save(duty, open.with(handed), step, List.of(), "casework.hand");
        telling.holder(handed, Telling.HANDED, duty.person());
    }

    /** 自办: the committee does it itself. */
    void keep(Duty duty, CaseId id, int seen, String words) {
        duty.must(Work.COMMUNITY);
        var open = open(duty, id, seen);
        var step = Step.of(Kind.KEPT, duty, clock.instant(), words);
        save(duty, open.taken(open.head().tier()), step, List.of(), "casework.keep");
        telling.reporter(open.head(), Telling.MOVED);
    }

    /** To one body or to several at once: each gets a dispatch, a deadline and an answer of its own (R39). */
    void dispatch(Duty duty, CaseId id, int seen, List<Long> chosen, String purpose, Instant due) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var now = clock.instant();
        if (!due.isAfter(now)) throw new Refused("办理期限要在现在以后");
        var open = open(duty, id, seen);
        var head = open.head();
        var to = bodies.serving(duty, head.community()).stream()
                .filter(it -> chosen.contains(it.id()))
                .toList();
        var unconnected = bodies.unconnected(chosen);
        if (!unconnected.isEmpty()) throw new Refused(String.join("、", unconnected) + "还没有接入，不能派单");
        if (to.isEmpty() || to.size() < chosen.stream().distinct().count()) throw new Refused("请只选为本社区服务的单位");
        var sent = to.stream()
                .map(it -> dispatches.add(head, duty, it, purpose, due, now))
                .toList();
        var tier = to.stream().map(Bodies.Body::tier).reduce(head.tier(), Tier::atLeast);
        var step = Step.of(Kind.SENT, duty, now, "")
                .with(to.stream().map(Bodies.Body::id).toList())
                .until(due);
        save(duty, open.taken(tier), step, List.of(), "casework.dispatch");
        telling.reporter(head, Telling.MOVED);
        for (var n = 0; n < to.size(); n++) telling.handlers(to.get(n).id(), sent.get(n), Telling.DISPATCHED);
    }

    /**
     * By the desk that sent it, with a reason that everybody may read (R37). What was sent by a rule, or taken on at the
     * table of a 街镇, is not taken back by those it checks.
     */
    void withdraw(Duty duty, CaseId id, int seen, DispatchId dispatch, String reason) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var open = open(duty, id, seen);
        var head = open.head();
        var all = dispatches.of(head.community(), id);
        var it = all.stream()
                .filter(one -> one.id().equals(dispatch))
                .findFirst()
                .orElseThrow(() -> new Missing(dispatch));
        mayWithdraw(duty, it);
        dispatches.withdraw(head, dispatch);
        var tier = all.stream()
                .filter(one -> !one.id().equals(dispatch))
                .map(Dispatch::tier)
                .reduce(Tier.SELF_GOVERNANCE, Tier::atLeast);
        var step =
                Step.of(Kind.WITHDRAWN, duty, clock.instant(), it.about(reason)).with(List.of(it.body()));
        save(duty, open.with(head.lowered(tier)), step, List.of(), "casework.withdraw");
        telling.reporter(head, Telling.MOVED);
        telling.withdrawn(it.body(), dispatch);
    }

    private static void mayWithdraw(Duty duty, Dispatch it) {
        if (!it.open()) throw new Refused(it.label() + "已经答复，不能再撤回");
        if (it.tier() == Tier.GRID) throw new Refused("已经纳入网格，要等它结案或退回");
        if (it.area() == null) throw new Forbidden("这是居民两次说没有解决后交去核查的，不能撤回");
        if (it.area() != duty.area().id()) throw new Forbidden("只能撤回自己派出的单。街镇派出的，请街镇撤回");
    }

    /**
     * What came of it, and what was done on the spot.
     *
     * @param present who was there, when; or else why there is no such record (S87)
     * @param before which of the case's pictures shows how it was
     */
    record Feedback(
            Outcome outcome,
            String words,
            String present,
            @Nullable Instant presentAt,
            String absent,
            @Nullable Integer before,
            List<MediaId> photos) {

        boolean recorded() {
            return !present.isBlank() && presentAt != null;
        }
    }

    /** 问题意见必反馈 (R33): from here the resident has the word. */
    void answer(Duty duty, CaseId id, int seen, Feedback feedback) {
        duty.must(Work.COMMUNITY);
        var now = clock.instant();
        var open = open(duty, id, seen);
        var head = open.head();
        var waiting = dispatches.of(head.community(), id).stream()
                .filter(Dispatch::open)
                .map(Dispatch::label)
                .distinct()
                .toList();
        if (!waiting.isEmpty()) throw new Refused("还有" + String.join("、", waiting) + "没有答复。请等它们答复，或先撤回派单");
        dispatches.mustHaveMet(head);
        if (feedback.presentAt() != null && feedback.presentAt().isAfter(now)) throw new Refused("到场时间不能在现在以后");
        if (feedback.presentAt() != null
                && Dates.before(feedback.presentAt(), head.times().reportedAt())) throw new Refused("到场时间不能在居民反映以前");
        var answered = open.answered(feedback.outcome(), now, settings.asked());
        var step = Step.of(Kind.FED_BACK, duty, now, feedback.words()).showing(Step.Stage.AFTER, feedback.before());
        save(duty, answered, step, feedback.photos(), "casework.answer");
        cases.add(head, feedback.outcome(), feedback.present(), feedback.presentAt(), feedback.absent());
        deadlines.set(head, answered.rateDue());
        telling.reporter(head, Telling.ANSWERED);
    }

    private Case.Open open(Duty duty, CaseId id, int seen) {
        var it = cases.get(duty, id);
        if (it.head().version() != seen && cases.movedSince(it.head().community(), id, seen))
            throw new Refused("您看着的时候，这件事有了新的变化。您写的还在，请看过再决定");
        if (!(it instanceof Case.Open open)) throw new Refused("这件事已经答复，正在等居民评价或已经办结");
        return open;
    }

    private void save(Duty duty, Case it, Step step, List<MediaId> photos, String act) {
        var saved = cases.save(it, step);
        if (!photos.isEmpty()) media.attach(duty, Step.subject(saved), photos);
        audit.record(duty.actor(), act, it.head().id().subject());
    }
}
