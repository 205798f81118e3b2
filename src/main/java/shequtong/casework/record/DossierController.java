package shequtong.casework.record;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import shequtong.audit.Watch;
import shequtong.casework.CaseId;
import shequtong.casework.file.Dispatches;
import shequtong.casework.file.Dispatches.Dispatch;
import shequtong.casework.file.Standing;
import shequtong.casework.file.Standings;
import shequtong.casework.file.Step;
import shequtong.casework.file.Steps;
import shequtong.casework.file.Timeline;
import shequtong.identity.PersonId;
import shequtong.kernel.Forbidden;
import shequtong.media.Media;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position.Work;
import shequtong.organization.Viewer;
import shequtong.residency.Author;
import shequtong.residency.IdentityView;

/** 案卷: on paper it leaves the system, so whoever takes it out of a desk is entered in the audit before. */
@Controller
class DossierController {

    private final Proofs proofs;
    private final Standings standings;
    private final Steps steps;
    private final Dispatches dispatches;
    private final IdentityView identities;
    private final Media media;
    private final Watch watch;
    private final Clock clock;

    DossierController(
            Proofs proofs,
            Standings standings,
            Steps steps,
            Dispatches dispatches,
            IdentityView identities,
            Media media,
            Watch watch,
            Clock clock) {
        this.proofs = proofs;
        this.standings = standings;
        this.steps = steps;
        this.dispatches = dispatches;
        this.identities = identities;
        this.media = media;
        this.watch = watch;
        this.clock = clock;
    }

    @GetMapping("/c/{code}/cases/{id}/print")
    DossierPage print(Here here, @PathVariable CaseId id) {
        var it = standings.get(here, id);
        if (!here.resides() || !it.reporter().equals(here.person())) throw new Forbidden("案卷由反映的人打印");
        return new DossierPage(dossier(here, it, false, List.of()));
    }

    @GetMapping("/d/{area}/cases/{id}/print")
    DossierDeskPage print(Duty duty, @PathVariable CaseId id) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var it = standings.get(duty, id);
        watch.seen(duty.actor(), "casework.print", id.subject());
        return new DossierDeskPage(dossier(duty, it, duty.does(Work.COMMUNITY), dispatches.of(it.community(), id)));
    }

    private Dossier dossier(Viewer viewer, Standing it, boolean inner, List<Dispatch> sent) {
        var now = clock.instant();
        var rows = steps.of(it, inner);
        var held = inner ? it.held(now) : null;
        var shown = identities.of(
                viewer,
                it.community(),
                Stream.of(
                                Stream.of(it.author()),
                                Stream.ofNullable(held).map(DossierController::official),
                                rows.stream().map(Steps.Row::author),
                                rows.stream()
                                        .map(Steps.Row::to)
                                        .flatMap(Stream::ofNullable)
                                        .map(DossierController::official))
                        .flatMap(one -> one)
                        .distinct()
                        .toList());
        var id = it.id().value();
        var pictures = media.of(viewer, CaseId.KIND, List.of(id)).getOrDefault(id, List.of());
        var ofSteps =
                media.of(viewer, Step.KIND, rows.stream().map(Steps.Row::id).toList());
        var proof = proofs.of(it, inner, null);
        return new Dossier(
                viewer.path("/cases/" + id),
                inner,
                it,
                shown.apply(it.author()),
                held == null ? null : shown.apply(official(held)),
                pictures,
                Timeline.of(it, rows, shown, ofSteps, pictures),
                sent,
                proof,
                proof.digest(),
                now);
    }

    private static Author official(long mandate) {
        return new Author(new PersonId(0), mandate, false);
    }
}
