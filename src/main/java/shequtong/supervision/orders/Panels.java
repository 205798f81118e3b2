package shequtong.supervision.orders;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shequtong.casework.CaseId;
import shequtong.casework.Watched;
import shequtong.casework.Watching;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.residency.IdentityView;
import shequtong.supervision.Eyes;
import shequtong.supervision.orders.Demands.Demand;

/** The orders and remarks on a case, on its page at a desk; at the committee's only where there are any. */
@Component
class Panels implements Watched {

    private final Demands demands;
    private final IdentityView names;
    private final Clock clock;

    Panels(Demands demands, IdentityView names, Clock clock) {
        this.demands = demands;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public Optional<Watching> of(Duty duty, long community, CaseId id) {
        var ours = duty.does(Work.COMMUNITY);
        if (!ours && !Eyes.oversees(duty)) return Optional.empty();
        var found = demands.of(community, id.subject());
        if (ours && found.isEmpty()) return Optional.empty();
        var shown = names.officials(found.stream().map(Demand::mandate).toList());
        var now = clock.instant();
        return Optional.of(new Watching(
                found.stream()
                        .map(it -> new Watching.Line(
                                path(duty, it),
                                it.words(),
                                shown.apply(it.mandate()),
                                it.at(),
                                it.due(),
                                badge(it, now),
                                style(it, now),
                                it.ordered() ? "flame" : "binoculars"))
                        .toList(),
                ours ? null : duty.path("/observatory/" + demands.slug(community) + "/cases/" + id.value())));
    }

    /** Somebody else's remark is not to be opened at a desk above. */
    private static String path(Duty duty, Demand it) {
        if (it.ordered()) return duty.path(OrderController.PATH + "/" + it.id());
        return duty.does(Work.COMMUNITY) || it.mandate() == duty.mandate().id()
                ? duty.path(FindingController.PATH + "/" + it.id())
                : "#watching";
    }

    private static boolean late(Demand it, Instant now) {
        return it.waiting() && it.due().isBefore(now);
    }

    private static String badge(Demand it, Instant now) {
        if (late(it, now)) return "到期未回复";
        return switch (it.state()) {
            case "ISSUED" -> "督办中";
            case "REPLIED" -> "已回复，待核实";
            case "LIFTED" -> "已销号";
            case "REMARKED" -> "等答复";
            default -> "已答复";
        };
    }

    private static String style(Demand it, Instant now) {
        if (late(it, now)) return "is-late";
        return switch (it.state()) {
            case "ISSUED" -> "is-urge";
            case "REMARKED" -> "is-new";
            case "LIFTED" -> "is-closed";
            default -> "is-done";
        };
    }
}
