package shequtong.casework.ways;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shequtong.casework.CaseId;
import shequtong.casework.file.Case;
import shequtong.casework.file.Cases;
import shequtong.casework.file.Clocks;
import shequtong.casework.file.Dispatches.Dispatch;
import shequtong.casework.file.Limit;
import shequtong.casework.file.Standing;
import shequtong.casework.ways.Extensions.Level;
import shequtong.casework.ways.Ways.Kind;
import shequtong.casework.ways.Ways.Way;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/** The parts of other pages that show the ways of a case: at a desk, at a handler's, to residents. */
@Component
public class WayParts {

    private static final int TOO_OFTEN = 3;
    private static final int DAYS_TO_OBJECT = 1;

    private final Ways ways;
    private final Cases cases;
    private final Clocks clocks;
    private final Clock clock;

    WayParts(Ways ways, Cases cases, Clocks clocks, Clock clock) {
        this.ways = ways;
        this.cases = cases;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** For the desk that has the case. */
    public DeskWays desk(Duty duty, Standing it, List<Dispatch> sent) {
        var all = ways.of(it.community(), it.id());
        var resting = resting(all, it.handling().until(), it.open());
        var own = duty.does(Work.COMMUNITY);
        var secretary = Extending.secretary(duty);
        var runs = own && it.open() && !it.handling().late(clock.instant()) && resting == null;
        return new DeskWays(
                duty.path("/cases/" + it.id().value()),
                own && it.open(),
                of(all, Kind.BOUNCE),
                of(all, Kind.OBJECTION).stream()
                        .flatMap(one -> objection(duty, it, one, sent).stream())
                        .toList(),
                of(all, Kind.EXTENSION).stream()
                        .map(one -> extension(duty, it, one, sent))
                        .toList(),
                resting,
                runs,
                runs && secretary && it.first().isMet(),
                resting != null && secretary,
                of(all, Kind.RESOURCE).stream().map(WayParts::resource).toList(),
                of(all, Kind.REMINDER),
                stages(all),
                own && it.open() && it.reworks() >= TOO_OFTEN ? it.reworks() : 0,
                sent.stream().anyMatch(one -> one.open() && one.tier() != shequtong.casework.file.Tier.SELF_GOVERNANCE),
                it.version(),
                clock.instant());
    }

    /** For the body that was sent it. */
    public TaskWays task(Duty duty, long community, CaseId id, long dispatch, Limit limit, boolean open) {
        var all = ways.of(community, id);
        var mine = all.stream()
                .filter(it -> it.dispatch() != null && it.dispatch() == dispatch)
                .toList();
        var resting = resting(all, community, id);
        var objected = of(mine, Kind.OBJECTION).stream().findFirst().orElse(null);
        var now = clock.instant();
        var until = open && objected == null && duty.does(Work.HANDLING)
                ? clocks.after(limit.from(), DAYS_TO_OBJECT)
                : null;
        return new TaskWays(
                duty.path("/tasks/" + dispatch + "/ways"),
                until != null && !now.isAfter(until) ? until : null,
                objected == null || objected.open() && !open ? null : objected,
                open && !limit.late(now) && resting == null,
                of(mine, Kind.EXTENSION),
                open && duty.does(Work.COORDINATING),
                resting,
                of(all, Kind.RESOURCE).stream().map(WayParts::resource).toList());
    }

    /** For residents: what rests and why, who joins in, and by when which stage. */
    public ResidentWays residents(Standing it) {
        var all = ways.of(it.community(), it.id());
        return new ResidentWays(
                resting(all, it.handling().until(), it.open()),
                of(all, Kind.RESOURCE).stream().map(WayParts::resource).toList(),
                it.open() ? stages(all) : List.of(),
                clock.instant());
    }

    /** The case is asked for only where something rests at all. */
    private @Nullable Way resting(List<Way> all, long community, CaseId id) {
        if (of(all, Kind.SUSPENSION).isEmpty()) return null;
        return cases.find(community, id)
                .map(it -> resting(all, it.head().times().handleDue(), it instanceof Case.Open))
                .orElse(null);
    }

    private static @Nullable Way resting(List<Way> all, Instant due, boolean open) {
        return of(all, Kind.SUSPENSION).stream()
                .filter(it -> open && due.equals(it.moved()))
                .findFirst()
                .orElse(null);
    }

    private static List<Way> of(List<Way> all, Kind kind) {
        return all.stream().filter(it -> it.kind() == kind).toList();
    }

    private static @Nullable Dispatch sent(Way way, List<Dispatch> sent) {
        return sent.stream()
                .filter(it -> way.dispatch() != null && it.id().value() == way.dispatch())
                .findFirst()
                .orElse(null);
    }

    /** What came back is told as such. */
    private static List<DeskWays.Objection> objection(Duty duty, Standing it, Way way, List<Dispatch> sent) {
        var dispatch = sent(way, sent);
        if (dispatch == null) return List.of();
        var decides = it.open()
                && way.open()
                && dispatch.open()
                && dispatch.area() != null
                && dispatch.area() == duty.area().id();
        return List.of(new DeskWays.Objection(way, dispatch.label(), dispatch.promise(), decides, dispatch.open()));
    }

    private static DeskWays.Extension extension(Duty duty, Standing it, Way way, List<Dispatch> sent) {
        var dispatch = sent(way, sent);
        var level = Level.valueOf(way.detail());
        var decides = it.open() && way.open() && Extending.decides(duty, level, dispatch);
        return new DeskWays.Extension(
                way,
                dispatch == null ? it.committee() + "会" : dispatch.label(),
                dispatch == null ? "" : dispatch.promise(),
                level.label(),
                decides);
    }

    private static DeskWays.Resource resource(Way way) {
        return new DeskWays.Resource(
                way.number(), Resources.Sort.valueOf(way.state()).label(), way.detail(), way.words());
    }

    private List<DeskWays.Stage> stages(List<Way> all) {
        return of(all, Kind.STAGE).stream()
                .map(it -> new DeskWays.Stage(it.words(), clocks.after(it.at(), (int) it.number())))
                .toList();
    }
}
