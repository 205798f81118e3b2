package shequtong.casework.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import shequtong.audit.Watch;
import shequtong.casework.CaseId;
import shequtong.casework.Watched;
import shequtong.casework.catalogue.GridParts;
import shequtong.casework.closing.ClosingPanel;
import shequtong.casework.common.CommonPanel;
import shequtong.casework.desk.Forms.Typed;
import shequtong.casework.file.Bodies;
import shequtong.casework.file.Categories;
import shequtong.casework.file.Clocks;
import shequtong.casework.file.Dispatches;
import shequtong.casework.file.Dispatches.Dispatch;
import shequtong.casework.file.Hours;
import shequtong.casework.file.Lists;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Standings;
import shequtong.casework.file.Step;
import shequtong.casework.file.Steps;
import shequtong.casework.file.Timeline;
import shequtong.casework.joint.JointPanel;
import shequtong.casework.legacy.LegacyPanel;
import shequtong.casework.merging.MergePanels;
import shequtong.casework.promises.Promising;
import shequtong.casework.promises.Promising.AtTheDesk;
import shequtong.casework.solvers.Solved;
import shequtong.casework.solvers.Solvers;
import shequtong.casework.templates.Ready;
import shequtong.casework.ways.WayParts;
import shequtong.identity.PersonId;
import shequtong.media.Media;
import shequtong.media.MediaId;
import shequtong.organization.Areas;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.residency.Author;
import shequtong.residency.IdentityView;
import shequtong.residency.Looking;
import shequtong.web.Faults;

/** Puts the page of a case together, after reading and after every act that was not done. */
@Component
class CasePages {

    private final Standings standings;
    private final Steps steps;
    private final Dispatches dispatches;
    private final Lists lists;
    private final Solvers solvers;
    private final Promising promising;
    private final Bodies bodies;
    private final Categories categories;
    private final Clocks clocks;
    private final IdentityView identities;
    private final Areas areas;
    private final Media media;
    private final Ready.Offers ready;
    private final WayParts ways;
    private final GridParts grid;
    private final Watch watch;
    private final MergePanels merging;
    private final ObjectProvider<Watched> watched;
    private final JointPanel.Of joint;
    private final LegacyPanel.Of legacy;
    private final ClosingPanel.Of closing;
    private final CommonPanel.Of common;
    private final Clock clock;

    CasePages(
            Standings standings,
            Steps steps,
            Dispatches dispatches,
            Lists lists,
            Solvers solvers,
            Promising promising,
            Bodies bodies,
            Categories categories,
            Clocks clocks,
            IdentityView identities,
            Areas areas,
            Media media,
            Ready.Offers ready,
            WayParts ways,
            GridParts grid,
            Watch watch,
            MergePanels merging,
            ObjectProvider<Watched> watched,
            JointPanel.Of joint,
            LegacyPanel.Of legacy,
            ClosingPanel.Of closing,
            CommonPanel.Of common,
            Clock clock) {
        this.standings = standings;
        this.steps = steps;
        this.dispatches = dispatches;
        this.lists = lists;
        this.solvers = solvers;
        this.promising = promising;
        this.bodies = bodies;
        this.categories = categories;
        this.clocks = clocks;
        this.identities = identities;
        this.areas = areas;
        this.media = media;
        this.ready = ready;
        this.ways = ways;
        this.grid = grid;
        this.watch = watch;
        this.merging = merging;
        this.watched = watched;
        this.joint = joint;
        this.legacy = legacy;
        this.closing = closing;
        this.common = common;
        this.clock = clock;
    }

    static Author official(long mandate) {
        return new Author(new PersonId(0), mandate, false);
    }

    CaseDeskPage page(Duty duty, CaseId id, Function<Typed, Typed> typed, Faults faults, @Nullable String conflict) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var own = duty.does(Work.COMMUNITY);
        var now = clock.instant();
        var it = standings.get(duty, id);
        if (!own) watch.seen(duty.actor(), "casework.look", id.subject());
        var rows = steps.of(it, own);
        var committee = own && it.open() ? bodies.committee(it.community()) : List.<Bodies.Colleague>of();
        var shown = identities.of(duty, it.community(), authors(it, rows, committee));
        var pictures = media.of(duty, CaseId.KIND, List.of(id.value())).getOrDefault(id.value(), List.of());
        var stepPictures =
                media.of(duty, Step.KIND, rows.stream().map(Steps.Row::id).toList());
        var timeline = Timeline.of(it, rows, shown, stepPictures, pictures);
        var sent = dispatches.of(it.community(), id);
        var wrote =
                typed.apply(Typed.none(Hours.of(clocks.handling(it.category().code(), now))));
        var holder = it.held(now);
        return new CaseDeskPage(
                duty.path("/cases/" + id.value()),
                duty.path("/cases"),
                own ? "/c/" + duty.area().slug() + "/cases/" + id.value() : null,
                own,
                it,
                shown.apply(it.author()),
                it.open() && it.reporter().value() != 0
                        ? Looking.path(duty, it.author().person()).orElse(null)
                        : null,
                holder == null ? null : shown.apply(official(holder)),
                committee.stream()
                        .map(one -> new CaseDeskPage.Colleague(one.mandate(), shown.apply(one.author())))
                        .toList(),
                timeline,
                sent,
                sent.stream()
                        .filter(one -> withdrawable(duty, it, one))
                        .map(one -> one.id().value())
                        .toList(),
                it.open() ? bodies.serving(duty, it.community()) : List.of(),
                own && it.open() ? categories.offered() : List.of(),
                own && it.open() && categories.beyond(it.category().code()),
                own ? lists.similar(it) : List.of(),
                it.open() ? solvers.like(it.community(), id) : Solved.NONE,
                merging.of(duty, it),
                own ? promising.atTheDesk(duty, it, rows) : AtTheDesk.NONE,
                ways.desk(duty, it, sent),
                watched.stream()
                        .flatMap(by -> by.of(duty, it.community(), id).stream())
                        .findFirst()
                        .orElse(null),
                grid.desk(duty, it),
                joint.see(duty, it),
                legacy.see(duty, it),
                closing.see(duty, it),
                common.see(duty, it),
                pictures,
                media.kept(duty, id.subject(), kept(wrote)),
                own ? ready.of(duty.path("/cases/" + id.value()), it) : Ready.NONE,
                wrote,
                faults,
                conflict,
                since(duty, wrote, rows, timeline, conflict),
                now);
    }

    /** Whether there is a picture of the work already, from a handler or from us. */
    boolean pictured(Duty duty, CaseId id) {
        var rows = steps.of(standings.get(duty, id), true);
        return !media.of(duty, Step.KIND, rows.stream().map(Steps.Row::id).toList())
                .isEmpty();
    }

    private static boolean withdrawable(Duty duty, Standing it, Dispatch one) {
        return it.open()
                && one.open()
                && one.area() != null
                && one.area() == duty.area().id();
    }

    private static List<MediaId> kept(Typed typed) {
        var kept = new ArrayList<>(typed.say().kept());
        kept.addAll(typed.answer().kept());
        return kept;
    }

    private static List<Author> authors(Standing it, List<Steps.Row> rows, List<Bodies.Colleague> committee) {
        return Stream.of(
                        Stream.of(it.author()),
                        Stream.ofNullable(it.holder()).map(CasePages::official),
                        rows.stream().map(Steps.Row::author),
                        rows.stream()
                                .map(Steps.Row::to)
                                .flatMap(Stream::ofNullable)
                                .map(CasePages::official),
                        committee.stream().map(Bodies.Colleague::author))
                .flatMap(one -> one)
                .distinct()
                .toList();
    }

    /** What others did after the page was shown on which this was decided. */
    private static List<Timeline.Entry> since(
            Duty duty, Typed typed, List<Steps.Row> rows, Timeline timeline, @Nullable String conflict) {
        if (conflict == null) return List.of();
        var since = new ArrayList<Timeline.Entry>();
        for (var n = 0; n < rows.size(); n++)
            if (rows.get(n).number() > typed.version()
                    && !rows.get(n).author().person().equals(duty.person()))
                since.add(timeline.entries().get(n));
        return since;
    }
}
